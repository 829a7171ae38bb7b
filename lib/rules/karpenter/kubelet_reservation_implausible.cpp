// karpenter/kubelet-reservation-implausible — kubelet settings that take too much, contradict each other or are
// unknown.
#include "lint/rule.hpp"
#include "manifest/allowed_types.hpp"
#include "model/units.hpp"

#include <algorithm>
#include <array>

namespace dek::rules::karpenter_kubelet_reservation_implausible {
namespace {

constexpr std::string_view kDoc = R"md(
`spec.kubelet` reserves too much, contradicts itself, or has a field that the API does not know.

## Why
A soft eviction threshold without its grace period is refused, and so is a pair of image thresholds the wrong way round.
Fields outside the API's twelve are dropped without a word, so the node runs with the default. Reservations of more than
a quarter of the smallest allowed type pay for memory that no pod gets; 4 GiB reserved are an eighth of 32 GiB but half
of 8. Below 100 MiB of `memory.available`, the kubelet's default, the kernel kills at random before the kubelet evicts.

## Bad
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: default
spec:
  kubelet:
    evictionSoft:
      memory.available: 1Gi
~~~

## Good
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: default
spec:
  kubelet:
    evictionSoft:
      memory.available: 1Gi
    evictionSoftGracePeriod:
      memory.available: 2m
~~~

## Exceptions
Reservations are judged only where NodePools of the class are in the set. Karpenter after 1.14 takes every field of the
kubelet, so that only names close to a known one are reported there.

## Sources
- aws/karpenter-provider-aws: pkg/apis/crds/karpenter.k8s.aws_ec2nodeclasses.yaml
- aws/karpenter-provider-aws: website/content/en/docs/concepts/nodeclasses.md
- awslabs/data-on-eks: website/docs/bestpractices/analytics/spark-oom-kills.md
)md";

constexpr std::int64_t kLargestShare = 4;        // a quarter of the type's memory
constexpr std::int64_t kLeastEvictionMib = 100;  // the kubelet's own default

// Fields of spec.kubelet in the CRD of Karpenter v1.14.1.
constexpr std::array<std::string_view, 12> kFields = {"clusterDNS",
                                                      "cpuCFSQuota",
                                                      "evictionHard",
                                                      "evictionMaxPodGracePeriod",
                                                      "evictionSoft",
                                                      "evictionSoftGracePeriod",
                                                      "imageGCHighThresholdPercent",
                                                      "imageGCLowThresholdPercent",
                                                      "kubeReserved",
                                                      "maxPods",
                                                      "podsPerCore",
                                                      "systemReserved"};

/// Karpenter's MemoryQoS rule speaks about these.
bool is_memory_qos(Node kubelet, std::string_view field) {
  const bool is_on = static_cast<bool>(kubelet.at("featureGates.MemoryQoS"));
  return is_on && (field == "featureGates" || base::contains_ignoring_case(field, "throttl"));
}

void check_fields(Node kubelet, Reporter& out) {
  const bool is_free = out.karpenter() && *out.karpenter() >= manifest::kFirstWithFreeKubelet;
  for (const auto [key, value] : kubelet.entries()) {
    const auto name = key.text();
    if (!name || *name == "<<" || base::is_one_of(*name, kFields) || is_memory_qos(kubelet, *name)) continue;
    const auto near = base::closest(*name, kFields);
    if (is_free && !near) continue;
    out.at(key, "`{}` is not a field of `spec.kubelet`", *name)
        .severity(Severity::error)
        .label("{}", is_free ? "Karpenter refuses the class" : "dropped by the API server")
        .help("{}", near ? fmt::format("did you mean `{}`?", *near)
                         : "give it as `spec.kubelet.config` of a NodeConfig in `userData`");
  }
}

/// Signals of one mapping that the other one lacks.
void check_pairs(Node signals, Node others, std::string_view missing, Reporter& out) {
  for (const auto [key, value] : signals.entries()) {
    if (!key.text() || *key.text() == "<<" || others[*key.text()]) continue;
    out.at(key, "`{}` has no entry in `{}`", *key.text(), missing)
        .severity(Severity::error)
        .help("give both, or neither");
  }
}

void check_contradictions(Node kubelet, Reporter& out) {
  check_pairs(kubelet["evictionSoft"], kubelet["evictionSoftGracePeriod"], "evictionSoftGracePeriod", out);
  check_pairs(kubelet["evictionSoftGracePeriod"], kubelet["evictionSoft"], "evictionSoft", out);
  const Node high = kubelet["imageGCHighThresholdPercent"], low = kubelet["imageGCLowThresholdPercent"];
  if (high.as_integer() && low.as_integer() && *high.as_integer() <= *low.as_integer()) {
    out.at(high, "`imageGCHighThresholdPercent: {}` is not above the low threshold, {}", *high.as_integer(),
           *low.as_integer())
        .severity(Severity::error)
        .related(low, "the low threshold");
  }
  if (const Node per_core = kubelet["podsPerCore"], most = kubelet["maxPods"]; per_core.as_integer() && most) {
    if (*per_core.as_integer() == 0) return;  // zero switches it off
    out.at(per_core, "`podsPerCore` beside `maxPods`: on each type the smaller one counts")
        .severity(Severity::advice)
        .related(most, "the other one")
        .help("keep one of them");
  }
}

/// The type with the least memory that a pool of the class may launch; null when that is not known.
const facts::InstanceType* smallest_type(const manifest::NodeClass& node_class, const manifest::Workspace& workspace) {
  const facts::InstanceType* smallest = nullptr;
  for (const manifest::NodePool* pool : workspace.pools_of(node_class)) {
    const facts::AllowedTypes& allowed = manifest::allowed_types(*pool);
    if (allowed.uncertain) return nullptr;
    for (const facts::InstanceType* type : allowed.types) {
      if (smallest == nullptr || type->memory_mib < smallest->memory_mib) smallest = type;
    }
  }
  return smallest;
}

std::optional<std::int64_t> mib_of(Node quantity) {
  const auto parsed = quantity.text() ? model::parse_quantity(*quantity.text()) : std::nullopt;
  return parsed ? std::optional(parsed->mib()) : std::nullopt;
}

void check_reservation(Node kubelet, const facts::InstanceType& type, Reporter& out) {
  const Node kube = kubelet["kubeReserved"]["memory"], system = kubelet["systemReserved"]["memory"];
  const std::int64_t reserved = mib_of(kube).value_or(0) + mib_of(system).value_or(0);
  if (reserved * kLargestShare <= type.memory_mib) return;
  out.at(mib_of(kube) ? kube : system, "{} MiB are reserved on nodes that may have {} MiB", reserved, type.memory_mib)
      .note("`{}` is the smallest type that the pools of this class allow", type.name)
      .help("allow larger types only, or leave the reservation to Karpenter, which scales it with the type");
}

/// The threshold in MiB on a node of that memory; empty when it cannot be told.
std::optional<std::int64_t> threshold_mib(std::string_view text, const facts::InstanceType* type) {
  if (!text.ends_with('%')) {
    const auto quantity = model::parse_quantity(text);
    return quantity ? std::optional(quantity->mib()) : std::nullopt;
  }
  const auto percent = base::parse_integer(text.substr(0, text.size() - 1));
  if (!percent || type == nullptr) return std::nullopt;
  return *percent * type->memory_mib / 100;
}

void check_eviction(Node kubelet, const facts::InstanceType* type, Reporter& out) {
  const Node available = kubelet["evictionHard"]["memory.available"];
  const auto mib = available.text() ? threshold_mib(*available.text(), type) : std::nullopt;
  if (!mib || *mib >= kLeastEvictionMib || out.design() != manifest::Design::dynamic_design) return;
  out.at(available, "pods are evicted only below {} MiB of free memory", *mib)
      .severity(Severity::advice)
      .help("keep at least {}Mi, and more on nodes that several executors share", kLeastEvictionMib);
}

void check(const manifest::NodeClass& node_class, Reporter& out) {
  const Node kubelet = node_class.kubelet();
  if (!node_class.is_v1() || !kubelet.is_map()) return;
  check_fields(kubelet, out);
  check_contradictions(kubelet, out);
  const facts::InstanceType* type = smallest_type(node_class, out.workspace());
  if (type != nullptr) check_reservation(kubelet, *type, out);
  check_eviction(kubelet, type, out);
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/kubelet-reservation-implausible",
                                                .code = "KRP066",
                                                .severity = Severity::warning,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_class(check)};

}  // namespace dek::rules::karpenter_kubelet_reservation_implausible
