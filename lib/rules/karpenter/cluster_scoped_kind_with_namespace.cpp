// karpenter/cluster-scoped-kind-with-namespace — a namespace on an object that lives in none.
#include <algorithm>

#include "lint/rule.hpp"

namespace dek::rules::karpenter_cluster_scoped_kind_with_namespace {
namespace {

constexpr std::string_view kDoc = R"md(
An object of a cluster-scoped kind states a namespace.

## Why
The API server drops the namespace without a word. Two tenants who each deploy a NodePool of the same name into their
own namespace therefore overwrite one another, and GitOps tools report a drift that never goes away.

## Bad
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: spark-memory-optimized
  namespace: karpenter
~~~

## Good
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: spark-memory-optimized
~~~

## Sources
- aws/karpenter-provider-aws: pkg/apis/crds/karpenter.k8s.aws_ec2nodeclasses.yaml
- kubernetes/kubernetes: staging/src/k8s.io/apiserver/pkg/registry/rest/meta.go
)md";

struct ClusterScopedKind {
  std::string_view group, kind;
};
constexpr ClusterScopedKind kKinds[] = {
    {"karpenter.k8s.aws", "EC2NodeClass"},
    {"karpenter.sh", "NodeOverlay"},
    {"karpenter.sh", "NodePool"},
    {"rbac.authorization.k8s.io", "ClusterRole"},
    {"rbac.authorization.k8s.io", "ClusterRoleBinding"},
    {"scheduling.k8s.io", "PriorityClass"},
    {"scheduling.volcano.sh", "Queue"},
    {"storage.k8s.io", "StorageClass"},
    {"storage.k8s.io", "VolumeAttributesClass"},
};

void check(const manifest::Resource& resource, Reporter& out) {
  const bool is_cluster_scoped =
      std::ranges::any_of(kKinds, [&](const ClusterScopedKind& one) { return resource.is(one.group, one.kind); });
  if (!is_cluster_scoped) return;
  const Node name = resource.metadata()["namespace"];
  if (!name || name.is_null()) return;
  out.at(name.key(), "`{}` is cluster-scoped, its `namespace` is dropped", resource.kind)
      .help("take `namespace` out; where tenants share the cluster, put the tenant into the name")
      .fix("take `namespace` out", Applicability::safe, lint::remove_entry(name));
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/cluster-scoped-kind-with-namespace",
                                                .code = "KRP011",
                                                .severity = Severity::advice,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_resource(check)};

}  // namespace dek::rules::karpenter_cluster_scoped_kind_with_namespace
