// What Spark really gets from a SparkApplication, and what follows from it.
#include "manifest/spark_application.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "base/strings.hpp"

namespace dek::manifest {
namespace {

using tree::Node;

constexpr std::string_view kCapacityTypeLabels[] = {"karpenter.sh/capacity-type", "eks.amazonaws.com/capacityType"};

/// A typed field and the property that the operator passes for it; typed fields come later and win.
/// From kubeflow/spark-operator internal/controller/sparkapplication/submission.go.
struct TypedField {
  std::string_view path, property;
};
constexpr TypedField kTypedFields[] = {
    {"driver.coreLimit", "spark.kubernetes.driver.limit.cores"},
    {"driver.coreRequest", "spark.kubernetes.driver.request.cores"},
    {"driver.cores", "spark.driver.cores"},
    {"driver.image", "spark.kubernetes.driver.container.image"},
    {"driver.javaOptions", "spark.driver.extraJavaOptions"},
    {"driver.memory", "spark.driver.memory"},
    {"driver.memoryOverhead", "spark.driver.memoryOverhead"},
    {"driver.serviceAccount", "spark.kubernetes.authenticate.driver.serviceAccountName"},
    {"executor.coreLimit", "spark.kubernetes.executor.limit.cores"},
    {"executor.coreRequest", "spark.kubernetes.executor.request.cores"},
    {"executor.cores", "spark.executor.cores"},
    {"executor.image", "spark.kubernetes.executor.container.image"},
    {"executor.instances", "spark.executor.instances"},
    {"executor.javaOptions", "spark.executor.extraJavaOptions"},
    {"executor.memory", "spark.executor.memory"},
    {"executor.memoryOverhead", "spark.executor.memoryOverhead"},
    {"executor.serviceAccount", "spark.kubernetes.authenticate.executor.serviceAccountName"},
};
constexpr TypedField kTypedMaps[] = {
    {"driver.annotations", "spark.kubernetes.driver.annotation."},
    {"driver.labels", "spark.kubernetes.driver.label."},
    {"executor.annotations", "spark.kubernetes.executor.annotation."},
    {"executor.labels", "spark.kubernetes.executor.label."},
    {"nodeSelector", "spark.kubernetes.node.selector."},
};
// spec.image and the like are passed before sparkConf, which therefore wins.
constexpr TypedField kEarlyFields[] = {
    {"image", "spark.kubernetes.container.image"},
    {"memoryOverheadFactor", "spark.kubernetes.memoryOverheadFactor"},
};
constexpr TypedField kDynamicAllocation[] = {
    {"enabled", "spark.dynamicAllocation.enabled"},
    {"initialExecutors", "spark.dynamicAllocation.initialExecutors"},
    {"maxExecutors", "spark.dynamicAllocation.maxExecutors"},
    {"minExecutors", "spark.dynamicAllocation.minExecutors"},
    {"shuffleTrackingEnabled", "spark.dynamicAllocation.shuffleTracking.enabled"},
    {"shuffleTrackingTimeout", "spark.dynamicAllocation.shuffleTracking.timeout"},
};

class ConfBuilder {
 public:
  void set(std::string name, Node source) {
    const auto text = source.text();
    properties_.push_back({.name = std::move(name),
                           .value = std::string(text.value_or("")),
                           .is_known = text.has_value(),
                           .source = source});
  }

  void set_fields(Node base, std::span<const TypedField> fields) {
    for (const TypedField& field : fields) {
      const Node value = base.at(field.path);
      if (value && !value.is_null()) set(std::string(field.property), value);
    }
  }

  void set_map(Node map, std::string_view prefix) {
    for (const auto [key, value] : map.entries()) set(std::string(prefix).append(key.raw()), value);
  }

  /// Sorted by name; of several settings of one property the last stands.
  std::vector<EffectiveProperty> take() {
    std::ranges::stable_sort(properties_, {}, &EffectiveProperty::name);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < properties_.size(); ++i) {
      const bool is_overridden = i + 1 < properties_.size() && properties_[i + 1].name == properties_[i].name;
      if (!is_overridden && kept++ != i) properties_[kept - 1] = std::move(properties_[i]);
    }
    properties_.resize(kept);
    return std::move(properties_);
  }

