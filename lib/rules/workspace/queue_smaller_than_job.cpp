// workspace/queue-smaller-than-job — queues whose maximum is below what one Spark application asks for.
#include "lint/rule.hpp"
#include "manifest/queues.hpp"
#include "rules/demand.hpp"

#include <algorithm>
#include <array>

namespace dek::rules::workspace_queue_smaller_than_job {
namespace {

using manifest::BatchScheduler;
using manifest::QueueTree;
using manifest::Resource;
using manifest::SparkApplication;
using manifest::Workspace;

constexpr std::string_view kDoc = R"md(
The maximum of a queue is below what one application in it asks for.

## Why
With gang scheduling YuniKorn rejects an application at once that is larger than its queue; Volcano keeps its PodGroup
pending. Without gangs, the job gets a part of its executors and holds them while it waits for the rest. The maximum of
each parent queue counts as well.

## Bad
~~~yaml
apiVersion: scheduling.volcano.sh/v1beta1
kind: Queue
metadata: {name: team-a}
spec: {capability: {cpu: "40"}}
---
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata: {name: etl}
spec:
  type: Scala
  batchScheduler: volcano
  batchSchedulerOptions: {queue: team-a}
  driver: {cores: 1}
  executor: {instances: 20, cores: 4, memory: 14g}
~~~

## Good
~~~yaml
apiVersion: scheduling.volcano.sh/v1beta1
kind: Queue
metadata: {name: team-a}
spec: {capability: {cpu: "120", memory: 600Gi}}
---
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata: {name: etl}
spec:
  type: Scala
  batchScheduler: volcano
  batchSchedulerOptions: {queue: team-a}
  driver: {cores: 1}
  executor: {instances: 20, cores: 4, memory: 14g}
~~~

## Exceptions
What a job may reach at most, but does not start with, is a warning. Where several configurations hold the queue, one
that is large enough will do.

## Sources
- apache/yunikorn-site: docs/user_guide/gang_scheduling.md
- volcano-sh/website: docs/Concepts/Queue.md
)md";

struct Dimension {
  std::string_view yunikorn, volcano;
  bool is_cpu;
};
constexpr std::array<Dimension, 2> kDimensions = {{{"vcore", "cpu", true}, {"memory", "memory", false}}};

/// A maximum and what it bounds.
struct Limit {
  Node value;
  bool is_cpu = false;

  [[nodiscard]] std::optional<std::int64_t> amount() const { return is_cpu ? millis_of(value) : mib_of(value); }
};

void add_limits(Node maximum, bool is_yunikorn, std::vector<Limit>& limits) {
  for (const Dimension& dimension : kDimensions) {
    const Node value = maximum[is_yunikorn ? dimension.yunikorn : dimension.volcano];
    if (value) limits.push_back({value, dimension.is_cpu});
  }
}

std::int64_t asked(const plan::PodShape& shape, const Limit& limit) {
  return limit.is_cpu ? shape.cpu_millis : shape.memory_mib;
}

struct Verdict {
  Limit limit;
  bool never_starts = false;
  std::int64_t asked = 0;
};

/// The limit that the job breaks first: one that it cannot start under before one that stunts it.
std::optional<Verdict> judge(const std::vector<Limit>& limits, const JobAsk& ask) {
  std::optional<Verdict> worst;
  for (const Limit& limit : limits) {
    const auto most = limit.amount();
    if (!most) continue;
    if (asked(ask.start, limit) > *most) return Verdict{limit, true, asked(ask.start, limit)};
    if (ask.full && asked(*ask.full, limit) > *most && !worst) worst = {limit, false, asked(*ask.full, limit)};
  }
  return worst;
}

void report(const SparkApplication& app, const Verdict& verdict, Reporter& out) {
  const bool is_cpu = verdict.limit.is_cpu;
  const std::string ask = is_cpu ? cores_text(verdict.asked) + " CPU" : memory_text(verdict.asked);
  out.at(verdict.limit.value, "this maximum is less than the {} that `{}` {}", ask, app.name(),
         verdict.never_starts ? "starts with" : "may grow to")
      .severity(verdict.never_starts ? Severity::error : Severity::warning)
      .label("{}", verdict.never_starts ? "the job never starts as a gang" : "the job stalls at a part of its size")
      .related(app.resource->anchor(), "the application")
      .help("raise the maximum, or let the application ask for less");
}

/// Limits of the queue and its parents, for each configuration that has the queue.
std::vector<std::vector<Limit>> limits_of(std::string_view name, const std::vector<QueueTree>& trees) {
  std::vector<std::vector<Limit>> all;
  for (const QueueTree& tree : trees) {
    const auto line = tree.line_of(name);
    if (line.empty()) continue;
    std::vector<Limit> limits;
    for (const manifest::Queue* queue : line) add_limits(queue->max(), true, limits);
    all.push_back(std::move(limits));
  }
  return all;
}

std::vector<std::vector<Limit>> limits_of(std::string_view name, const Workspace& set) {
  const Resource* queue = set.find("scheduling.volcano.sh", "Queue", name);
  if (queue == nullptr) return {};
  std::vector<Limit> limits;
  add_limits(queue->spec()["capability"], false, limits);
  return {std::move(limits)};
}

void check_app(const SparkApplication& app, const std::vector<QueueTree>& trees, Reporter& out) {
  const manifest::QueueReference queue = manifest::queue_of(app);
  const auto name = queue.node.text();
  if (!name || queue.scheduler == BatchScheduler::none) return;
  const auto all =
      queue.scheduler == BatchScheduler::yunikorn ? limits_of(*name, trees) : limits_of(*name, out.workspace());
  if (all.empty()) return;
  const auto ask = job_ask(app);
  if (!ask) return;
  std::optional<Verdict> verdict;
  for (const std::vector<Limit>& limits : all) {
    verdict = judge(limits, *ask);
    if (!verdict) return;
  }
  report(app, *verdict, out);
}

void check(const Workspace& set, Reporter& out) {
  std::vector<QueueTree> trees;
  for (const Resource* resource : set.resources()) {
    if (resource->artifact == manifest::Artifact::yunikorn_queues) trees.emplace_back(*resource);
  }
  if (trees.empty() && set.of_kind("scheduling.volcano.sh", "Queue").empty()) return;
  for (const SparkApplication& app : set.spark_applications()) check_app(app, trees, out);
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "workspace/queue-smaller-than-job",
                                                .code = "XRF023",
                                                .severity = Severity::error,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_workspace(check)};

}  // namespace dek::rules::workspace_queue_smaller_than_job
