// workspace/node-pool-limit-smaller-than-job — limits of NodePools below what one Spark application asks for.
#include "lint/rule.hpp"
#include "manifest/allowed_types.hpp"
#include "rules/demand.hpp"

#include <algorithm>
#include <map>

namespace dek::rules::workspace_node_pool_limit_smaller_than_job {
namespace {

using manifest::NodePool;
using manifest::PoolChoice;
using manifest::PoolOffer;
using manifest::SparkApplication;
using manifest::Workspace;

constexpr std::string_view kDoc = R"md(
The limits of the NodePools that executors can land on are below what one application asks for.

## Why
At its limit a NodePool makes no more nodes, and no event on the application says so: executors stay pending and the job
runs at a part of its size, or not at all. Limits count whole nodes, not requests, so a job needs 10 to 15 percent more
than it asks for.

## Bad
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata: {name: executors}
spec:
  limits: {cpu: "64"}
  template: {spec: {expireAfter: 720h}}
---
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata: {name: etl}
spec:
  type: Scala
  executor: {instances: 20, cores: 4, memory: 14g}
~~~

## Good
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata: {name: executors}
spec:
  limits: {cpu: "128", memory: 1000Gi}
  template: {spec: {expireAfter: 720h}}
---
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata: {name: etl}
spec:
  type: Scala
  executor: {instances: 20, cores: 4, memory: 14g}
~~~

## Exceptions
Executors that may land on node groups of the set, on a NodePool that is not wholly known, or on one without that limit.
What a job may reach at most, but does not start with, is a warning; that all applications together ask for more than
twice the limits is advice.

## Sources
- aws/karpenter-provider-aws: website/content/en/docs/concepts/nodepools.md#speclimits
)md";

constexpr int kCrowd = 2;  // times the limits, from the catalogue

enum class Unit : std::uint8_t { cpu, memory, gpus };
constexpr Unit kUnits[] = {Unit::cpu, Unit::memory, Unit::gpus};

std::string_view key_of(Unit unit) {
  if (unit == Unit::gpus) return "nvidia.com/gpu";
  return unit == Unit::cpu ? "cpu" : "memory";
}

std::int64_t amount_of(const plan::PodShape& sum, Unit unit) {
  if (unit == Unit::gpus) return sum.gpus;
  return unit == Unit::cpu ? sum.cpu_millis : sum.memory_mib;
}

std::int64_t amount_of(const facts::InstanceType& type, Unit unit) {
  if (unit == Unit::gpus) return type.gpu_count;
  return unit == Unit::cpu ? std::int64_t{type.vcpu} * 1000 : type.memory_mib;
}

std::string text_of(std::int64_t amount, Unit unit) {
  if (unit == Unit::gpus) return base::count_of(static_cast<std::size_t>(amount), "GPU");
  return unit == Unit::cpu ? cores_text(amount) + " CPU" : memory_text(amount);
}

std::optional<std::int64_t> count_of(Node value) {
  const auto text = value.text();
  return text ? base::parse_integer(*text) : std::nullopt;
}

/// The number of nodes times the largest type; empty when either is not known.
std::optional<std::int64_t> limit_by_nodes(const NodePool& pool, Unit unit) {
  const auto nodes = count_of(pool.limits()["nodes"]);
  if (!nodes) return std::nullopt;
  const facts::AllowedTypes& types = manifest::allowed_types(pool);
  if (types.uncertain || types.types.empty()) return std::nullopt;
  std::int64_t largest = 0;
  for (const facts::InstanceType* type : types.types) largest = std::max(largest, amount_of(*type, unit));
  return *nodes * largest;
}

std::optional<std::int64_t> limit_of(const NodePool& pool, Unit unit) {
  const Node value = pool.limits()[key_of(unit)];
  if (!value) return limit_by_nodes(pool, unit);
  if (unit == Unit::gpus) return count_of(value);
  return unit == Unit::cpu ? millis_of(value) : mib_of(value);
}

/// The sum over all pools; empty when one has no such limit, or one that is not known.
std::optional<std::int64_t> limit_of(const PoolChoice& choice, Unit unit) {
  std::int64_t sum = 0;
  for (const PoolOffer* offer : choice.pools) {
    const auto limit = limit_of(offer->pool(), unit);
    if (!limit) return std::nullopt;
    sum += *limit;
  }
  return sum;
}

/// Where the first pool says so.
Node place_of(const PoolChoice& choice, Unit unit) {
  const Node limits = choice.pools.front()->pool().limits();
  const Node own = limits[key_of(unit)];
  return own ? own : limits["nodes"];
}

/// What lands on a choice of pools together.
struct Crowd {
  const PoolChoice* choice = nullptr;
  std::size_t applications = 0;
  plan::PodShape sum;
};

bool report_job(const SparkApplication& app, const JobAsk& ask, const PoolChoice& choice, Reporter& out) {
  for (const Unit unit : kUnits) {
    const auto limit = limit_of(choice, unit);
    if (!limit) continue;
    const bool never_starts = amount_of(ask.start, unit) > *limit;
    if (!never_starts && (!ask.full || amount_of(*ask.full, unit) <= *limit)) continue;
    const std::int64_t asked = amount_of(never_starts ? ask.start : *ask.full, unit);
    out.at(app.executor().key(), "executors {} {}, more than the {} that their {}",
           never_starts ? "start with" : "may grow to", text_of(asked, unit), text_of(*limit, unit),
           choice.pools.size() == 1 ? "NodePool may have" : "NodePools may have together")
        .severity(never_starts ? Severity::error : Severity::warning)
        .related(place_of(choice, unit), "the limit")
        .help("raise the limits to at least 1.2 times the ask, or ask for less");
    return true;
  }
  return false;
}

void report_crowd(const Crowd& crowd, Reporter& out) {
  for (const Unit unit : kUnits) {
    const auto limit = limit_of(*crowd.choice, unit);
    if (!limit || crowd.applications < 2 || amount_of(crowd.sum, unit) <= *limit * kCrowd) continue;
    out.at(place_of(*crowd.choice, unit), "{} applications can ask for {} here, more than twice the limit",
           crowd.applications, text_of(amount_of(crowd.sum, unit), unit))
        .severity(Severity::advice)
        .note("the limit of {} is {}",
              base::count_of(crowd.choice->pools.size(), "NodePool that they land on", "NodePools that they land on"),
              text_of(*limit, unit))
        .help("raise it, or see that they do not run at once");
    return;
  }
}

void add(plan::PodShape& sum, const plan::PodShape& more) {
  sum.cpu_millis += more.cpu_millis;
  sum.memory_mib += more.memory_mib;
  sum.gpus += more.gpus;
}

void check(const Workspace& set, Reporter& out) {
  if (set.node_pools().empty()) return;
  std::map<const PoolChoice*, Crowd> crowds;
  std::vector<const PoolChoice*> order;
  for (const SparkApplication& app : set.spark_applications()) {
    const manifest::NodeDemand& demand = set.placement().demand(app.executor_pod);
    if (!app.executor() || (!demand.needs_karpenter() && set.elsewhere().has_node_groups())) continue;
    const PoolChoice& choice = set.placement().choice(demand);
    if (!choice.is_certain()) continue;
    const bool shares = &set.placement().choice(set.placement().demand(app.driver_pod)) == &choice;
    const auto ask = job_ask(app, shares);
    if (!ask || report_job(app, *ask, choice, out) || app.is_scheduled || app.spec["suspend"]) continue;
    Crowd& crowd = crowds[&choice];
    if (crowd.choice == nullptr) order.push_back(&choice);
    crowd.choice = &choice;
    ++crowd.applications;
    add(crowd.sum, ask->full ? *ask->full : ask->start);
  }
  for (const PoolChoice* choice : order) report_crowd(crowds[choice], out);
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "workspace/node-pool-limit-smaller-than-job",
                                                .code = "XRF008",
                                                .severity = Severity::error,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_workspace(check)};

}  // namespace dek::rules::workspace_node_pool_limit_smaller_than_job
