// karpenter/architecture-not-pinned — pools in which Karpenter may choose the architecture.
#include <algorithm>

#include "facts/karpenter_labels.hpp"
#include "lint/rule.hpp"
#include "manifest/allowed_types.hpp"
#include "rules/requirement_edits.hpp"

namespace dek::rules::karpenter_architecture_not_pinned {
namespace {

constexpr std::string_view kDoc = R"md(
A NodePool allows amd64 and arm64 types alike.

## Why
Karpenter takes the cheaper type, and that is usually Graviton. An image for one architecture then dies with `exec
format error`, driver and executors of one job may differ, and native libraries of shuffle and compression behave
differently. Where both are stated the author has decided, and it is advice; where the families leave one architecture
without `kubernetes.io/arch` saying so, it is advice as well: a family added later may bring the other one.

## Bad
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: spark-executors
spec:
  template:
    spec:
      requirements:
        - {key: karpenter.k8s.aws/instance-category, operator: In, values: [r]}
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
      requirements:
        - {key: karpenter.k8s.aws/instance-category, operator: In, values: [r]}
        - {key: kubernetes.io/arch, operator: In, values: [arm64]}
~~~

## Exceptions
Pools whose node class picks its AMI by id, name, tag or parameter: an AMI has one architecture.

## Sources
- aws/karpenter-provider-aws: website/content/en/docs/faq.md
- aws/karpenter-provider-aws: website/content/en/docs/concepts/nodepools.md
)md";

constexpr std::string_view kArch = "kubernetes.io/arch";

Node stated_architecture(const manifest::NodePool& pool) {
  for (const manifest::Requirement& one : pool.pool_constraints()) {
    if (facts::normalised_label(one.key) == kArch) return one.node;
  }
  return {};
}

// An AMI chosen by anything but an alias decides the architecture.
bool is_decided_by_image(const manifest::NodePool& pool, const manifest::Workspace& workspace) {
  const auto name = pool.node_class_ref()["name"].text();
  for (const manifest::NodeClass& one : workspace.node_classes()) {
    if (!name || one.name() != *name) continue;
    const Node terms = one.ami_selector_terms();
    return terms && !terms.is_null() && !one.ami_alias();
  }
  return false;
}

void report_both(const manifest::NodePool& pool, const facts::AllowedTypes& allowed, Node stated, Reporter& out) {
  const auto arm64 = static_cast<std::size_t>(
      std::ranges::count(allowed.types, facts::Architecture::arm64, &facts::InstanceType::arch));
  const Node list = pool.node_spec["requirements"];
  const Node place = stated ? stated : list ? list.key() : pool.resource->anchor();
  auto finding = out.at(place, "pool mixes architectures: {} of amd64 and {} of arm64",
                        base::count_of(allowed.types.size() - arm64, "type"), base::count_of(arm64, "type"));
  if (stated) finding.severity(Severity::advice);
  finding.help("require `{}` In `arm64` or `amd64`; make two pools if both are wanted", kArch);
}

void check(const manifest::NodePool& pool, Reporter& out) {
  const facts::AllowedTypes& allowed = manifest::allowed_types(pool);
  if (allowed.uncertain || allowed.types.empty()) return;
  const facts::Architecture first = allowed.types.front()->arch;
  const bool is_mixed = std::ranges::any_of(allowed.types, [&](const auto* type) { return type->arch != first; });
  const Node stated = stated_architecture(pool);
  const Node list = pool.node_spec["requirements"];
  if (!is_mixed && (stated || !list)) return;
  if (is_decided_by_image(pool, out.workspace())) return;
  if (is_mixed) return report_both(pool, allowed, stated, out);
  out.at(list.key(), "all types of this pool are {}, but `{}` is not stated", facts::to_string(first), kArch)
      .severity(Severity::advice)
      .help("state it, so that a family added later does not bring the other one")
      .fix("state the architecture", Applicability::unsafe,
           add_requirement(pool, kArch, "In", facts::to_string(first)));
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/architecture-not-pinned",
                                                .code = "KRP031",
                                                .severity = Severity::warning,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_pool(check)};

}  // namespace dek::rules::karpenter_architecture_not_pinned
