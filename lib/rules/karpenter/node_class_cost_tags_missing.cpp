// karpenter/node-class-cost-tags-missing — instances that nobody can be billed for.
#include "lint/rule.hpp"

#include <algorithm>
#include <array>

namespace dek::rules::karpenter_node_class_cost_tags_missing {
namespace {

constexpr std::string_view kDoc = R"md(
An EC2NodeClass gives its instances no tag that says whose they are.

## Why
Instances and volumes that Karpenter launches inherit no tag from the cluster. Without `spec.tags` the largest line of
the bill, compute and its disks, stays in one heap that no cost report can take apart by team. Tags only count once they
are activated as cost allocation tags, and they do not work backwards.

## Bad
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: default
spec:
  role: NodeRole
~~~

## Good
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: default
spec:
  role: NodeRole
  tags:
    team: analytics
    cost-center: "4711"
~~~

## Exceptions
Any tag beside `Name` and those of Karpenter, Kubernetes and EKS counts: which keys a company allocates costs by is its
own affair. Said once in a file. Silent where a profile says that this is development.

## Sources
- aws/karpenter-provider-aws: website/content/en/docs/concepts/nodeclasses.md
- aws/aws-eks-best-practices: latest/bpg/cost/awareness.adoc
)md";

// Keys that tools set for their own use; they say nothing of who pays.
constexpr std::array<std::string_view, 5> kToolPrefixes = {"Name", "aws:", "eks:", "karpenter.", "kubernetes.io/"};

bool is_of_a_tool(const tree::Entry& tag) {
  return std::ranges::any_of(kToolPrefixes, [&](std::string_view p) { return tag.key.raw().starts_with(p); });
}

bool lacks_tags(const manifest::NodeClass& node_class) {
  const Node tags = node_class.spec["tags"];
  return node_class.spec.is_map() && !tags.is_unknown() && !tags.is_open() && !tags["<<"] &&
         std::ranges::all_of(tags.entries(), is_of_a_tool);
}

/// Said once in a file: by the first class that lacks tags.
bool is_first(const manifest::NodeClass& node_class, const manifest::Workspace& workspace) {
  const auto first = std::ranges::find_if(workspace.node_classes(), [&](const manifest::NodeClass& other) {
    return other.resource->file == node_class.resource->file && lacks_tags(other);
  });
  return first->resource == node_class.resource;
}

void check(const manifest::NodeClass& node_class, Reporter& out) {
  if (out.context().stage == manifest::Stage::development || !lacks_tags(node_class)) return;
  if (!is_first(node_class, out.workspace())) return;
  const Node tags = node_class.spec["tags"];
  auto finding = tags ? out.at(tags.key(), "none of the tags says whose the instances are")
                      : out.at(*node_class.resource, "instances and volumes of this class get no cost tags");
  finding.help("add `spec.tags` with the keys that costs are allocated by, for example `team` and `cost-center`");
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/node-class-cost-tags-missing",
                                                .code = "KRP064",
                                                .severity = Severity::advice,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_class(check)};

}  // namespace dek::rules::karpenter_node_class_cost_tags_missing
