// karpenter/ami-alias-not-alone — AMI selectors that exclude each other.
#include "lint/rule.hpp"

#include <array>

namespace dek::rules::karpenter_ami_alias_not_alone {
namespace {

constexpr std::string_view kDoc = R"md(
An AMI alias or id stands beside selectors that exclude it.

## Why
An alias picks the image for each architecture and accelerator by itself, so the CRD takes it only as the single key of
the single term. An `id` is complete in itself, too, and takes neither `name`, `tags` nor `owner` in its term. The API
server rejects the class; nodes go on under the old one, or none launch.

## Bad
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: default
spec:
  amiSelectorTerms:
    - alias: al2023@v20260301
    - id: ami-0123456789abcdef0
~~~

## Good
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: default
spec:
  amiFamily: AL2023
  amiSelectorTerms:
    - id: ami-0123456789abcdef0
    - id: ami-0fedcba9876543210
~~~

## Sources
- aws/karpenter-provider-aws: pkg/apis/crds/karpenter.k8s.aws_ec2nodeclasses.yaml
- aws/karpenter-provider-aws: website/content/en/docs/concepts/nodeclasses.md
)md";

struct Exclusion {
  std::string_view key;
  std::array<std::string_view, 4> others;
};

// Rules of the CRD: keys of a term that exclude others.
constexpr std::array<Exclusion, 2> kExclusions = {
    {{"alias", {"id", "tags", "name", "owner"}}, {"id", {"tags", "name", "owner", "alias"}}}};

/// True when the key has a value: the API server drops nulls.
bool has(Node term, std::string_view key) {
  return term[key] && !term[key].is_null();
}

void check_term(Node term, Reporter& out) {
  if (term.is_open()) return;  // a template may write one or the other
  for (const auto& [key, others] : kExclusions) {
    if (!has(term, key)) continue;
    for (const std::string_view other : others) {
      if (!has(term, other)) continue;
      out.at(term[other].key(), "`{}` stands beside `{}` in one AMI term", other, key)
          .related(term[key].key(), "complete in itself")
          .help("keep one of the two, or make two terms of them where neither is an alias");
      return;
    }
  }
}

void check(const manifest::NodeClass& node_class, Reporter& out) {
  if (!node_class.is_v1()) return;
  const Node terms = node_class.ami_selector_terms();
  for (const Node term : terms.items()) check_term(term, out);
  const Node alias = node_class.ami_alias();
  if (terms.size() < 2 || !alias || terms.is_open()) return;
  out.at(alias, "an alias is one of {} AMI terms", terms.size())
      .label("must be the only term")
      .help("keep the alias alone, or select all images by `id`, `name`, `tags` or `ssmParameter`");
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/ami-alias-not-alone",
                                                .code = "KRP055",
                                                .severity = Severity::error,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_class(check)};

}  // namespace dek::rules::karpenter_ami_alias_not_alone
