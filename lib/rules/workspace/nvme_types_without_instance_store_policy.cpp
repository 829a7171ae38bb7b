// workspace/nvme-types-without-instance-store-policy — local disks that nobody sets up, and scratch that expects them.
#include "lint/rule.hpp"
#include "manifest/allowed_types.hpp"

#include <algorithm>
#include <array>

namespace dek::rules::workspace_nvme_types_without_instance_store_policy {
namespace {

using manifest::NodeClass;
using manifest::NodePool;
using manifest::SparkApplication;
using manifest::Workspace;

constexpr std::string_view kDoc = R"md(
NodePools want types with local NVMe disks, but their node class does not set the disks up.

## Why
Instance-store disks come unformatted and unmounted. Without `instanceStorePolicy: RAID0` nothing uses them: the pods'
scratch and Spark's shuffle go to the EBS root volume, and the price of d-types, about a fifth more, buys nothing. With
the policy they become one array that carries the kubelet's directories and `/mnt/k8s-disks`.

## Bad
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata: {name: executors}
spec:
  template:
    spec:
      nodeClassRef: {group: karpenter.k8s.aws, kind: EC2NodeClass, name: nvme}
      requirements:
        - {key: karpenter.k8s.aws/instance-family, operator: In, values: [r6gd, r7gd]}
---
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata: {name: nvme}
spec: {role: KarpenterNodeRole-data}
~~~

## Good
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata: {name: executors}
spec:
  template:
    spec:
      nodeClassRef: {group: karpenter.k8s.aws, kind: EC2NodeClass, name: nvme}
      requirements:
        - {key: karpenter.k8s.aws/instance-family, operator: In, values: [r6gd, r7gd]}
---
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata: {name: nvme}
spec: {role: KarpenterNodeRole-data, instanceStorePolicy: RAID0}
~~~

## Exceptions
Classes whose user data mounts the disks itself. It is an error when an application that can land there takes its
scratch from the host path `/mnt/k8s-disks`. The other way round, RAID0 with types that have no such disk and scratch on
that path, is a warning, and an error when the path must exist (`type: Directory`).

## Sources
- aws/karpenter-provider-aws: website/content/en/docs/concepts/nodeclasses.md#specinstancestorepolicy
- awslabs/data-on-eks: website/docs/bestpractices/analytics/spark-best-practices.md#node-storage
)md";

constexpr std::string_view kNvme = "karpenter.k8s.aws/instance-local-nvme";
constexpr std::string_view kDisks = "/mnt/k8s-disks";
// What user data that sets local disks up cannot do without, case aside: devices, tools, fields of the AMIs.
constexpr std::array<std::string_view, 7> kSetUpWords = {"nvme",         "mdadm",     "mkfs",          "raid",
                                                         "localStorage", "ephemeral", "instance-store"};

struct Disks {
  bool required = false;  // every node has them
  bool possible = false;
  Node evidence;
};

/// An answer only where it is certain.
Disks disks_of(const NodePool& pool) {
  const facts::AllowedTypes& allowed = manifest::allowed_types(pool);
  Disks disks;
  if (allowed.uncertain || allowed.types.empty()) return disks;
  const auto has_disk = [](const facts::InstanceType* type) { return type->local_nvme_gb > 0; };
  disks.required = std::ranges::all_of(allowed.types, has_disk);
  disks.possible = std::ranges::any_of(allowed.types, has_disk);
  const manifest::Requirement* asked = pool.find(kNvme);
  disks.evidence = asked != nullptr ? asked->node : pool.node_spec["requirements"].key();
  return disks;
}

bool may_set_up_disks(const NodeClass& node_class) {
  const Node data = node_class.spec["userData"];
  if (!data) return false;
  const auto text = data.text();
  return !text || std::ranges::any_of(
                      kSetUpWords, [&](std::string_view word) { return text->find(word) != std::string_view::npos; });
}

/// Scratch of executors on the path where RAID0 puts the disks.
struct Scratch {
  Node path;
  bool must_exist = false;
};

Scratch typed_scratch(const SparkApplication& app) {
  for (const Node volumes : {app.spec["volumes"], app.executor_pod.spec["volumes"]}) {
    for (const Node volume : volumes.items()) {
      const Node host = volume["hostPath"];
      const auto path = host["path"].text();
      if (path && path->starts_with(kDisks)) return {host["path"], host["type"].is("Directory")};
    }
  }
  return {};
}

Scratch scratch_of(const SparkApplication& app) {
  for (const manifest::EffectiveProperty& property : app.all_below("spark.kubernetes.executor.volumes.hostPath.")) {
    const bool is_path = property.name.ends_with(".options.path");
    if (!is_path || !property.is_known || !property.value.starts_with(kDisks)) continue;
    const std::string stem = property.name.substr(0, property.name.size() - std::string_view("path").size());
    return {property.source, app.conf(stem + "type") == "Directory"};
  }
  return typed_scratch(app);
}

/// Applications with such scratch, and where they can land.
struct User {
  Scratch scratch;
  const manifest::NodeDemand* demand = nullptr;
  const manifest::PoolChoice* choice = nullptr;
};

std::vector<User> users_in(const Workspace& set) {
  std::vector<User> users;
  for (const SparkApplication& app : set.spark_applications()) {
    const Scratch scratch = scratch_of(app);
    if (!scratch.path) continue;
    const manifest::NodeDemand& demand = set.placement().demand(app.executor_pod);
    const manifest::PoolChoice& choice = set.placement().choice(demand);
    users.push_back({scratch, &demand, &choice});
  }
  return users;
}

/// Looked for when a class first makes them matter.
class Users {
 public:
  explicit Users(const Workspace& set) : set_(set) {}

