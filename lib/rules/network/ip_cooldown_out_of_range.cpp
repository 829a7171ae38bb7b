// network/ip-cooldown-out-of-range — addresses that change hands at once, or rest too long where pods come and go.
#include "lint/rule.hpp"
#include "rules/ip_family.hpp"

namespace dek::rules::network_ip_cooldown_out_of_range {
namespace {

constexpr std::int64_t kDefaultSeconds = 30;  // pkg/ipamd/datastore/data_store.go

constexpr std::string_view kDoc = R"md(
`IP_COOLDOWN_PERIOD` lets a freed address be used again at once, or keeps it away longer than churn allows.

## Why
A freed address rests for 30 seconds, until kube-proxy has taken it out of its rules on every node. At 0 a new pod
receives traffic that was meant for the old one. A long rest is dear where executors come and go: at two pod starts a
second, 30 seconds alone hold 60 addresses of a node, and every further one has to be fetched from EC2.

## Bad
~~~yaml
env:
  ENABLE_PREFIX_DELEGATION: "true"
  IP_COOLDOWN_PERIOD: "0"
~~~

## Good
~~~yaml
env:
  ENABLE_PREFIX_DELEGATION: "true"
~~~

## Exceptions
More than 30 seconds is advice, and only where the design is dynamic. Clusters of IPv6 are not judged.

## Sources
- aws/amazon-vpc-cni-k8s: README.md
- aws/aws-eks-best-practices: latest/bpg/networking/vpc-cni.adoc
)md";

void check(const manifest::CniSettings& cni, Reporter& out) {
  const manifest::CniSetting* period = cni.find("IP_COOLDOWN_PERIOD");
  const auto text = period == nullptr ? std::nullopt : period->value.text();
  const auto seconds = text ? base::parse_integer(*text) : std::nullopt;
  if (!seconds || !is_ipv4(cni, out.workspace())) return;
  if (*seconds == 0) {
    out.at(period->value, "freed addresses go to new pods at once")
        .label("kube-proxy still sends traffic to the old pod")
        .help("delete `IP_COOLDOWN_PERIOD`; the default is {} seconds", kDefaultSeconds)
        .fix("return to the default", Applicability::safe,
             cni.env.is_map() ? lint::remove_entry(period->value) : lint::Edits());
  } else if (*seconds > kDefaultSeconds && out.design() == manifest::Design::dynamic_design) {
    out.at(period->value, "freed addresses rest for {} seconds", *seconds)
        .severity(Severity::advice)
        .label("the default is {}", kDefaultSeconds)
        .help("delete `IP_COOLDOWN_PERIOD` unless a shorter rest was measured to hurt");
  }
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "network/ip-cooldown-out-of-range",
                                                .code = "NET025",
                                                .severity = Severity::warning,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.2.0",
                                                .doc = kDoc},
                                       .check = lint::on_cni_settings(check)};

}  // namespace dek::rules::network_ip_cooldown_out_of_range
