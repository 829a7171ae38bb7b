// karpenter/detailed-monitoring-on-churning-pool — metrics by the minute of nodes that live for an hour.
#include "lint/rule.hpp"

namespace dek::rules::karpenter_detailed_monitoring_on_churning_pool {
namespace {

constexpr std::string_view kDoc = R"md(
Nodes that come and go have detailed EC2 monitoring switched on.

## Why
One-minute EC2 metrics are billed as custom metrics, seven for each instance that exists in the hour. A platform that
creates 1,600 instances an hour pays for 11,200 of them, and gets CPU and disk figures that Prometheus or Container
Insights collect from the same nodes anyway. Where nodes stay for weeks the switch is reasonable.

## Bad
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: spark
spec:
  role: NodeRole
  detailedMonitoring: true
~~~

## Good
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: spark
spec:
  role: NodeRole
~~~

## Sources
- aws/karpenter-provider-aws: website/content/en/docs/concepts/nodeclasses.md
- aws/aws-eks-best-practices: latest/bpg/cost/cost_opt_observability.adoc
- Amazon CloudWatch user guide: Amazon EC2 metrics and dimensions
)md";

void check(const manifest::NodeClass& node_class, Reporter& out) {
  const Node monitoring = node_class.spec["detailedMonitoring"];
  if (monitoring.as_bool() != true) return;
  out.at(monitoring, "detailed monitoring of nodes that come and go with jobs")
      .help("leave it out: node metrics come from Prometheus or Container Insights")
      .fix("leave it out", Applicability::unsafe, lint::remove_entry(monitoring));
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/detailed-monitoring-on-churning-pool",
                                                .code = "KRP070",
                                                .severity = Severity::advice,
                                                .designs = Designs::dynamic_only,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_class(check)};

}  // namespace dek::rules::karpenter_detailed_monitoring_on_churning_pool
