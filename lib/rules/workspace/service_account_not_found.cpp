// workspace/service-account-not-found — pods whose service account is not in their namespace.
#include "lint/rule.hpp"
#include "rules/counterpart.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace dek::rules::workspace_service_account_not_found {
namespace {

using manifest::Resource;
using manifest::Workspace;

constexpr std::string_view kDoc = R"md(
A pod names a service account that does not exist in its namespace.

## Why
The API server refuses to create such a pod. A driver fails at once; executors are worse: the driver asks for them again
and again without a word in its own log, until the job times out. Service accounts are not shared between namespaces, so
one that exists next door does not help.

## Bad
~~~yaml
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata: {name: etl, namespace: team-b}
spec:
  driver: {serviceAccount: team-a-spark}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: team-a-spark, namespace: team-a}
~~~

## Good
~~~yaml
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata: {name: etl, namespace: team-a}
spec:
  driver: {serviceAccount: team-a-spark}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: team-a-spark, namespace: team-a}
~~~

## Exceptions
The account `default`; names that Terraform code, chart values, an application or an eksctl configuration of the set
mention, since they may make it; accounts of a Spark operator release; sets with a Kustomization that sets namespaces.
Where the set has no account of that name and no near one, the rule speaks only when other accounts of the same
namespace were read.

## Sources
- apache/spark: docs/running-on-kubernetes.md#rbac
- kubeflow/spark-operator: charts/spark-operator-chart/templates/spark/serviceaccount.yaml
)md";

/// Accounts of the set by name and by namespace.
struct Accounts {
  Counterparts names;
  std::map<std::string_view, std::vector<const Resource*>> by_name;
  std::set<std::string_view> namespaces;
  bool has_operator = false;  // a release of the Spark operator makes an account of its own

  explicit Accounts(const Workspace& set) : names(set.of_kind("", "ServiceAccount")) {
    for (const Resource* account : set.of_kind("", "ServiceAccount")) {
      by_name[account->name].push_back(account);
      namespaces.insert(account->namespace_name);
    }
    has_operator = std::ranges::any_of(
        set.resources(), [](const Resource* one) { return one->chart == manifest::Chart::spark_operator; });
  }
};

/// Every place of a resource that names the account of a pod.
std::vector<Node> references(const Resource& resource) {
  std::vector<Node> nodes;
  const auto add = [&](Node node) {
    if (node.text() && !node.is("") && !node.is("default")) nodes.push_back(node);
  };
  for (const manifest::PodSpec& pod : manifest::pod_specs(resource)) {
    add(pod.spec["serviceAccountName"]);
    add(pod.typed["serviceAccount"]);
  }
  if (resource.is("flink.apache.org", "FlinkDeployment")) add(resource.spec()["serviceAccount"]);
  return nodes;
}

bool could_be_in(const Resource& account, const Resource& pod) {
  return account.namespace_name.empty() || pod.namespace_name.empty() || account.namespace_name == pod.namespace_name;
}

bool may_be_made_elsewhere(std::string_view name, const Resource& pod, const Accounts& accounts, const Workspace& set) {
  const bool is_of_operator = accounts.has_operator && name.ends_with("spark");
  return is_of_operator || set.elsewhere().mentions(name, pod);
}

/// The account exists, but next door.
void report_elsewhere(Node node, const Resource& pod, const Resource& account, Reporter& out) {
  const Workspace& set = out.workspace();
  if (set.elsewhere().sets_namespaces()) return;
  out.at(node, "there is no service account `{}` in namespace `{}`", *node.text(), pod.namespace_name)
      .severity(severity_of_missing(set, false))
      .related(account.anchor(), fmt::format("there is one in `{}`", account.namespace_name))
      .help("add the account to `{}`, or correct name or namespace", pod.namespace_name);
}

void check_reference(Node node, const Resource& pod, const Accounts& accounts, Reporter& out) {
  const Workspace& set = out.workspace();
  const std::string_view name = *node.text();
  const auto same = accounts.by_name.find(name);
  if (same != accounts.by_name.end()) {
    if (std::ranges::any_of(same->second, [&](const Resource* one) { return could_be_in(*one, pod); })) return;
    if (may_be_made_elsewhere(name, pod, accounts, set)) return;
    return report_elsewhere(node, pod, *same->second.front(), out);
  }
  const auto meant = accounts.names.near(name);
  const bool knows_namespace = !pod.namespace_name.empty() && accounts.namespaces.contains(pod.namespace_name);
  if (!meant && (accounts.names.has_unknown() || !knows_namespace)) return;
  if (may_be_made_elsewhere(name, pod, accounts, set)) return;
  auto finding = out.at(node, "no service account `{}` was read", name);
  finding.severity(severity_of_missing(set, meant.has_value())).label("pods with it cannot be created");
  if (meant) {
    finding.help("did you mean `{}`?", *meant);
  } else {
    finding.help("add the account, or correct the name");
  }
}

void check(const Workspace& set, Reporter& out) {
  const Accounts accounts(set);
  if (accounts.names.empty()) return;
  for (const Resource* resource : set.resources()) {
    std::set<std::string_view> seen;  // driver and executor name the same one
    for (const Node node : references(*resource)) {
      if (seen.insert(*node.text()).second) check_reference(node, *resource, accounts, out);
    }
  }
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "workspace/service-account-not-found",
                                                .code = "XRF006",
                                                .severity = Severity::error,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_workspace(check)};

}  // namespace dek::rules::workspace_service_account_not_found
