// workspace/quota-smaller-than-job — namespace quotas below what one Spark application asks for.
#include "lint/rule.hpp"
#include "manifest/near.hpp"
#include "rules/demand.hpp"
#include "rules/pod_claims.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace dek::rules::workspace_quota_smaller_than_job {
namespace {

using manifest::PodRole;
using manifest::Resource;
using manifest::SparkApplication;

constexpr std::string_view kDoc = R"md(
A ResourceQuota is below what one Spark application of its namespace asks for.

## Why
Pods above the quota are refused one by one. When driver and first executors do not fit, the job can never start; when
only the full size does not fit, it stalls at a part of it and holds what it has, against everyone else in the
namespace. Nothing waits in a queue: the driver asks again until somebody looks.

## Bad
~~~yaml
apiVersion: v1
kind: ResourceQuota
metadata: {name: compute, namespace: team-a}
spec: {hard: {requests.cpu: "40"}}
---
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata: {name: etl, namespace: team-a}
spec:
  driver: {cores: 2, memory: 4g}
  executor: {instances: 20, cores: 4, memory: 14g}
~~~

## Good
~~~yaml
apiVersion: v1
kind: ResourceQuota
metadata: {name: compute, namespace: team-a}
spec: {hard: {requests.cpu: "120"}}
---
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata: {name: etl, namespace: team-a}
spec:
  driver: {cores: 2, memory: 4g}
  executor: {instances: 20, cores: 4, memory: 14g}
~~~

## Exceptions
Quotas with scopes, except one of priority classes that driver and executors have. What a job may reach at most, but
does not start with, is a warning. `limits.cpu` counts where driver and executors have a `coreLimit`, storage by the
claims that Spark makes itself (`claimName: OnDemand`).

## Sources
- aws/aws-eks-best-practices: latest/bpg/security/multitenancy.adoc#quotas
- kubeflow/spark-operator: internal/webhook/resourcequota.go
)md";

struct Job {
  const SparkApplication* app = nullptr;
  JobAsk ask;
  PodClaims driver, executor;
  std::string_view driver_class, executor_class;  // of priority; empty when there is none or it is not known
};

enum class Unit : std::uint8_t { cpu, cpu_limit, memory, storage, claims, pods, gpus };
constexpr std::size_t kUnits = 7;

constexpr bool is_claim(Unit unit) {
  return unit == Unit::cpu_limit || unit == Unit::storage || unit == Unit::claims;
}

struct HardLimit {
  std::string_view key;
  Unit unit;
};
// A Spark pod's memory limit equals its request.
constexpr HardLimit kLimits[] = {{"cpu", Unit::cpu},
                                 {"limits.cpu", Unit::cpu_limit},
                                 {"limits.memory", Unit::memory},
                                 {"memory", Unit::memory},
                                 {"persistentvolumeclaims", Unit::claims},
                                 {"pods", Unit::pods},
                                 {"requests.cpu", Unit::cpu},
                                 {"requests.memory", Unit::memory},
                                 {"requests.nvidia.com/gpu", Unit::gpus},
                                 {"requests.storage", Unit::storage}};

/// Of the driver and `executors`.
std::int64_t with_executors(const Job& job, std::int64_t executors, std::int64_t PodClaims::*part) {
  return job.driver.*part + job.executor.*part * executors;
}

/// Empty when the job asks for nothing that can be told.
std::optional<std::int64_t> amount_of(const Job& job, const plan::PodShape& sum, std::int64_t pods, Unit unit) {
  switch (unit) {
    case Unit::cpu:
      return sum.cpu_millis;
    case Unit::cpu_limit:
      if (!job.driver.cpu_limit || !job.executor.cpu_limit) return std::nullopt;
      return *job.driver.cpu_limit + *job.executor.cpu_limit * (pods - 1);
    case Unit::memory:
      return sum.memory_mib;
    case Unit::storage:
      return with_executors(job, pods - 1, &PodClaims::storage_mib);
    case Unit::claims:
      return with_executors(job, pods - 1, &PodClaims::claims);
    case Unit::pods:
      return pods;
    case Unit::gpus:
      return sum.gpus;
  }
  return std::nullopt;
}

std::optional<std::int64_t> limit_of(Node value, Unit unit) {
  if (unit == Unit::cpu || unit == Unit::cpu_limit) return millis_of(value);
  if (unit == Unit::memory || unit == Unit::storage) return mib_of(value);
  const auto text = value.text();
  return text ? base::parse_integer(*text) : std::nullopt;
}

std::string text_of(std::int64_t amount, Unit unit) {
  if (unit == Unit::cpu || unit == Unit::cpu_limit) return cores_text(amount) + " CPU";
  if (unit == Unit::memory || unit == Unit::storage) return memory_text(amount);
  return base::count_of(static_cast<std::size_t>(amount), unit == Unit::pods     ? "pod"
                                                          : unit == Unit::claims ? "claim"
                                                                                 : "GPU");
}

/// The class of a Spark pod; the typed field stands over the template.
std::string_view class_of(const manifest::PodSpec& pod) {
  const Node typed = pod.typed["priorityClassName"];
  return (typed ? typed : pod.spec["priorityClassName"]).text().value_or("");
}

/// The priority classes that a quota is for; empty for those of all pods.
struct Scope {
  bool is_understood = true;
  bool is_limited = false;
  std::vector<std::string_view> classes;

  [[nodiscard]] bool counts(const Job& job) const {
    const auto has = [&](std::string_view name) { return std::ranges::find(classes, name) != classes.end(); };
    return has(job.driver_class) && has(job.executor_class);
  }
};

