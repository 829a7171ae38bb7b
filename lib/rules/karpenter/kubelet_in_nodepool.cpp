// karpenter/kubelet-in-nodepool — kubelet settings in the place that v1beta1 had for them.
#include "lint/rule.hpp"

namespace dek::rules::karpenter_kubelet_in_nodepool {
namespace {

constexpr std::string_view kDoc = R"md(
`kubelet` stands in the NodePool, where Karpenter v1 no longer reads it.

## Why
v1 moved the block to `spec.kubelet` of the EC2NodeClass. In the NodePool it is an unknown field: refused, or dropped
without a word. Then `maxPods`, reserved memory and eviction thresholds are those of the defaults, and executors are
killed by the kernel on nodes that were thought to keep a reserve. Even published guides have it in the wrong place.

## Bad
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: spark-executors
spec:
  template:
    spec:
      nodeClassRef: {group: karpenter.k8s.aws, kind: EC2NodeClass, name: spark}
      kubelet:
        maxPods: 30
~~~

## Good
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: spark
spec:
  kubelet:
    maxPods: 30
~~~

## Exceptions
A `karpenter.sh/v1beta1` NodePool: there the block is in its place.

## Sources
- aws/karpenter-provider-aws: website/content/en/v1.0/upgrading/v1-migration.md
- aws/karpenter-provider-aws: website/content/en/docs/concepts/nodeclasses.md#speckubelet
)md";

// The block as text whose lines are indented relative to `kubelet`; empty when it is not written line by line.
std::string text_of(Node kubelet) {
  const text::Span span = kubelet.span();
  const std::string_view source = kubelet.document().source;
  const std::string_view written = source.substr(span.begin, span.end - span.begin);
  if (kubelet.style() == tree::Style::flow) {
    return written.find('\n') == std::string_view::npos ? fmt::format("kubelet: {}", written) : std::string();
  }
  const std::size_t newline = source.rfind('\n', span.begin);
  const std::size_t column = span.begin - (newline == std::string_view::npos ? 0 : newline + 1);
  std::string text = "kubelet:";
  bool is_first = true;
  for (std::string_view line : base::split(written, '\n')) {
    if (!is_first && base::trim(line.substr(0, column)).empty()) line.remove_prefix(std::min(column, line.size()));
    is_first = false;
    if (!base::trim(line).empty()) text.append("\n  ").append(line);
  }
  return text;
}

const manifest::NodeClass* class_of(const manifest::NodePool& pool, const manifest::Workspace& workspace) {
  const auto name = pool.node_class_ref()["name"].text();
  if (!name) return nullptr;
  for (const manifest::NodeClass& one : workspace.node_classes()) {
    if (one.name() == *name) return &one;
  }
  return nullptr;
}

// Only into a class of the same file that no other pool shares.
lint::Edits move(const manifest::NodePool& pool, Node kubelet, const manifest::Workspace& workspace) {
  const manifest::NodeClass* target = class_of(pool, workspace);
  if (target == nullptr || target->kubelet() || workspace.pools_of(*target).size() != 1) return {};
  if (!kubelet.is_map() || kubelet.is_alias() || !target->spec.is_map()) return {};
  if (target->spec.span().text != kubelet.span().text) return {};
  const std::string text = text_of(kubelet);
  if (text.empty()) return {};
  return lint::all_of({lint::remove_entry(kubelet), lint::add_entry(target->spec, text)});
}

void check(const manifest::NodePool& pool, Reporter& out) {
  const Node kubelet = pool.node_spec["kubelet"];
  if (!pool.is_v1() || !kubelet) return;
  out.at(kubelet.key(), "`kubelet` stands in the NodePool, where v1 does not read it")
      .label("moved to the EC2NodeClass")
      .help("move it to `spec.kubelet` of the EC2NodeClass; pools that need different settings need a class each")
      .fix("move `kubelet` to the EC2NodeClass", Applicability::unsafe, move(pool, kubelet, out.workspace()));
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/kubelet-in-nodepool",
                                                .code = "KRP009",
                                                .severity = Severity::error,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_pool(check)};

}  // namespace dek::rules::karpenter_kubelet_in_nodepool
