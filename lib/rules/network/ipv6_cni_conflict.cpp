// network/ipv6-cni-conflict — settings that keep aws-node from starting with IPv6, or that it ignores there.
#include "lint/rule.hpp"

namespace dek::rules::network_ipv6_cni_conflict {
namespace {

constexpr std::string_view kDoc = R"md(
The VPC CNI is set to IPv6 together with something that it cannot have there.

## Why
ipamd checks its configuration first and exits when it does not fit: one family of addresses, not both and not none;
IPv6 with prefix delegation only, and without custom networking. Nodes then stay `NotReady`. The family of a cluster
cannot be changed later, so that such a mistake is found at the worst moment. Warm targets and `MAX_ENI` are merely not
looked at, because one prefix of IPv6 holds more addresses than a node has pods (advice).

## Bad
~~~yaml
env:
  ENABLE_IPv6: "true"
  ENABLE_IPv4: "false"
  ENABLE_PREFIX_DELEGATION: "false"
~~~

## Good
~~~yaml
env:
  ENABLE_IPv6: "true"
  ENABLE_IPv4: "false"
  ENABLE_PREFIX_DELEGATION: "true"
~~~

## Exceptions
The EKS add-on sets the family and prefix delegation of an IPv6 cluster by itself: there only what is written counts.

## Sources
- aws/amazon-vpc-cni-k8s: pkg/ipamd/ipamd.go
- aws/aws-eks-best-practices: latest/bpg/networking/ipv6.adoc
)md";

constexpr std::string_view kIgnored[] = {"MAX_ENI", "MINIMUM_IP_TARGET", "WARM_ENI_TARGET", "WARM_IP_TARGET"};
constexpr std::string_view kShipped = "1";  // of WARM_ENI_TARGET, by the chart

/// True when aws-node is known to get `value`. What is not written is the chart's; of an add-on it is up to EKS, and
/// for a DaemonSet documentation and program name different defaults.
bool has(const manifest::CniSettings& cni, std::string_view name, bool value) {
  const bool may_be_absent = cni.form == manifest::CniForm::helm_values;
  return (may_be_absent || cni.find(name) != nullptr) && cni.flag(name) == value;
}

/// Where a switch is written, else where IPv6 is switched on.
Node place_of(const manifest::CniSettings& cni, std::string_view name) {
  const manifest::CniSetting* setting = cni.find(name);
  return setting != nullptr ? setting->value : cni.find("ENABLE_IPv6")->value;
}

void check_ignored(const manifest::CniSettings& cni, Reporter& out) {
  for (const std::string_view name : kIgnored) {
    const manifest::CniSetting* setting = cni.find(name);
    if (setting == nullptr || setting->value.is(kShipped)) continue;
    out.at(setting->key, "`{}` does nothing with IPv6", name)
        .severity(Severity::advice)
        .label("ignored")
        .help("delete it");
  }
}

void check(const manifest::CniSettings& cni, Reporter& out) {
  if (cni.find("ENABLE_IPv6") == nullptr) return;
  if (has(cni, "ENABLE_IPv4", false) && has(cni, "ENABLE_IPv6", false)) {
    out.at(place_of(cni, "ENABLE_IPv4"), "neither IPv4 nor IPv6 is switched on")
        .label("aws-node does not start")
        .help("switch on the family of the cluster");
  }
  if (cni.flag("ENABLE_IPv6") != true) return;
  if (has(cni, "ENABLE_IPv4", true)) {
    out.at(place_of(cni, "ENABLE_IPv4"), "IPv4 and IPv6 are both switched on")
        .label("aws-node does not start")
        .help("set one of them to \"false\"; the chart itself sets `ENABLE_IPv4` to \"true\"");
  }
  if (has(cni, "ENABLE_PREFIX_DELEGATION", false)) {
    out.at(place_of(cni, "ENABLE_PREFIX_DELEGATION"), "IPv6 without prefix delegation")
        .label("aws-node does not start")
        .help("set `ENABLE_PREFIX_DELEGATION` to \"true\"");
  }
  if (has(cni, "AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG", true)) {
    out.at(place_of(cni, "AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG"), "IPv6 with custom networking")
        .label("aws-node does not start")
        .help("switch off custom networking; it shares out addresses that IPv6 has enough of");
  }
  check_ignored(cni, out);
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "network/ipv6-cni-conflict",
                                                .code = "NET019",
                                                .severity = Severity::error,
                                                .since = "0.2.0",
                                                .doc = kDoc},
                                       .check = lint::on_cni_settings(check)};

}  // namespace dek::rules::network_ipv6_cni_conflict