Scope scope_of(const Resource& quota) {
  const Node spec = quota.spec();
  Scope scope;
  scope.is_understood = !spec["scopes"];
  scope.is_limited = static_cast<bool>(spec["scopeSelector"]);
  for (const Node one : spec.at("scopeSelector.matchExpressions").items()) {
    const bool is_list = one["scopeName"].is("PriorityClass") && one["operator"].is("In") && scope.classes.empty();
    scope.is_understood = scope.is_understood && is_list;
    for (const Node value : one["values"].items()) scope.classes.push_back(value.text().value_or("?"));
  }
  return scope;
}

/// The job that asks for most, at its start or in full.
struct Worst {
  const Job* job = nullptr;
  std::int64_t amount = 0;

  void consider(const Job& one, std::optional<std::int64_t> asked) {
    if (asked.value_or(0) <= amount) return;
    job = &one;
    amount = *asked;
  }
};

/// The worst of some jobs in each unit.
struct Peaks {
  std::array<Worst, kUnits> start, full;

  void add(const Job& job) {
    for (std::size_t i = 0; i < kUnits; ++i) {
      const auto unit = static_cast<Unit>(i);
      start[i].consider(job, amount_of(job, job.ask.start, job.ask.start_pods, unit));
      if (job.ask.full) full[i].consider(job, amount_of(job, *job.ask.full, job.ask.full_pods, unit));
    }
  }
};

/// The jobs of a namespace.
struct Jobs {
  std::vector<Job> all;
  Peaks peaks;
};

void check_limit(Node hard, const HardLimit& limit, const Peaks& peaks, Reporter& out) {
  const Node value = hard[limit.key];
  const auto most = limit_of(value, limit.unit);
  if (!most) return;
  const Worst& start = peaks.start[static_cast<std::size_t>(limit.unit)];
  const bool never_starts = start.amount > *most;
  const Worst& worst = never_starts ? start : peaks.full[static_cast<std::size_t>(limit.unit)];
  if (worst.job == nullptr || worst.amount <= *most) return;
  const SparkApplication& app = *worst.job->app;
  out.at(value, "`{}: {}` is less than the {} that `{}` {}", limit.key, *value.text(),
         text_of(worst.amount, limit.unit), app.name(), never_starts ? "starts with" : "may grow to")
      .severity(never_starts ? Severity::error : Severity::warning)
      .label("{}", never_starts ? "the job can never start" : "the job stalls at a part of its size")
      .related(app.resource->anchor(), "the application")
      .help("raise the quota, or let the application ask for less");
}

void check_quota(const Resource& quota, const Jobs& jobs, Reporter& out) {
  const Scope scope = scope_of(quota);
  if (!scope.is_understood) return;
  Peaks counted;
  for (const Job& job : jobs.all) {
    if (scope.is_limited && scope.counts(job)) counted.add(job);
  }
  const Node hard = quota.spec()["hard"];
  for (const HardLimit& limit : kLimits) check_limit(hard, limit, scope.is_limited ? counted : jobs.peaks, out);
}

/// What the quotas of a namespace count, beside requests, and of which pods.
struct Interest {
  bool in_claims = false, in_all_pods = false, in_classes = false;

  void add(Node quota_spec) {
    const bool is_limited = static_cast<bool>(quota_spec["scopeSelector"]);
    in_classes = in_classes || is_limited;
    in_all_pods = in_all_pods || !is_limited;
    for (const tree::Entry entry : quota_spec["hard"].entries()) {
      const auto* limit = std::ranges::find(kLimits, entry.key.raw(), &HardLimit::key);
      in_claims = in_claims || (limit != std::end(kLimits) && is_claim(limit->unit));
    }
  }
};

struct Tenancy {
  std::vector<const Resource*> quotas;
  Interest interest;
  Jobs jobs;
};

void add_job(const SparkApplication& app, Tenancy& tenancy) {
  const Interest& interest = tenancy.interest;
  Job job{.app = &app, .ask = {}, .driver = {}, .executor = {}, .driver_class = {}, .executor_class = {}};
  if (interest.in_classes) {
    job.driver_class = class_of(app.driver_pod);
    if (!job.driver_class.empty()) job.executor_class = class_of(app.executor_pod);
  }
  if (!interest.in_all_pods && job.executor_class.empty()) return;  // no quota counts it
  auto ask = job_ask(app);
  if (!ask) return;
  job.ask = *std::move(ask);
  if (interest.in_claims) {
    job.driver = claims_of(app, PodRole::driver);
    job.executor = claims_of(app, PodRole::executor);
  }
  tenancy.jobs.all.push_back(std::move(job));
}

void check(const manifest::Workspace& set, Reporter& out) {
  std::map<std::string_view, Tenancy> by_namespace;
  manifest::for_each_near(set.of_kind("", "ResourceQuota"), [&](const Resource* quota) {
    if (quota->namespace_name.empty()) return;
    Tenancy& tenancy = by_namespace[quota->namespace_name];
    tenancy.quotas.push_back(quota);
    tenancy.interest.add(quota->spec());
  });
  if (by_namespace.empty()) return;
  manifest::for_each_near(set.spark_applications(), [&](const SparkApplication& app) {
    const auto found = by_namespace.find(app.resource->namespace_name);
    if (found != by_namespace.end()) add_job(app, found->second);
  });
  for (auto& [name, tenancy] : by_namespace) {
    for (const Job& job : tenancy.jobs.all) tenancy.jobs.peaks.add(job);
    if (tenancy.jobs.all.empty()) continue;
    for (const Resource* quota : tenancy.quotas) check_quota(*quota, tenancy.jobs, out);
  }
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "workspace/quota-smaller-than-job",
                                                .code = "XRF007",
                                                .severity = Severity::error,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_workspace(check)};

}  // namespace dek::rules::workspace_quota_smaller_than_job
