// karpenter/node-class-required-fields — an EC2NodeClass without one of the three selectors that v1 requires.
#include "lint/rule.hpp"

#include <algorithm>
#include <array>

namespace dek::rules::karpenter_node_class_required_fields {
namespace {

constexpr std::string_view kDoc = R"md(
An EC2NodeClass lacks selectors for its AMI, subnets or security groups.

## Why
v1 requires `amiSelectorTerms`, `subnetSelectorTerms` and `securityGroupSelectorTerms`, each with at least one term that
selects something. Up to v1beta1 `amiFamily` alone was enough, and that is what slides and older blueprints show. The
API server rejects the class, and every NodePool that refers to it launches nothing.

## Bad
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: default
spec:
  amiFamily: AL2023
  role: KarpenterNodeRole-data
~~~

## Good
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: default
spec:
  role: KarpenterNodeRole-data
  amiSelectorTerms:
    - alias: al2023@v20260301
  subnetSelectorTerms:
    - tags: {karpenter.sh/discovery: data}
  securityGroupSelectorTerms:
    - tags: {karpenter.sh/discovery: data}
~~~

## Exceptions
`karpenter.k8s.aws/v1beta1`, where the AMI follows from the family.

## Sources
- aws/karpenter-provider-aws: pkg/apis/crds/karpenter.k8s.aws_ec2nodeclasses.yaml
- aws/karpenter-provider-aws: website/content/en/docs/concepts/nodeclasses.md
)md";

struct Field {
  std::string_view name;
  std::array<std::string_view, 5> selectors;  // keys of a term that select something
};

constexpr std::array<Field, 3> kFields = {{
    {"amiSelectorTerms", {"alias", "id", "name", "tags", "ssmParameter"}},
    {"subnetSelectorTerms", {"id", "tags"}},
    {"securityGroupSelectorTerms", {"id", "name", "tags"}},
}};

bool selects(Node term, const Field& field) {
  return !term.is_map() || std::any_of(field.selectors.begin(), field.selectors.end(), [&](std::string_view key) {
    return !key.empty() && term[key] && !term[key].is_null();
  });
}

void check_terms(Node terms, const Field& field, Reporter& out) {
  for (const Node term : terms.items()) {
    if (!selects(term, field))
      out.at(term, "term of `{}` selects nothing", field.name).help("give it a selector, for example `tags`");
    for (const tree::Entry tag : term["tags"].entries()) {
      const bool is_empty = tag.key.is("") || tag.value.is("") || tag.value.is_null();
      if (is_empty)
        out.at(tag.key, "tag in `{}` has an empty key or value", field.name).help("use `*` to take any value");
    }
  }
}

void check(const manifest::NodeClass& node_class, Reporter& out) {
  if (!node_class.is_v1() || node_class.spec.is_unknown()) return;
  std::vector<std::string> missing;
  for (const Field& field : kFields) {
    const Node terms = node_class.spec[field.name];
    if (terms.is_unknown()) continue;
    if (terms.size() == 0) missing.push_back(base::as_code(field.name));
    check_terms(terms, field, out);
  }
  if (missing.empty()) return;
  auto finding = out.at(*node_class.resource, "EC2NodeClass lacks {}", base::join_words(missing));
  finding.help(
      "pin the AMI with `alias: al2023@VERSION`, and select subnets and security groups by their "
      "`karpenter.sh/discovery` tag");
  if (node_class.spec["amiFamily"]) finding.related(node_class.spec["amiFamily"].key(), "was enough up to v1beta1");
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/node-class-required-fields",
                                                .code = "KRP050",
                                                .severity = Severity::error,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_class(check)};

}  // namespace dek::rules::karpenter_node_class_required_fields