  [[nodiscard]] const std::vector<User>& all() const {
    return users_.get([this] { return users_in(set_); });
  }

 private:
  const Workspace& set_;
  base::Lazy<std::vector<User>> users_;
};

/// The first scratch that can land on the pool; with `without_disk` on a node of it that has no local disk.
Scratch scratch_on(const NodePool& pool, const Users& users, bool without_disk) {
  const auto has_no_disk = [](const facts::InstanceType* type) { return type->local_nvme_gb == 0; };
  for (const User& user : users.all()) {
    for (const manifest::PoolOffer* offer : user.choice->pools) {
      if (&offer->pool() != &pool) continue;
      if (!without_disk || std::ranges::any_of(offer->types_for(*user.demand).types, has_no_disk)) return user.scratch;
    }
  }
  return {};
}

void check_without_policy(const NodeClass& node_class, const Users& users, Reporter& out) {
  if (may_set_up_disks(node_class)) return;
  for (const NodePool* pool : out.workspace().pools_of(node_class)) {
    const Disks disks = disks_of(*pool);
    if (!disks.required || !disks.evidence) continue;
    const Scratch scratch = scratch_on(*pool, users, false);
    auto finding = out.at(node_class.spec.key(), "NodePool `{}` wants local NVMe disks, which this class leaves unused",
                          pool->name());
    finding.label("no `instanceStorePolicy`")
        .related(disks.evidence, "each type that this allows has such disks")
        .help("set `instanceStorePolicy: RAID0`")
        .fix("set `instanceStorePolicy: RAID0`", Applicability::unsafe,
             lint::add_entry(node_class.spec, "instanceStorePolicy: RAID0"));
    if (scratch.path) finding.severity(Severity::error).related(scratch.path, "scratch that expects the disks here");
    return;
  }
}

void check_with_policy(const NodeClass& node_class, Node policy, const Users& users, Reporter& out) {
  for (const NodePool* pool : out.workspace().pools_of(node_class)) {
    const Disks disks = disks_of(*pool);
    if (disks.required || !disks.evidence) continue;
    const Scratch scratch = scratch_on(*pool, users, true);
    if (!scratch.path) continue;
    out.at(policy, "NodePool `{}` also allows types without NVMe disks, where `{}` is not on a disk of its own",
           pool->name(), kDisks)
        .severity(scratch.must_exist ? Severity::error : Severity::warning)
        .label("{}", scratch.must_exist ? "pods do not start there" : "scratch fills the root volume there")
        .related(scratch.path, "scratch that expects the disks")
        .help("require `{}` greater than 0 in the NodePool", kNvme);
    return;
  }
}

void check(const Workspace& set, Reporter& out) {
  if (set.node_classes().empty()) return;
  const Users users(set);
  for (const NodeClass& node_class : set.node_classes()) {
    const Node policy = node_class.spec["instanceStorePolicy"];
    if (!node_class.spec.is_map() || policy.is_unknown()) continue;
    if (policy.is("RAID0")) check_with_policy(node_class, policy, users, out);
    if (!policy) check_without_policy(node_class, users, out);
  }
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "workspace/nvme-types-without-instance-store-policy",
                                                .code = "XRF014",
                                                .severity = Severity::warning,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_workspace(check)};

}  // namespace dek::rules::workspace_nvme_types_without_instance_store_policy