 private:
  std::vector<EffectiveProperty> properties_;
};

/// The operator labels both pods with the queue; for Volcano it writes a PodGroup instead.
void set_queue(ConfBuilder& conf, Node spec) {
  const Node queue = spec.at("batchSchedulerOptions.queue");
  if (!queue || queue.is_null() || !spec["batchScheduler"].is("yunikorn")) return;
  for (const std::string_view role : {"driver", "executor"}) {
    conf.set(std::string("spark.kubernetes.").append(role).append(".label.queue"), queue);
  }
}

std::vector<EffectiveProperty> build_conf(Node spec) {
  ConfBuilder conf;
  conf.set_fields(spec, kEarlyFields);
  conf.set_map(spec["sparkConf"], "");
  conf.set_fields(spec, kTypedFields);
  for (const TypedField& map : kTypedMaps) conf.set_map(spec.at(map.path), map.property);
  set_queue(conf, spec);
  // The operator reads none of the block's fields unless it is switched on.
  const Node dynamic = spec["dynamicAllocation"];
  const Node enabled = dynamic["enabled"];
  if (enabled && enabled.as_bool().value_or(true)) {
    conf.set_fields(dynamic, kDynamicAllocation);
    if (!dynamic["shuffleTrackingEnabled"]) conf.set("spark.dynamicAllocation.shuffleTracking.enabled", enabled);
  }
  return conf.take();
}

/// Length, last letter and the one in the middle: what tells one name from another without reading them.
std::uint32_t mark_of(std::string_view name) {
  if (name.empty()) return 0;
  const auto middle = static_cast<unsigned char>(name[name.size() / 2]);
  const auto last = static_cast<unsigned char>(name.back());
  return static_cast<std::uint32_t>(name.size()) ^ std::uint32_t{middle} << 16U ^ std::uint32_t{last} << 24U;
}

std::size_t fold(std::uint32_t mark) {
  return (mark ^ mark >> 13U ^ mark >> 21U) % 256;
}

Node spec_of(const Resource& resource) {
  return resource.kind == "ScheduledSparkApplication" ? resource.root.at("spec.template") : resource.spec();
}

bool marks_streaming(Node map) {
  return std::ranges::any_of(map.entries(), [](const tree::Entry& entry) {
    std::string_view key = entry.key.raw();
    key = key.substr(key.rfind('/') + 1);
    return (key == "workload-type" || key == "app-type") && entry.value.is("streaming");
  });
}

}  // namespace

SparkApplication::SparkApplication(const Resource& of)
    : resource(&of), spec(spec_of(of)), is_scheduled(of.kind == "ScheduledSparkApplication") {
  const std::vector<PodSpec> pods = pod_specs(of);
  driver_pod = pods.at(0);
  executor_pod = pods.at(1);
  effective_ = build_conf(spec);
  type_ = spec["type"];
  driver_gpu_ = driver()["gpu"];
  executor_gpu_ = executor()["gpu"];
  marks_.reserve(effective_.size());
  for (const EffectiveProperty& property : effective_) {
    marks_.push_back(mark_of(property.name));
    seen_.set(fold(marks_.back()));
  }
  looks_streaming_ = !all_below("spark.streaming.").empty() ||
                     find("spark.sql.streaming.checkpointLocation") != nullptr || marks_streaming(of.labels()) ||
                     marks_streaming(of.annotations()) || spec["restartPolicy"]["type"].is("Always");
}

const EffectiveProperty* SparkApplication::find(std::string_view property) const {
  const std::uint32_t mark = mark_of(property);
  if (!seen_[fold(mark)]) return nullptr;
  for (std::size_t i = 0; i < marks_.size(); ++i) {
    if (marks_[i] == mark && effective_[i].name == property) return &effective_[i];
  }
  return nullptr;
}

std::span<const EffectiveProperty> SparkApplication::all_below(std::string_view prefix) const {
  const auto first = std::ranges::lower_bound(effective_, prefix, {},
                                              [](const EffectiveProperty& p) -> std::string_view { return p.name; });
  const auto last =
      std::find_if_not(first, effective_.end(), [&](const EffectiveProperty& p) { return p.name.starts_with(prefix); });
  return {first, last};
}

