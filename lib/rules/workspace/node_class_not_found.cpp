// workspace/node-class-not-found — a NodePool and an EC2NodeClass that do not find each other.
#include "lint/rule.hpp"
#include "manifest/near.hpp"
#include "rules/counterpart.hpp"

#include <algorithm>

namespace dek::rules::workspace_node_class_not_found {
namespace {

using manifest::NodeClass;
using manifest::NodePool;
using manifest::Workspace;

constexpr std::string_view kDoc = R"md(
A NodePool refers to an EC2NodeClass that is not in the set, or a class is used by no NodePool.

## Why
A NodePool whose class does not exist never becomes ready, and Karpenter leaves it out of scheduling: pods stay pending,
and nothing on them says that a class is missing. It is mostly a typo, or a class that was renamed in one place.

## Bad
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: spark-executors
spec:
  template:
    spec:
      nodeClassRef: {group: karpenter.k8s.aws, kind: EC2NodeClass, name: spark-gravitron}
---
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: spark-graviton
~~~

## Good
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: spark-executors
spec:
  template:
    spec:
      nodeClassRef: {group: karpenter.k8s.aws, kind: EC2NodeClass, name: spark-graviton}
---
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: spark-graviton
~~~

## Exceptions
Classes of EKS Auto Mode (`eks.amazonaws.com`) are not looked up, nor names that Terraform code, chart values or an
application of the same set mention. It is an error when the whole set was read or a near name exists, a warning in a
partial set, and advice when the set has no class at all.

## Sources
- aws/karpenter-provider-aws: website/content/en/docs/concepts/nodepools.md#spectemplatespecnodeclassref
)md";

constexpr std::string_view kGroup = "karpenter.k8s.aws";
constexpr std::string_view kKind = "EC2NodeClass";

bool refers_to_ec2(Node ref) {
  const auto is_or_absent = [](Node node, std::string_view value) { return !node || node.is(value); };
  return is_or_absent(ref["kind"], kKind) && is_or_absent(ref["group"], kGroup);
}

void check_pool(const NodePool& pool, const Counterparts& classes, Reporter& out) {
  const Workspace& set = out.workspace();
  const Node name = pool.node_class_ref()["name"];
  const auto text = name.text();
  if (!text || text->empty() || !refers_to_ec2(pool.node_class_ref()) || classes.has(*text)) return;
  const auto meant = classes.near(*text);
  if (!meant && (classes.has_unknown() || set.elsewhere().mentions(*text, *pool.resource))) return;
  if (classes.empty() && !set.is_whole()) return;
  auto finding = out.at(name, "no EC2NodeClass `{}` was read", *text);
  finding.severity(classes.empty() ? Severity::advice : severity_of_missing(set, meant.has_value()))
      .label("this NodePool never becomes ready");
  if (!meant) {
    finding.help("correct the name, or add the class");
    return;
  }
  finding.help("did you mean `{}`?", *meant)
      .fix(fmt::format("refer to `{}`", *meant), Applicability::unsafe, lint::replace_value(name, *meant));
}

/// Pools of which it is not known to which class they refer may refer to any.
bool is_any_reference_unknown(const Workspace& set) {
  return std::ranges::any_of(set.node_pools(), [](const NodePool& pool) {
    const Node ref = pool.node_class_ref();
    return ref.is_unknown() || ref["name"].is_unknown();
  });
}

void check_class(const NodeClass& node_class, Reporter& out) {
  const Workspace& set = out.workspace();
  if (node_class.name().empty() || !set.pools_of(node_class).empty()) return;
  if (set.elsewhere().mentions(node_class.name(), *node_class.resource)) return;
  out.at(*node_class.resource, "no NodePool refers to EC2NodeClass `{}`", node_class.name())
      .severity(Severity::advice)
      .help("refer to it, or remove it");
}

void check(const Workspace& set, Reporter& out) {
  const Counterparts classes(set.of_kind(kGroup, kKind));
  manifest::for_each_near(set.node_pools(), [&](const NodePool& pool) { check_pool(pool, classes, out); });
  if (!set.is_whole() || set.node_pools().empty() || is_any_reference_unknown(set)) return;
  manifest::for_each_near(set.node_classes(), [&](const NodeClass& node_class) { check_class(node_class, out); });
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "workspace/node-class-not-found",
                                                .code = "XRF001",
                                                .severity = Severity::error,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_workspace(check)};

}  // namespace dek::rules::workspace_node_class_not_found
