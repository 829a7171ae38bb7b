// karpenter/memory-qos-incomplete — MemoryQoS switched on where it does nothing.
#include "lint/rule.hpp"
#include "manifest/user_data.hpp"

#include <algorithm>

namespace dek::rules::karpenter_memory_qos_incomplete {
namespace {

constexpr std::string_view kDoc = R"md(
The kubelet's MemoryQoS gate is on where it cannot work as meant.

## Why
The gate sets `memory.high`, at which the kernel drops page cache of shuffle files before it kills the executor. It
needs cgroup v2, which Amazon Linux 2 lacks, and acts only on pods whose memory limit is above the request; Spark sets
both alike unless `memoryLimit` is raised. `memory.high` lies at request + factor x (limit - request): with 80 Gi and
96 Gi at 94.4 Gi by the default of 0.9, at 91.2 Gi by 0.7. Karpenter up to 1.14 drops gates in `spec.kubelet`.

## Bad
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: spark
spec:
  amiFamily: AL2
  amiSelectorTerms: [{id: ami-0123456789abcdef0}]
  userData: |
    apiVersion: node.eks.aws/v1alpha1
    kind: NodeConfig
    spec: {kubelet: {config: {featureGates: {MemoryQoS: true}, memoryThrottlingFactor: 0.7}}}
~~~

## Good
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: spark
spec:
  amiSelectorTerms: [{alias: al2023@v20260301}]
  userData: |
    apiVersion: node.eks.aws/v1alpha1
    kind: NodeConfig
    spec: {kubelet: {config: {featureGates: {MemoryQoS: true}, memoryThrottlingFactor: 0.7}}}
~~~

## Exceptions
An absent factor is only advice, and so is a set whose Spark applications all have equal request and limit.

## Sources
- awslabs/data-on-eks: website/docs/bestpractices/analytics/spark-oom-kills.md
- aws/karpenter-provider-aws: pkg/apis/crds/karpenter.k8s.aws_ec2nodeclasses.yaml
)md";

constexpr std::string_view kFactor = "memoryThrottlingFactor";
constexpr double kLeast = 0.5, kMost = 0.95;  // outside, pods are throttled all the time or not at all
constexpr std::size_t kTypoDistance = 3;

/// A kubelet configuration with the gate on, and where to report on it.
struct Gated {
  Node config;
  Node place;
};

std::vector<Gated> gated(const manifest::NodeClass& node_class, const manifest::UserData& user_data) {
  const auto is_on = [](Node config) { return config["featureGates"]["MemoryQoS"].as_bool() == true; };
  std::vector<Gated> found;
  if (const Node kubelet = node_class.kubelet(); is_on(kubelet))
    found.push_back({kubelet, kubelet["featureGates"].key()});
  for (const Node root : user_data.node_configs()) {
    const Node config = root.at("spec.kubelet.config");
    if (is_on(config)) found.push_back({config, user_data.node.key()});
  }
  return found;
}

/// A misspelt factor; empty when there is none.
std::string_view misspelt_factor(Node config) {
  for (const auto [key, value] : config.entries()) {
    const std::string_view name = key.raw();
    if (name != kFactor && base::edit_distance(name, kFactor, kTypoDistance) <= kTypoDistance) return name;
  }
  return {};
}

void check_factor(const Gated& one, Reporter& out) {
  const Node factor = one.config[kFactor];
  if (const std::string_view typo = misspelt_factor(one.config); !typo.empty()) {
    out.at(one.place, "`{}` is no field of the kubelet", typo).help("did you mean `{}`?", kFactor);
  } else if (!factor && !one.config.is_open()) {
    out.at(one.place, "MemoryQoS without `{}` leaves it at 0.9", kFactor)
        .severity(Severity::advice)
        .help("state it: 0.7 for heavy shuffles, up to 0.9 for others");
  } else if (const auto value = factor.as_number(); value && (*value < kLeast || *value > kMost)) {
    out.at(one.place, "`{}: {}` is outside {} to {}", kFactor, factor.raw(), kLeast, kMost)
        .help("0.7 for heavy shuffles, up to 0.9 for others");
  }
}

/// Applications are in the set, and none may have a limit above its request.
bool is_in_vain(const manifest::Workspace& workspace) {
  const auto apps = workspace.spark_applications();
  const auto has_equal = [](const manifest::SparkApplication& app) {
    return !app.spec.is_open() && app.executor().is_map() && !app.executor().is_open() &&
           !app.executor()["memoryLimit"] && !app.executor()["template"];
  };
  return !apps.empty() && std::ranges::all_of(apps, has_equal);
}

void check(const manifest::NodeClass& node_class, Reporter& out) {
  const manifest::UserData& user_data = node_class.user_data();
  for (const Gated& one : gated(node_class, user_data)) {
    const bool is_dropped = one.place != user_data.node.key() &&
                            out.karpenter().value_or(manifest::Version{}) < manifest::kFirstWithFreeKubelet;
    if (is_dropped) {
      out.at(one.place, "`featureGates` is not a field of `spec.kubelet` up to Karpenter 1.14")
          .severity(Severity::error)
          .label("dropped by the API server")
          .help("give the gate as `spec.kubelet.config` of a NodeConfig in `userData`");
    } else if (node_class.ami_family() == "AL2") {
      out.at(one.place, "MemoryQoS on Amazon Linux 2, which runs cgroup v1")
          .related(node_class.ami_alias() ? node_class.ami_alias() : node_class.spec["amiFamily"], "decides it")
          .help("move to AL2023");
    } else {
      check_factor(one, out);
      if (!is_in_vain(out.workspace())) continue;
      out.at(one.place, "MemoryQoS, but every executor of the set has equal memory request and limit")
          .severity(Severity::advice)
          .help("raise `spec.executor.memoryLimit` above `memory` and overhead");
    }
  }
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/memory-qos-incomplete",
                                                .code = "KRP068",
                                                .severity = Severity::warning,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_class(check)};

}  // namespace dek::rules::karpenter_memory_qos_incomplete
