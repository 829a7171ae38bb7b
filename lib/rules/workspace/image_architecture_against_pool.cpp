// workspace/image-architecture-against-pool — images of one architecture, nodes of another.
#include "lint/rule.hpp"

#include <algorithm>
#include <array>

namespace dek::rules::workspace_image_architecture_against_pool {
namespace {

using facts::Architecture;
using manifest::PodRole;
using manifest::SparkApplication;

constexpr std::string_view kDoc = R"md(
A Spark image is named after one architecture, and the pods can land on nodes of another.

## Why
The pod is placed, a node is bought, the image is pulled, and then the container ends with `exec format error`. Where a
NodePool allows both architectures, it depends on the price of the hour whether a job runs.

## Bad
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata: {name: graviton}
spec:
  template:
    spec:
      requirements: [{key: kubernetes.io/arch, operator: In, values: [arm64]}]
---
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata: {name: etl}
spec:
  image: example/spark:3.5.1-amd64
  driver: {cores: 1}
  executor: {cores: 4}
~~~

## Good
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata: {name: graviton}
spec:
  template:
    spec:
      requirements: [{key: kubernetes.io/arch, operator: In, values: [arm64]}]
---
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata: {name: etl}
spec:
  image: example/spark:3.5.1-arm64
  driver: {cores: 1}
  executor: {cores: 4}
~~~

## Exceptions
Pods that may land on node groups of the set or on a NodePool that is not wholly known. Without a word on the
architecture in the image's name, and with both to land on, it is advice: the image may be made for both.

## Sources
- aws/aws-emr-containers-best-practices: content/submit-applications/docs/spark/multi-arch-image.md
- aws/karpenter-provider-aws: website/content/en/docs/faq.md
)md";

constexpr std::array<std::string_view, 3> kAmdWords = {"amd64", "x86", "x86_64"};
constexpr std::array<std::string_view, 3> kArmWords = {"arm64", "aarch64", "graviton"};
// Plugins whose native code must be the same on driver and executors.
constexpr std::array<std::string_view, 3> kNativePlugins = {"gluten", "comet", "rapids"};

bool has_any(std::string_view image, std::span<const std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return base::has_word(image, word); });
}

/// What the name says; unknown when it says nothing or both.
Architecture named(std::string_view image) {
  const bool amd = has_any(image, kAmdWords);
  const bool arm = has_any(image, kArmWords);
  if (amd == arm) return Architecture::unknown;
  return amd ? Architecture::amd64 : Architecture::arm64;
}

struct Nodes {
  bool amd = false, arm = false;

  [[nodiscard]] bool has(Architecture arch) const { return arch == Architecture::amd64 ? amd : arm; }
  [[nodiscard]] bool is_mixed() const { return amd && arm; }
};

/// Architectures that a pod can meet; none when that is not certain.
Nodes nodes_of(const manifest::PodSpec& pod, const manifest::Workspace& set) {
  Nodes nodes;
  const manifest::NodeDemand& demand = set.placement().demand(pod);
  if (!demand.needs_karpenter() && set.elsewhere().has_node_groups()) return nodes;
  if (!set.placement().choice(demand).is_certain()) return nodes;
  const facts::AllowedTypes& types = set.placement().types(demand);
  if (types.uncertain) return nodes;
  for (const facts::InstanceType* type : types.types) {
    nodes.amd = nodes.amd || type->arch == Architecture::amd64;
    nodes.arm = nodes.arm || type->arch == Architecture::arm64;
  }
  return nodes;
}

/// True when something was said about the image, so that it is said once.
bool check_pod(const SparkApplication& app, PodRole role, Reporter& out) {
  const Node image = app.image(role);
  const auto text = image.text();
  const Nodes nodes = nodes_of(app.pod(role), out.workspace());
  if (!text || (!nodes.amd && !nodes.arm)) return false;
  const std::string_view place = app.pod(role).place;
  const Architecture arch = named(*text);
  if (arch == Architecture::unknown) {
    const bool says_both = has_any(*text, kAmdWords);
    if (!nodes.is_mixed() || says_both) return false;
    out.at(image, "the {} can land on amd64 and on arm64 nodes, and the image's name says nothing of either", place)
        .severity(Severity::advice)
        .help("see that the image is made for both, or select `kubernetes.io/arch`");
    return true;
  }
  if (nodes.has(arch) && !nodes.is_mixed()) return false;
  const std::string_view other =
      facts::to_string(arch == Architecture::amd64 ? Architecture::arm64 : Architecture::amd64);
  auto finding = nodes.has(arch) ? out.at(image, "the {} can land on {} nodes too", place, other)
                                 : out.at(image, "the {} can land on {} nodes only", place, other);
  finding.severity(nodes.has(arch) ? Severity::warning : Severity::error)
      .label("an image for {}", facts::to_string(arch))
      .help("use an image for both, or select `kubernetes.io/arch: {}`", facts::to_string(arch));
  return true;
}

/// The one architecture that the pod's own selectors leave, or unknown.
Architecture pinned(const manifest::PodSpec& pod) {
  const manifest::AllowedValues values = pod.allowed_node_values("kubernetes.io/arch", {"amd64", "arm64"});
  if (!values.is_known || !values.is_restricted || values.values.size() != 1) return Architecture::unknown;
  return values.values.front() == "amd64" ? Architecture::amd64 : Architecture::arm64;
}

const manifest::EffectiveProperty* native_plugin(const SparkApplication& app) {
  for (const std::string_view name : {"spark.plugins", "spark.sql.extensions", "spark.shuffle.manager"}) {
    const manifest::EffectiveProperty* property = app.find(name);
    if (property == nullptr || !property->is_known) continue;
    const auto holds = [&](std::string_view plugin) { return base::contains_ignoring_case(property->value, plugin); };
    if (std::ranges::any_of(kNativePlugins, holds)) return property;
  }
  return nullptr;
}

void check_pins(const SparkApplication& app, Reporter& out) {
  const manifest::EffectiveProperty* plugin = native_plugin(app);
  if (plugin == nullptr) return;
  const Architecture driver = pinned(app.driver_pod);
  const Architecture executor = pinned(app.executor_pod);
  if (driver == executor || driver == Architecture::unknown || executor == Architecture::unknown) return;
  out.at(plugin->source, "native plugin `{}` with a driver on {} and executors on {}", plugin->value,
         facts::to_string(driver), facts::to_string(executor))
      .help("put driver and executors on one architecture");
}

void check(const SparkApplication& app, Reporter& out) {
  check_pins(app, out);
  if (out.workspace().node_pools().empty()) return;
  const bool is_shared = app.image(PodRole::driver) == app.image(PodRole::executor);
  const bool is_said = check_pod(app, PodRole::executor, out);
  if (!is_said || !is_shared) check_pod(app, PodRole::driver, out);
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "workspace/image-architecture-against-pool",
                                                .code = "XRF015",
                                                .severity = Severity::error,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_spark_application(check)};

}  // namespace dek::rules::workspace_image_architecture_against_pool
