// network/ignored-warm-target — a warm target that another setting of the VPC CNI overrides.
#include "lint/rule.hpp"
#include "rules/ip_family.hpp"

namespace dek::rules::network_ignored_warm_target {
namespace {

constexpr std::string_view kDoc = R"md(
A warm target of the VPC CNI has no effect, because another setting takes its place.

## Why
aws-node keeps one kind of reserve: addresses when `WARM_IP_TARGET` or `MINIMUM_IP_TARGET` is 1 or more, else prefixes
when `ENABLE_PREFIX_DELEGATION` is on, else whole network interfaces. The targets of the other kinds are not looked at.
A number that does nothing misleads the next person who sizes subnets by it.

## Bad
~~~yaml
env:
  ENABLE_PREFIX_DELEGATION: "true"
  WARM_ENI_TARGET: "2"
  WARM_PREFIX_TARGET: "1"
~~~

## Good
~~~yaml
env:
  ENABLE_PREFIX_DELEGATION: "true"
  WARM_PREFIX_TARGET: "1"
~~~

## Exceptions
The value 1, which chart and manifest set for everybody.

## Sources
- aws/amazon-vpc-cni-k8s: pkg/ipamd/ipamd.go
- aws/amazon-vpc-cni-k8s: docs/prefix-and-ip-target.md
)md";

constexpr std::string_view kShipped = "1";  // of both targets, by the chart

/// The variable that takes the place of the others; empty when none is known to.
std::string_view overriding(const manifest::CniSettings& cni, std::string_view target) {
  for (const std::string_view name : {"WARM_IP_TARGET", "MINIMUM_IP_TARGET"}) {
    if (cni.target(name).value_or(0) > 0) return name;
  }
  const bool is_of_interfaces = target == "WARM_ENI_TARGET";
  return is_of_interfaces && cni.flag("ENABLE_PREFIX_DELEGATION") == true ? "ENABLE_PREFIX_DELEGATION"
                                                                          : std::string_view();
}

void check_target(const manifest::CniSettings& cni, std::string_view name, Reporter& out) {
  const manifest::CniSetting* target = cni.find(name);
  const auto value = target == nullptr ? std::nullopt : target->value.text();
  if (!value || *value == kShipped || !is_ipv4(cni, out.workspace())) return;
  const std::string_view by = overriding(cni, name);
  const bool needs_prefixes = name == "WARM_PREFIX_TARGET" && cni.flag("ENABLE_PREFIX_DELEGATION") == false;
  if (by.empty() && !needs_prefixes) return;
  auto finding = by.empty() ? out.at(target->key, "`{}` does nothing without prefix delegation", name)
                            : out.at(target->key, "`{}` does nothing beside `{}`", name, by);
  finding.label("ignored");
  if (!by.empty() && cni.find(by) != nullptr) finding.related(cni.find(by)->key, "this one counts");
  if (by.empty()) finding.help("delete it, or set `ENABLE_PREFIX_DELEGATION` to \"true\"");
  if (!by.empty()) finding.help("delete it, or `{}` if this reserve was wanted", by);
  if (cni.env.is_map()) finding.fix("delete what is ignored", Applicability::safe, lint::remove_entry(target->value));
}

void check(const manifest::CniSettings& cni, Reporter& out) {
  check_target(cni, "WARM_ENI_TARGET", out);
  check_target(cni, "WARM_PREFIX_TARGET", out);
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "network/ignored-warm-target",
                                                .code = "NET007",
                                                .severity = Severity::advice,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.2.0",
                                                .doc = kDoc},
                                       .check = lint::on_cni_settings(check)};

}  // namespace dek::rules::network_ignored_warm_target
