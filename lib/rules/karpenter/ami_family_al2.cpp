// karpenter/ami-family-al2 — nodes on Amazon Linux 2.
#include "facts/eks.hpp"
#include "lint/rule.hpp"

#include <algorithm>

namespace dek::rules::karpenter_ami_family_al2 {
namespace {

constexpr std::string_view kDoc = R"md(
An EC2NodeClass launches Amazon Linux 2.

## Why
EKS publishes Amazon Linux 2 images up to Kubernetes 1.32 and none for 1.33, so the class launches nothing after that
upgrade. The system also runs cgroup v1, where the page cache of shuffle files counts against the executor's memory
limit until the kernel kills it.

## Bad
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: default
spec:
  amiSelectorTerms:
    - alias: al2@v20260301
~~~

## Good
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: default
spec:
  amiSelectorTerms:
    - alias: al2023@v20260301
~~~

## Exceptions
An error where the profile's Kubernetes is 1.33 or newer. Ubuntu images under `amiFamily: AL2`, which Karpenter's guide
recommends since its own Ubuntu family is gone: told by `ubuntu` in a selector or a root device `/dev/sda1`.

## Sources
- aws/karpenter-provider-aws: website/content/en/docs/concepts/nodeclasses.md
- awslabs/data-on-eks: website/docs/bestpractices/analytics/spark-oom-kills.md
)md";

constexpr std::string_view kUbuntuRoot = "/dev/sda1";

bool names_ubuntu(Node term) {
  const auto is_ubuntu = [](Node value) { return base::contains_ignoring_case(value.raw(), "ubuntu"); };
  const tree::Entries tags = term["tags"].entries();
  return is_ubuntu(term["name"]) || is_ubuntu(term["ssmParameter"]) ||
         std::ranges::any_of(tags, [&](const tree::Entry& tag) { return is_ubuntu(tag.key) || is_ubuntu(tag.value); });
}

bool launches_ubuntu(const manifest::NodeClass& node_class) {
  return std::ranges::any_of(node_class.ami_selector_terms().items(), names_ubuntu) ||
         std::ranges::any_of(node_class.block_device_mappings().items(),
                             [](Node mapping) { return mapping["deviceName"].is(kUbuntuRoot); });
}

/// Where the class says AL2; absent when it does not. An alias of another family beside `amiFamily: AL2` contradicts
/// it.
Node place_of_al2(const manifest::NodeClass& node_class) {
  const Node alias = node_class.ami_alias();
  if (alias && !alias.is_unknown()) {
    return manifest::ami_family_of_alias(*alias.text()) == "AL2" ? alias : Node();
  }
  const Node family = node_class.spec["amiFamily"];
  return family.is("AL2") && !launches_ubuntu(node_class) ? family : Node();
}

/// True when EKS has no AL2 image for the cluster's version.
bool is_gone(const std::optional<manifest::Version>& kubernetes) {
  if (!kubernetes) return false;
  const auto* version = facts::find_eks_version(fmt::format("{}.{}", kubernetes->major, kubernetes->minor));
  if (version == nullptr || version->node_os.empty()) return false;
  return !base::is_one_of("AmazonLinux2", base::split(version->node_os, '|'));
}

void check(const manifest::NodeClass& node_class, Reporter& out) {
  const Node place = place_of_al2(node_class);
  if (!place) return;
  out.at(place, "`{}` is Amazon Linux 2, which EKS no longer builds from Kubernetes 1.33 on", *place.text())
      .severity(is_gone(out.context().kubernetes) ? Severity::error : Severity::warning)
      .help("move to `al2023` or `bottlerocket`; user data of AL2 becomes a NodeConfig");
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/ami-family-al2",
                                                .code = "KRP053",
                                                .severity = Severity::warning,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_class(check)};

}  // namespace dek::rules::karpenter_ami_family_al2
