// SparkApplication and ScheduledSparkApplication behind one view: the spec, what Spark will really get, what it asks
// for.
#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "manifest/context.hpp"
#include "manifest/pod_spec.hpp"
#include "manifest/resource.hpp"
#include "manifest/spark_conf.hpp"
#include "manifest/version.hpp"

namespace dek::manifest {

/// A property as Spark gets it, and the node that decided it.
struct EffectiveProperty {
  std::string name;
  std::string value;  // empty when unknown
  bool is_known = true;
  tree::Node source;
};

struct SparkApplication {
  explicit SparkApplication(const Resource& resource);

  const Resource* resource;
  tree::Node spec;  // spec, or spec.template of a schedule
  bool is_scheduled = false;
  PodSpec driver_pod, executor_pod;

  [[nodiscard]] std::string_view name() const { return resource->name; }
  [[nodiscard]] tree::Node driver() const { return driver_pod.typed; }
  [[nodiscard]] tree::Node executor() const { return executor_pod.typed; }
  [[nodiscard]] tree::Node spark_conf() const { return spec["sparkConf"]; }
  [[nodiscard]] const PodSpec& pod(PodRole role) const { return role == PodRole::driver ? driver_pod : executor_pod; }

  /// sparkConf overlaid by what the operator derives from typed fields, sorted by name.
  [[nodiscard]] const std::vector<EffectiveProperty>& effective_conf() const { return effective_; }
  [[nodiscard]] const EffectiveProperty* find(std::string_view property) const;
  /// Those whose names start with `prefix`.
  [[nodiscard]] std::span<const EffectiveProperty> all_below(std::string_view prefix) const;

  /// Known value of a property; empty when absent or unknown.
  [[nodiscard]] std::optional<std::string_view> conf(std::string_view property) const;

  /// True when the property is known to be true; false when it is known otherwise or absent; empty when unknown.
  [[nodiscard]] std::optional<bool> flag(std::string_view property) const;

  [[nodiscard]] std::optional<bool> dynamic_allocation() const;

  /// Upper count: maxExecutors with dynamic allocation (empty when unbounded), else executor.instances, by default 1.
  [[nodiscard]] std::optional<std::int64_t> executor_count() const;
  [[nodiscard]] std::optional<std::int64_t> initial_executor_count() const;

  /// The image that a pod of `role` runs: its own, else spec.image, else the property; absent when none is given.
  [[nodiscard]] tree::Node image(PodRole role) const;

  /// spec.sparkVersion; empty when absent or templated.
  [[nodiscard]] std::optional<Version> spark_version() const;

  /// What a pod of `role` wants of GPUs by its typed field; absent when it has none.
  [[nodiscard]] tree::Node gpu(PodRole role) const { return role == PodRole::driver ? driver_gpu_ : executor_gpu_; }

  /// spec.type, which decides on the memory that is left for Python and R.
  [[nodiscard]] tree::Node type() const { return type_; }
  [[nodiscard]] bool is_python_or_r() const;
  [[nodiscard]] bool streaming_app(const Context& context) const;
  [[nodiscard]] bool remote_shuffle() const;

  /// An image of EMR on EKS, whose operator is an installation of its own.
  [[nodiscard]] bool emr_image() const;

  /// Nothing in the document keeps pods of `role` off spot nodes. NodePools of the set may still do.
  [[nodiscard]] bool spot_possible(PodRole role) const;

 private:
  std::vector<EffectiveProperty> effective_;
  std::vector<std::uint32_t> marks_;  // of the names, in their order: few names have one mark
  std::bitset<256> seen_;             // marks, folded: most of what rules ask for is not set
  tree::Node type_, driver_gpu_, executor_gpu_;
  bool looks_streaming_ = false;  // by what the document says
};

[[nodiscard]] bool is_spark_application(const Resource& resource);

}  // namespace dek::manifest
