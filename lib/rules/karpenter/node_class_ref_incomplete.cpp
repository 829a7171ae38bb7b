// karpenter/node-class-ref-incomplete — a nodeClassRef without group, kind or name, or in the form of v1beta1.
#include "lint/rule.hpp"

namespace dek::rules::karpenter_node_class_ref_incomplete {
namespace {

constexpr std::string_view kGroup = "karpenter.k8s.aws";
constexpr std::string_view kKind = "EC2NodeClass";
constexpr std::string_view kAutoModeGroup = "eks.amazonaws.com";

constexpr std::string_view kDoc = R"md(
`nodeClassRef` of a NodePool does not name its class by `group`, `kind` and `name`.

## Why
Karpenter v1 requires all three; v1beta1 filled in group and kind, so the short form of older guides is rejected by the
API server today. `apiVersion`, the old way to say which API is meant, became `group` without a version. The group is
`karpenter.k8s.aws` for an EC2NodeClass and `eks.amazonaws.com` for the NodeClass of EKS Auto Mode.

## Bad
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: spark-executors
spec:
  template:
    spec:
      nodeClassRef:
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
      nodeClassRef:
        group: karpenter.k8s.aws
        kind: EC2NodeClass
        name: spark-graviton
~~~

## Exceptions
A `karpenter.sh/v1beta1` NodePool, which may leave group and kind out.

## Sources
- aws/karpenter-provider-aws: website/content/en/docs/concepts/nodepools.md#spectemplatespecnodeclassref
- aws/karpenter-provider-aws: pkg/apis/crds/karpenter.sh_nodepools.yaml
)md";

/// Empty counts as absent; unknown does not.
bool is_missing(Node value) {
  return !value || value.is_null() || value.is("");
}

/// Group and kind can only be those of EC2NodeClass: one of that name was read, or nothing of Auto Mode was.
bool means_node_class(Node ref, const manifest::Workspace& workspace) {
  const auto name = ref["name"].text();
  return (name && workspace.find(kGroup, kKind, *name) != nullptr) || !workspace.has_group(kAutoModeGroup);
}

std::string missing_fields(Node ref) {
  std::vector<std::string> missing;
  for (const std::string_view field : {"group", "kind", "name"}) {
    if (is_missing(ref[field])) missing.push_back(base::as_code(field));
  }
  return base::join_words(missing, "or");
}

lint::Edits added_fields(Node ref, const manifest::Workspace& workspace) {
  const bool fixable = !ref["group"] && !ref["kind"] && !is_missing(ref["name"]) && means_node_class(ref, workspace);
  if (!fixable) return {};
  const std::string_view between = ref.style() == tree::Style::flow ? ", " : "\n";
  return lint::add_entry(ref, fmt::format("group: {}{}kind: {}", kGroup, between, kKind));
}

void check_old_form(Node ref, Node api_version, Reporter& out) {
  const auto value = api_version.text();
  auto finding = out.at(api_version.key(), "`nodeClassRef` holds `apiVersion`, which Karpenter v1 replaced by `group`");
  finding.label("not a field of v1").help("write `group: {}`", value ? value->substr(0, value->find('/')) : kGroup);
  if (!value || ref["group"]) return;
  finding.fix("turn `apiVersion` into `group`", Applicability::safe,
              lint::all_of({lint::rename_key(api_version, "group"),
                            lint::replace_value(api_version, value->substr(0, value->find('/')))}));
}

void check(const manifest::NodePool& pool, Reporter& out) {
  if (!pool.is_v1() || !pool.node_spec.is_map()) return;
  const Node ref = pool.node_class_ref();
  if (!ref) {
    out.at(pool.node_spec.key(), "this NodePool refers to no node class")
        .help("add `nodeClassRef` with `group`, `kind` and `name`");
    return;
  }
  if (!ref.is_map()) return;
  if (const Node api_version = ref["apiVersion"]) return check_old_form(ref, api_version, out);
  if (const auto group = ref["group"].text(); group && group->find('/') != std::string_view::npos) {
    const std::string_view bare = group->substr(0, group->find('/'));
    out.at(ref["group"], "`group: {}` carries a version", *group)
        .help("write `group: {}`", bare)
        .fix("cut the version off", Applicability::safe, lint::replace_value(ref["group"], bare));
    return;
  }
  const std::string missing = missing_fields(ref);
  if (missing.empty()) return;
  auto finding = out.at(ref.key(), "`nodeClassRef` has no {}", missing);
  finding.label("required by the v1 API")
      .help("write `group: {}`, `kind: {}` and the name of the class", kGroup, kKind)
      .fix("add `group` and `kind`", Applicability::safe, added_fields(ref, out.workspace()));
  if (!means_node_class(ref, out.workspace())) {
    finding.note("classes of EKS Auto Mode were read too: theirs are `group: {}`, `kind: NodeClass`", kAutoModeGroup);
  }
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/node-class-ref-incomplete",
                                                .code = "KRP010",
                                                .severity = Severity::error,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_pool(check)};

}  // namespace dek::rules::karpenter_node_class_ref_incomplete