std::optional<std::string_view> SparkApplication::conf(std::string_view property) const {
  const EffectiveProperty* found = find(property);
  if (found == nullptr || !found->is_known) return std::nullopt;
  return found->value;
}

std::optional<bool> SparkApplication::flag(std::string_view property) const {
  const EffectiveProperty* found = find(property);
  if (found == nullptr) return false;
  if (!found->is_known) return std::nullopt;
  return base::equals_ignoring_case(found->value, "true");
}

std::optional<bool> SparkApplication::dynamic_allocation() const {
  return flag("spark.dynamicAllocation.enabled");
}

std::optional<std::int64_t> SparkApplication::executor_count() const {
  const auto is_dynamic = dynamic_allocation();
  if (!is_dynamic) return std::nullopt;
  const std::string_view property = *is_dynamic ? "spark.dynamicAllocation.maxExecutors" : "spark.executor.instances";
  if (find(property) == nullptr && !*is_dynamic) return 1;  // the operator's default of executor.instances
  const auto value = conf(property);
  return value ? base::parse_integer(*value) : std::nullopt;
}

std::optional<std::int64_t> SparkApplication::initial_executor_count() const {
  const auto is_dynamic = dynamic_allocation();
  if (!is_dynamic) return std::nullopt;
  if (!*is_dynamic) return executor_count();
  std::int64_t largest = 0;
  for (const std::string_view property : {"spark.executor.instances", "spark.dynamicAllocation.initialExecutors",
                                          "spark.dynamicAllocation.minExecutors"}) {
    if (find(property) == nullptr) continue;
    const auto value = conf(property);
    const auto count = value ? base::parse_integer(*value) : std::nullopt;
    if (!count) return std::nullopt;
    largest = std::max(largest, *count);
  }
  return largest;
}

Node SparkApplication::image(PodRole role) const {
  const std::string_view own =
      role == PodRole::driver ? "spark.kubernetes.driver.container.image" : "spark.kubernetes.executor.container.image";
  if (const EffectiveProperty* found = find(own)) return found->source;
  if (const Node image = spec["image"]) return image;
  const EffectiveProperty* common = find("spark.kubernetes.container.image");
  return common == nullptr ? Node() : common->source;
}

std::optional<Version> SparkApplication::spark_version() const {
  const auto text = spec["sparkVersion"].text();
  return text ? parse_version(*text) : std::nullopt;
}

bool SparkApplication::is_python_or_r() const {
  const auto type = type_.text();
  return type && (base::equals_ignoring_case(*type, "python") || base::equals_ignoring_case(*type, "r"));
}

bool SparkApplication::streaming_app(const Context& context) const {
  return looks_streaming_ || std::ranges::find(context.streaming_apps, name()) != context.streaming_apps.end();
}

bool SparkApplication::remote_shuffle() const {
  const auto manager = conf("spark.shuffle.manager");
  if (manager && manager->find('.') != std::string_view::npos && !manager->starts_with("org.apache.spark."))
    return true;
  return !all_below("spark.celeborn.").empty();
}

bool SparkApplication::emr_image() const {
  return std::ranges::any_of(std::array{PodRole::driver, PodRole::executor}, [&](PodRole role) {
    return image(role).raw().find("/spark/emr-") != std::string_view::npos;
  });
}

bool SparkApplication::spot_possible(PodRole role) const {
  const std::string own =
      role == PodRole::driver ? "spark.kubernetes.driver.node.selector." : "spark.kubernetes.executor.node.selector.";
  for (const std::string_view label : kCapacityTypeLabels) {
    const AllowedValues allowed =
        pod(role).allowed_node_values(label, {"spot", "SPOT", "on-demand", "ON_DEMAND", "reserved"});
    if (allowed.is_restricted && !allowed.may_be("spot") && !allowed.may_be("SPOT")) return false;
    for (const std::string& prefix : {own, std::string("spark.kubernetes.node.selector.")}) {
      const auto value = conf(prefix + std::string(label));
      if (value && !base::equals_ignoring_case(*value, "spot")) return false;
    }
  }
  return true;
}

bool is_spark_application(const Resource& resource) {
  return resource.is("sparkoperator.k8s.io", "SparkApplication") ||
         resource.is("sparkoperator.k8s.io", "ScheduledSparkApplication");
}

}  // namespace dek::manifest
