// Reads queues.yaml as YuniKorn does, and finds the queues that pods name.
#include "manifest/queues.hpp"

#include <algorithm>

#include "base/strings.hpp"

namespace dek::manifest {
namespace {

using tree::Node;

BatchScheduler scheduler_named(Node name) {
  if (name.is("yunikorn")) return BatchScheduler::yunikorn;
  return name.is("volcano") ? BatchScheduler::volcano : BatchScheduler::none;
}

/// Labels and annotations by which a pod names its queue, the one that counts first.
constexpr std::string_view kYunikornKeys[] = {"yunikorn.apache.org/queue", "queue"};
constexpr std::string_view kVolcanoKeys[] = {"scheduling.volcano.sh/queue-name"};

Node queue_in(Node metadata, std::span<const std::string_view> keys) {
  for (const std::string_view key : keys) {
    for (const Node map : {metadata["labels"], metadata["annotations"]}) {
      if (const Node queue = map[key]) return queue;
    }
  }
  return {};
}

}  // namespace

QueueReference queue_of(const SparkApplication& app) {
  const BatchScheduler scheduler = scheduler_named(app.spec["batchScheduler"]);
  if (scheduler == BatchScheduler::none) return {};
  return {scheduler, app.spec.at("batchSchedulerOptions.queue")};
}

QueueReference queue_of(const PodSpec& pod) {
  if (pod.role != PodRole::plain) return {};
  const BatchScheduler scheduler = scheduler_named(pod.spec["schedulerName"]);
  if (scheduler == BatchScheduler::yunikorn) return {scheduler, queue_in(pod.metadata, kYunikornKeys)};
  if (scheduler == BatchScheduler::volcano) return {scheduler, queue_in(pod.metadata, kVolcanoKeys)};
  return {};
}

std::string full_queue_path(std::string_view path) {
  std::string full = base::to_lower_ascii(path);
  if (full != "root" && !full.starts_with("root.")) full.insert(0, "root.");
  return full;
}

QueueTree::QueueTree(const Resource& queues) {
  const Node partitions = queues.root["partitions"];
  may_have_more_ = partitions.may_hold_more();
  for (const Node partition : partitions.items()) {
    may_have_more_ = may_have_more_ || partition.may_hold_more();
    add_rules(partition["placementrules"]);
    add(partition["queues"], "");
  }
}

void QueueTree::add(Node list, const std::string& parent) {
  may_have_more_ = may_have_more_ || list.may_hold_more();
  for (const Node item : list.items()) {
    const auto name = item["name"].text();
    may_have_more_ = may_have_more_ || item.may_hold_more() || (item.is_map() && !name);
    if (!name) continue;
    Queue queue{.path = base::to_lower_ascii(*name), .node = item, .is_leaf = true};
    if (!parent.empty()) queue.path.insert(0, parent + ".");
    if (parent.empty()) queue.path = full_queue_path(queue.path);
    queue.is_leaf = item["queues"].size() == 0 && !item["parent"].as_bool().value_or(false);
    const std::string path = queue.path;
    may_have_more_ = may_have_more_ || item["childtemplate"];
    queues_.push_back(std::move(queue));
    add(item["queues"], path);
  }
}

/// A rule with `create` makes the queues that it names.
void QueueTree::add_rules(Node rules) {
  may_have_more_ = may_have_more_ || rules.may_hold_more();
  for (const Node rule : rules.items()) {
    const Node create = rule["create"];
    const Node parent = rule["parent"];
    may_have_more_ = may_have_more_ || rule.may_hold_more() || create.is_unknown() || create.as_bool().value_or(false);
    may_have_more_ = may_have_more_ || parent["create"].as_bool().value_or(false);
  }
}

const Queue* QueueTree::find(std::string_view path) const {
  const auto found = std::ranges::find(queues_, full_queue_path(path), &Queue::path);
  return found == queues_.end() ? nullptr : &*found;
}

std::vector<const Queue*> QueueTree::line_of(std::string_view path) const {
  std::vector<const Queue*> line;
  if (find(path) == nullptr) return line;
  const std::string full = full_queue_path(path);
  for (std::size_t dot = full.find('.'); dot != std::string::npos; dot = full.find('.', dot + 1)) {
    if (const Queue* parent = find(full.substr(0, dot))) line.push_back(parent);
  }
  line.push_back(find(path));
  return line;
}

}  // namespace dek::manifest
