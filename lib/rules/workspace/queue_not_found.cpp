// workspace/queue-not-found — queues of batch schedulers that are missing, or hold queues instead of applications.
#include "lint/rule.hpp"
#include "manifest/queues.hpp"
#include "rules/counterpart.hpp"

#include <algorithm>

namespace dek::rules::workspace_queue_not_found {
namespace {

using manifest::BatchScheduler;
using manifest::QueueReference;
using manifest::QueueTree;
using manifest::Resource;
using manifest::Workspace;

constexpr std::string_view kDoc = R"md(
A job names a queue that does not exist, or one that is a parent of queues.

## Why
YuniKorn rejects an application whose queue is missing or no leaf; Volcano leaves its PodGroup pending. Both look like a
lack of capacity, and both wait without end. Queues of YuniKorn are whole paths: `root.spark.team-a`.

## Bad
~~~yaml
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata: {name: etl}
spec:
  batchScheduler: yunikorn
  batchSchedulerOptions: {queue: root.spark}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: yunikorn-configs}
data:
  queues.yaml: |
    partitions:
      - name: default
        queues:
          - name: root
            queues: [{name: spark, queues: [{name: team-a}]}]
~~~

## Good
~~~yaml
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata: {name: etl}
spec:
  batchScheduler: yunikorn
  batchSchedulerOptions: {queue: root.spark.team-a}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: yunikorn-configs}
data:
  queues.yaml: |
    partitions:
      - name: default
        queues:
          - name: root
            queues: [{name: spark, queues: [{name: team-a}]}]
~~~

## Exceptions
The rule speaks only when queues of the scheduler were read. Placement rules with `create: true` make queues as they are
named; with them, as with a part that is not known, every queue is taken as there. The queue `default` of Volcano always
exists.

## Sources
- apache/yunikorn-site: docs/user_guide/queue_config.md
- apache/yunikorn-site: docs/user_guide/placement_rules.md
- volcano-sh/website: docs/Concepts/Queue.md
)md";

constexpr std::string_view kVolcanoGroup = "scheduling.volcano.sh";

struct Queues {
  std::vector<QueueTree> trees;  // of YuniKorn, one for each configuration
  Counterparts volcano;

  explicit Queues(const Workspace& set) : volcano(set.of_kind(kVolcanoGroup, "Queue")) {
    for (const Resource* resource : set.resources()) {
      if (resource->artifact == manifest::Artifact::yunikorn_queues) trees.emplace_back(*resource);
    }
  }

  [[nodiscard]] bool may_have_any() const {
    return trees.empty() || std::ranges::any_of(trees, [](const QueueTree& tree) { return tree.may_have_more(); });
  }
};

void report_missing(Node node, std::optional<std::string> meant, const Workspace& set, Reporter& out) {
  auto finding = out.at(node, "there is no queue `{}`", *node.text());
  finding.severity(severity_of_missing(set, meant.has_value())).label("the job is rejected, or waits without end");
  if (!meant) {
    finding.help("add the queue, or correct the name");
    return;
  }
  finding.help("did you mean `{}`?", *meant)
      .fix(fmt::format("name `{}`", *meant), Applicability::unsafe, lint::replace_value(node, *meant));
}

/// The leaf that was probably meant, by its whole path.
std::optional<std::string> near_leaf(std::string_view path, const Queues& queues) {
  std::vector<std::string_view> leaves;
  for (const QueueTree& tree : queues.trees) {
    for (const manifest::Queue& queue : tree.queues()) {
      if (queue.is_leaf && !are_siblings(queue.path, path)) leaves.push_back(queue.path);
    }
  }
  const auto found = base::closest(path, leaves);
  return found ? std::optional<std::string>(*found) : std::nullopt;
}

void check_yunikorn(Node node, const Queues& queues, Reporter& out) {
  if (queues.may_have_any()) return;
  const std::string path = manifest::full_queue_path(*node.text());
  const manifest::Queue* parent = nullptr;
  for (const QueueTree& tree : queues.trees) {
    const manifest::Queue* queue = tree.find(path);
    if (queue != nullptr && queue->is_leaf) return;
    if (queue != nullptr) parent = queue;
  }
  if (parent == nullptr) return report_missing(node, near_leaf(path, queues), out.workspace(), out);
  out.at(node, "queue `{}` holds other queues, no applications", parent->path)
      .label("the application is rejected")
      .related(parent->node["name"], "the parent")
      .help("name one of its leaves");
}

void check_volcano(Node node, const Resource& resource, const Queues& queues, Reporter& out) {
  const std::string_view name = *node.text();
  if (queues.volcano.empty() || name == "default" || queues.volcano.has(name)) return;
  const auto meant = queues.volcano.near(name);
  const Workspace& set = out.workspace();
  if (!meant && (queues.volcano.has_unknown() || set.elsewhere().mentions(name, resource))) return;
  report_missing(node, meant ? std::optional<std::string>(*meant) : std::nullopt, set, out);
}

void check_reference(const QueueReference& reference, const Resource& resource, const Queues& queues, Reporter& out) {
  const auto name = reference.node.text();
  if (!name || name->empty()) return;
  if (reference.scheduler == BatchScheduler::yunikorn) check_yunikorn(reference.node, queues, out);
  if (reference.scheduler == BatchScheduler::volcano) check_volcano(reference.node, resource, queues, out);
}

void check(const Workspace& set, Reporter& out) {
  const Queues queues(set);
  if (queues.trees.empty() && queues.volcano.empty()) return;
  for (const manifest::SparkApplication& app : set.spark_applications()) {
    check_reference(manifest::queue_of(app), *app.resource, queues, out);
  }
  for (const manifest::PodSpec& pod : set.pods()) check_reference(manifest::queue_of(pod), *pod.resource, queues, out);
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "workspace/queue-not-found",
                                                .code = "XRF010",
                                                .severity = Severity::error,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_workspace(check)};

}  // namespace dek::rules::workspace_queue_not_found
