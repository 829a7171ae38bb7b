// karpenter/instance-store-policy-invalid — instanceStorePolicy that the API refuses, or that nobody carries out.
#include "lint/rule.hpp"

#include <algorithm>
#include <array>

namespace dek::rules::karpenter_instance_store_policy_invalid {
namespace {

constexpr std::string_view kDoc = R"md(
`instanceStorePolicy` is not `RAID0`, or stands where nobody builds the array.

## Why
`RAID0` is the one value of the enum, in capitals; anything else gets the class refused. Karpenter counts the NVMe disks
of such a class as space for pods, but builds the array only on AL2, AL2023 and Bottlerocket from 1.22 on. On other
images the disks stay raw unless user data builds the array: pods are placed for terabytes that are not there, and
shuffle data fills the root volume.

## Bad
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: default
spec:
  instanceStorePolicy: raid0
~~~

## Good
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: default
spec:
  instanceStorePolicy: RAID0
~~~

## Exceptions
A `Custom` family, or an older Bottlerocket, whose user data sets up the disks itself.

## Sources
- aws/karpenter-provider-aws: pkg/apis/crds/karpenter.k8s.aws_ec2nodeclasses.yaml
- aws/karpenter-provider-aws: website/content/en/docs/concepts/nodeclasses.md
)md";

constexpr std::string_view kOnly = "RAID0";
constexpr manifest::Version kBottlerocketSince{1, 22, 0};

// Words of user data that sets up disks itself.
constexpr std::array<std::string_view, 6> kDiskWords = {"mdadm", "mkfs",         "setup-local-disks",
                                                        "raid0", "localStorage", "bootstrap-containers"};

/// True when the user data may set up the disks; what a placeholder brings is not known.
bool may_build_array(const manifest::NodeClass& node_class) {
  const std::string_view text = node_class.spec["userData"].raw();
  if (node_class.spec["userData"] && text.empty()) return true;
  return text.find("{{") != std::string_view::npos ||
         std::ranges::any_of(kDiskWords, [&](std::string_view w) { return base::contains_ignoring_case(text, w); });
}

/// The release of a Bottlerocket alias; empty when it floats or is not known.
std::optional<manifest::Version> bottlerocket_version(const manifest::NodeClass& node_class) {
  const std::string_view alias = node_class.ami_alias().text().value_or("");
  constexpr std::string_view kPrefix = "bottlerocket@";
  return alias.starts_with(kPrefix) ? manifest::parse_version(alias.substr(kPrefix.size())) : std::nullopt;
}

void check_family(const manifest::NodeClass& node_class, Node policy, Reporter& out) {
  const std::string_view family = node_class.ami_family();
  const auto version = bottlerocket_version(node_class);
  const bool is_old = version && *version < kBottlerocketSince;
  const bool is_unsupported = family == "Custom" || family.starts_with("Windows");
  if ((!is_old && !is_unsupported) || may_build_array(node_class)) return;
  out.at(policy, "Karpenter does not build the array on {}",
         is_old ? fmt::format("Bottlerocket {}.{}", version->major, version->minor)
                : fmt::format("nodes of family `{}`", family))
      .severity(Severity::warning)
      .related(is_old ? node_class.ami_alias() : node_class.spec["amiFamily"], "decides it")
      .help("{}", is_old ? "raise Bottlerocket to 1.22 or newer" : "set up the disks in user data, or drop the policy");
}

void check(const manifest::NodeClass& node_class, Reporter& out) {
  const Node policy = node_class.spec["instanceStorePolicy"];
  const auto value = policy.text();
  if (!value) return;
  if (*value == kOnly) return check_family(node_class, policy, out);
  const bool is_case = base::equals_ignoring_case(*value, kOnly);
  out.at(policy, "`instanceStorePolicy: {}` is not a value of the API", *value)
      .label("rejected by the API server")
      .help("write `RAID0`, or leave the field out")
      .fix("write it in capitals", Applicability::safe, is_case ? lint::replace_value(policy, kOnly) : lint::Edits());
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/instance-store-policy-invalid",
                                                .code = "KRP060",
                                                .severity = Severity::error,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_class(check)};

}  // namespace dek::rules::karpenter_instance_store_policy_invalid
