// Queues of batch schedulers: the tree of YuniKorn's queues.yaml, and the queue that a pod or application asks for.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "manifest/pod_spec.hpp"
#include "manifest/resource.hpp"
#include "manifest/spark_application.hpp"

namespace dek::manifest {

enum class BatchScheduler : std::uint8_t { none, yunikorn, volcano };

/// A queue that is asked for, and where.
struct QueueReference {
  BatchScheduler scheduler = BatchScheduler::none;
  tree::Node node;  // its name; absent when none is named
};

/// By batchScheduler and batchSchedulerOptions.
[[nodiscard]] QueueReference queue_of(const SparkApplication& app);

/// By schedulerName and the labels or annotations of the pod itself.
[[nodiscard]] QueueReference queue_of(const PodSpec& pod);

/// A queue of YuniKorn by its whole path.
struct Queue {
  std::string path;  // "root.spark.team-a", in small letters as YuniKorn compares them
  tree::Node node;
  bool is_leaf = true;

  [[nodiscard]] tree::Node max() const { return node["resources"]["max"]; }
};

/// All queues of one configuration, parents before children.
class QueueTree {
 public:
  explicit QueueTree(const Resource& queues);

  /// `path` with or without `root.`; null when there is none.
  [[nodiscard]] const Queue* find(std::string_view path) const;
  [[nodiscard]] const std::vector<Queue>& queues() const { return queues_; }

  /// The queue and its parents, from the root; empty when there is no such queue.
  [[nodiscard]] std::vector<const Queue*> line_of(std::string_view path) const;

  /// Queues may be there that are not written: some rule creates them, or a part is not known.
  [[nodiscard]] bool may_have_more() const { return may_have_more_; }

 private:
  void add(tree::Node list, const std::string& parent);
  void add_rules(tree::Node rules);

  std::vector<Queue> queues_;
  bool may_have_more_ = false;
};

/// The path as YuniKorn completes it: root. before it, in small letters.
[[nodiscard]] std::string full_queue_path(std::string_view path);

}  // namespace dek::manifest
