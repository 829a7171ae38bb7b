// network/prefix-delegation-with-zero-warm-pool — a combination that aws-node refuses to start with.
#include "lint/rule.hpp"

namespace dek::rules::network_prefix_delegation_with_zero_warm_pool {
namespace {

constexpr std::string_view kDoc = R"md(
Prefix delegation is on while every warm target is zero, and aws-node refuses to start like that.

## Why
With `WARM_PREFIX_TARGET=0` and neither `WARM_IP_TARGET` nor `MINIMUM_IP_TARGET` a node would ask for a prefix only
while a pod waits for it. aws-node checks for the combination first of all, logs it and exits: new nodes stay
`NotReady`, and a rollout stops at the first old one. One prefix held ready costs a node 16 addresses at most. Chart and
add-on set `WARM_PREFIX_TARGET=1`; a DaemonSet of one's own starts at 0.

## Bad
~~~yaml
env:
  ENABLE_PREFIX_DELEGATION: "true"
  WARM_PREFIX_TARGET: "0"
~~~

## Good
~~~yaml
env:
  ENABLE_PREFIX_DELEGATION: "true"
  WARM_PREFIX_TARGET: "1"
~~~

## Sources
- aws/amazon-vpc-cni-k8s: cmd/aws-vpc-cni/main.go
- aws/amazon-vpc-cni-k8s: docs/prefix-and-ip-target.md
)md";

void check(const manifest::CniSettings& cni, Reporter& out) {
  const bool has_no_ip_target = cni.target("WARM_IP_TARGET") == 0 && cni.target("MINIMUM_IP_TARGET") == 0;
  const bool has_no_target = has_no_ip_target && cni.target("WARM_PREFIX_TARGET") == 0;
  if (!has_no_target || cni.flag("ENABLE_PREFIX_DELEGATION") != true) return;
  const manifest::CniSetting* target = cni.find("WARM_PREFIX_TARGET");
  if (target != nullptr && !base::parse_integer(target->value.text().value_or(""))) return;  // another rule's
  const Node at = target != nullptr ? target->value : cni.find("ENABLE_PREFIX_DELEGATION")->value;
  auto finding = out.at(at, "prefix delegation with every warm target at zero");
  finding.label("aws-node does not start");
  if (target != nullptr) {
    finding.help("hold one prefix ready: `WARM_PREFIX_TARGET` of 1")
        .fix("hold one prefix ready", Applicability::safe, lint::replace_value(target->value, "1"));
  } else {
    finding.note("`WARM_PREFIX_TARGET` is absent, and aws-node itself starts at 0")
        .help("add `WARM_PREFIX_TARGET` with the value \"1\"");
  }
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "network/prefix-delegation-with-zero-warm-pool",
                                                .code = "NET006",
                                                .severity = Severity::error,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.2.0",
                                                .doc = kDoc},
                                       .check = lint::on_cni_settings(check)};

}  // namespace dek::rules::network_prefix_delegation_with_zero_warm_pool
