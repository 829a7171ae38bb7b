// karpenter/ami-family-mismatch — family and alias that the API does not know, or that contradict each other.
#include "lint/rule.hpp"

#include <algorithm>
#include <array>

namespace dek::rules::karpenter_ami_family_mismatch {
namespace {

constexpr std::string_view kDoc = R"md(
`amiFamily` and the AMI selector contradict each other, or name a family that the API does not know.

## Why
The family decides in which language user data is merged, which disks a node gets and how the kubelet is started. So the
CRD refuses a class whose alias is of one family and whose `amiFamily` is another, one without alias and `amiFamily`,
and families it does not list: Ubuntu left with v1. A refused class launches nothing.

## Bad
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: default
spec:
  amiFamily: AL2
  amiSelectorTerms:
    - alias: bottlerocket@v1.44.0
~~~

## Good
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: default
spec:
  amiSelectorTerms:
    - alias: bottlerocket@v1.44.0
~~~

## Exceptions
`amiFamily: Custom` beside any alias: the image of that family with user data of your own.

## Sources
- aws/karpenter-provider-aws: pkg/apis/crds/karpenter.k8s.aws_ec2nodeclasses.yaml
- aws/karpenter-provider-aws: website/content/en/docs/concepts/nodeclasses.md
)md";

// Enum of spec.amiFamily and the families of an alias, from the CRD of Karpenter v1.14.1.
constexpr std::array<std::string_view, 7> kFamilies = {"AL2",         "AL2023",      "Bottlerocket", "Custom",
                                                       "Windows2019", "Windows2022", "Windows2025"};
constexpr std::array<std::string_view, 6> kAliases = {"al2",         "al2023",      "bottlerocket",
                                                      "windows2019", "windows2022", "windows2025"};

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

void check_alias(Node alias, Reporter& out) {
  const std::string_view value = *alias.text();
  const std::size_t at = value.find('@');
  const std::string_view family = value.substr(0, at);
  const bool has_shape = at != std::string_view::npos && at > 0 && at + 1 < value.size() &&
                         std::ranges::all_of(family, is_letter_or_digit);
  if (!has_shape) {
    out.at(alias, "alias `{}` is not of the form `family@version`", value).help("write for example `al2023@v20260301`");
  } else if (!base::is_one_of(family, kAliases)) {
    const auto near = base::closest(family, kAliases);
    out.at(alias, "alias `{}` names a family that Karpenter has no images of", value)
        .help("{}", near ? fmt::format("did you mean `{}`?", *near)
                         : "select other images by `id`, `name`, `tags` or `ssmParameter`, and set `amiFamily`");
  } else if (family.starts_with("windows") && value.substr(at + 1) != "latest") {
    out.at(alias, "alias `{}` pins a version, which Windows families do not take", value)
        .help("write `{}@latest`", family);
  }
}

/// Reports what stands against the API; true when the family's text may be compared with an alias.
bool is_family(Node family, Reporter& out) {
  const auto value = family.text();
  if (!value) return false;
  if (base::is_one_of(*value, kFamilies)) return true;
  const auto near = base::closest(*value, kFamilies);
  out.at(family, "`amiFamily: {}` is not a family of the v1 API", *value)
      .help("{}", near ? fmt::format("did you mean `{}`?", *near)
                       : "write `Custom` and give nodes their whole user data, or select images by an alias");
  return false;
}

void check_pair(const manifest::NodeClass& node_class, Node family, Node alias, Reporter& out) {
  const std::string_view expected = manifest::ami_family_of_alias(alias.text().value_or(""));
  if (expected.empty() || family.is(expected) || family.is("Custom")) return;
  const bool has_user_data = static_cast<bool>(node_class.spec["userData"]);
  out.at(family, "`amiFamily: {}` contradicts the alias, which is of family `{}`", *family.text(), expected)
      .related(alias, "the alias")
      .help("leave `amiFamily` out: the alias says it")
      .fix("let the alias decide the family", Applicability::safe,
           has_user_data ? lint::Edits() : lint::remove_entry(family));
}

void check(const manifest::NodeClass& node_class, Reporter& out) {
  if (!node_class.is_v1()) return;
  const Node family = node_class.spec["amiFamily"];
  const Node terms = node_class.ami_selector_terms();
  const Node alias = node_class.ami_alias();
  for (const Node term : terms.items()) {
    if (term["alias"].text()) check_alias(term["alias"], out);
  }
  if (is_family(family, out)) check_pair(node_class, family, alias, out);
  if (family || alias || terms.size() == 0) return;
  out.at(terms.key(), "EC2NodeClass has neither an alias nor `amiFamily`")
      .label("which family are these images of?")
      .help("add `amiFamily`, for example `AL2023`: it decides how user data is merged");
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/ami-family-mismatch",
                                                .code = "KRP054",
                                                .severity = Severity::error,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_class(check)};

}  // namespace dek::rules::karpenter_ami_family_mismatch
