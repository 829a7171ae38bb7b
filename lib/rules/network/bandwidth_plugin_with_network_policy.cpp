// network/bandwidth-plugin-with-network-policy — two features of the VPC CNI that need the same hook of the kernel.
#include "lint/rule.hpp"

namespace dek::rules::network_bandwidth_plugin_with_network_policy {
namespace {

constexpr std::string_view kDoc = R"md(
The bandwidth plugin is chained while network policies are enforced by the VPC CNI; the two exclude each other.

## Why
Both attach to the traffic control hooks of a pod's interface. Upstream states that policies are not enforced once the
bandwidth plugin is in the chain: traffic that a NetworkPolicy forbids goes through, and nothing reports it.

## Bad
~~~yaml
enableNetworkPolicy: "true"
env:
  ENABLE_PREFIX_DELEGATION: "true"
  ENABLE_BANDWIDTH_PLUGIN: "true"
~~~

## Good
~~~yaml
enableNetworkPolicy: "true"
env:
  ENABLE_PREFIX_DELEGATION: "true"
~~~

## Exceptions
Policies are enforced by another engine, and `enableNetworkPolicy` is off.

## Sources
- aws/amazon-vpc-cni-k8s: README.md
)md";

void check(const manifest::CniSettings& cni, Reporter& out) {
  if (cni.flag("ENABLE_BANDWIDTH_PLUGIN") != true) return;
  const Node option = cni.option("enableNetworkPolicy");
  const auto text = option.text();
  const bool is_enforced = text && manifest::parse_go_boolean(*text) == true;
  const manifest::CniSetting* mode = cni.find("NETWORK_POLICY_ENFORCING_MODE");
  const bool is_strict = mode != nullptr && mode->value.is("strict");
  if (!is_enforced && !is_strict) return;
  out.at(cni.find("ENABLE_BANDWIDTH_PLUGIN")->value, "network policies are not enforced beside the bandwidth plugin")
      .label("both need the traffic control hooks")
      .related(is_enforced ? option : mode->value, "policies are switched on here")
      .help("switch one of them off; where tenants share nodes, the bandwidth plugin");
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "network/bandwidth-plugin-with-network-policy",
                                                .code = "NET022",
                                                .severity = Severity::error,
                                                .since = "0.2.0",
                                                .doc = kDoc},
                                       .check = lint::on_cni_settings(check)};

}  // namespace dek::rules::network_bandwidth_plugin_with_network_policy
