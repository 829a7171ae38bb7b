// network/max-eni-vs-trunk-eni — a limit of network interfaces that leaves none for what is switched on.
#include "lint/rule.hpp"

namespace dek::rules::network_max_eni_vs_trunk_eni {
namespace {

constexpr std::string_view kDoc = R"md(
`MAX_ENI` leaves no network interface for the pods, or for their security groups.

## Why
The primary interface of a node counts against `MAX_ENI`. Custom networking keeps pods off it, so that they need at
least one more, and security groups for pods need one for the trunk. With fewer, aws-node logs that no slot is left for
a trunk interface, or finds no interface to take addresses from: pods stay in `ContainerCreating`.

## Bad
~~~yaml
env:
  ENABLE_POD_ENI: "true"
  MAX_ENI: "1"
~~~

## Good
~~~yaml
env:
  ENABLE_POD_ENI: "true"
  MAX_ENI: "2"
~~~

## Sources
- aws/amazon-vpc-cni-k8s: pkg/ipamd/ipamd.go
- aws/amazon-vpc-cni-k8s: README.md
)md";

void check(const manifest::CniSettings& cni, Reporter& out) {
  const std::int64_t most = cni.target("MAX_ENI").value_or(0);
  const bool has_trunk = cni.flag("ENABLE_POD_ENI") == true;
  const bool is_custom = cni.flag("AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG") == true;
  const std::int64_t needed = 1 + (has_trunk ? 1 : 0) + (is_custom ? 1 : 0);
  if (most == 0 || most >= needed) return;
  const Node value = cni.find("MAX_ENI")->value;
  auto finding = out.at(value, "`MAX_ENI` of {} is less than the {} interfaces a node needs here", most, needed);
  finding.label("the primary interface is one of them");
  if (is_custom)
    finding.related(cni.find("AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG")->key, "no pods on the primary interface");
  if (has_trunk) finding.related(cni.find("ENABLE_POD_ENI")->key, "takes one for the trunk");
  finding.help("raise it to {} or more, or delete it", needed)
      .fix("raise the limit", Applicability::unsafe, lint::replace_value(value, std::to_string(needed)));
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "network/max-eni-vs-trunk-eni",
                                                .code = "NET018",
                                                .severity = Severity::error,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.2.0",
                                                .doc = kDoc},
                                       .check = lint::on_cni_settings(check)};

}  // namespace dek::rules::network_max_eni_vs_trunk_eni
