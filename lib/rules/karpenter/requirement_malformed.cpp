// karpenter/requirement-malformed — a requirement or node affinity expression of the wrong shape.
#include "lint/rule.hpp"
#include "manifest/version.hpp"

namespace dek::rules::karpenter_requirement_malformed {
namespace {

constexpr std::string_view kDoc = R"md(
A requirement or a node affinity expression has a shape that the API refuses.

## Why
Values are strings in both APIs, numbers too: `Gt` with a bare `300` is refused. `Gt` and `Lt` take exactly one whole
number, `In` needs values. Inside the pod template of a SparkApplication nobody checks the expression when it is
applied, so the job fails only when its pods are built.

## Bad
~~~yaml
apiVersion: v1
kind: Pod
metadata:
  name: shuffle
spec:
  affinity:
    nodeAffinity:
      requiredDuringSchedulingIgnoredDuringExecution:
        nodeSelectorTerms:
          - matchExpressions:
              - {key: karpenter.k8s.aws/instance-local-nvme, operator: Gt, values: [300]}
~~~

## Good
~~~yaml
apiVersion: v1
kind: Pod
metadata:
  name: shuffle
spec:
  affinity:
    nodeAffinity:
      requiredDuringSchedulingIgnoredDuringExecution:
        nodeSelectorTerms:
          - matchExpressions:
              - {key: karpenter.k8s.aws/instance-local-nvme, operator: Gt, values: ["300"]}
~~~

## Exceptions
`Gte` and `Lte` are operators of NodePools since Karpenter 1.9; node affinity never takes them. `Exists` with values is
refused for pods; in a NodePool the values are only ignored, which is a warning.

## Sources
- aws/karpenter-provider-aws: pkg/apis/crds/karpenter.sh_nodepools.yaml
- aws/karpenter-provider-aws: website/content/en/docs/concepts/scheduling.md
- kubernetes/kubernetes: pkg/apis/core/validation/validation.go
)md";

using manifest::Operator;

constexpr std::size_t kMostValueCharacters = 63;  // both from the NodePool CRD
constexpr std::size_t kMostRequirements = 100;
constexpr manifest::Version kFirstWithGte{1, 9, 0};

bool compares_numbers(Operator op) {
  return op == Operator::gt || op == Operator::lt || op == Operator::gte || op == Operator::lte;
}

bool is_whole_number(std::string_view text) {
  const auto value = base::parse_integer(text);
  return value && *value >= 0 && text.front() != '+';
}

void check_values(const manifest::Requirement& requirement, bool is_pool, Reporter& out) {
  for (const Node value : requirement.values) {
    const auto type = value.type();
    if (type && *type != tree::ScalarType::string) {
      out.at(value, "value `{}` of `{}` is not a string", value.raw(), requirement.key)
          .label("must be quoted")
          .help("write `\"{}\"`", value.raw())
          .fix("quote the value", Applicability::safe, lint::quote(value));
    } else if (is_pool && value.text() && value.text()->size() > kMostValueCharacters) {
      out.at(value, "value is longer than {} characters", kMostValueCharacters)
          .help("use a value that a node label can hold");
    }
  }
}

void check_operator(const manifest::Requirement& requirement, bool is_pool, Reporter& out) {
  const bool is_gte = requirement.op == Operator::gte || requirement.op == Operator::lte;
  if (requirement.op != Operator::unknown && !is_gte) return;
  const Node written = requirement.node["operator"];
  if (requirement.op == Operator::unknown && written.text()) {
    out.at(written, "`{}` is no operator of {}", *written.text(), is_pool ? "a NodePool requirement" : "node affinity")
        .help("use one of In, NotIn, Exists, DoesNotExist, Gt, Lt{}", is_pool ? ", Gte, Lte" : "");
  } else if (is_gte && !is_pool) {
    out.at(written, "node affinity does not know `{}`", *written.text())
        .help("use `{}` with the neighbouring number", requirement.op == Operator::gte ? "Gt" : "Lt");
  } else if (is_gte && out.karpenter() && *out.karpenter() < kFirstWithGte) {
    out.at(written, "`{}` needs Karpenter 1.9", *written.text()).help("use `Gt` or `Lt` with the neighbouring number");
  }
}

void check_count(const manifest::Requirement& requirement, bool is_pool, Reporter& out) {
  const bool needs_values = requirement.op == Operator::in || (requirement.op == Operator::not_in && !is_pool);
  const bool takes_none = requirement.op == Operator::exists || requirement.op == Operator::does_not_exist;
  if (requirement.values.empty() ? !needs_values : !takes_none) return;
  const Node list = requirement.node["values"];
  if (list.is_unknown()) return;
  const Node place = list ? list.key() : requirement.node["operator"];
  if (needs_values) {
    out.at(place, "`{}` on `{}` has no values", requirement.node["operator"].raw(), requirement.key)
        .help("list at least one value");
  } else {
    out.at(place, "`{}` on `{}` takes no values", requirement.node["operator"].raw(), requirement.key)
        .severity(is_pool ? Severity::warning : Severity::error)
        .help("delete `values`, or use `In`");
  }
}

void check_number(const manifest::Requirement& requirement, Reporter& out) {
  if (!compares_numbers(requirement.op) || requirement.node["values"].is_unknown()) return;
  const auto texts = requirement.texts();
  if (!texts || (texts->size() == 1 && is_whole_number(texts->front()))) return;
  const Node list = requirement.node["values"];
  out.at(list ? list.key() : requirement.node["operator"], "`{}` on `{}` needs exactly one whole number",
         requirement.node["operator"].raw(), requirement.key)
      .help("write one value in quotes, for example `values: [\"300\"]`");
}

/// Of selectors and labels there is nothing to check: they are no mappings.
void check_requirement(const manifest::Requirement& requirement, bool is_pool, Reporter& out) {
  if (!requirement.node.is_map()) return;
  check_operator(requirement, is_pool, out);
  check_values(requirement, is_pool, out);
  check_count(requirement, is_pool, out);
  check_number(requirement, out);
}

void check(const manifest::PodKeys& keys, Reporter& out) {
  for (const manifest::NodeChoice& choice : keys.choices) check_requirement(choice.requirement, false, out);
  const manifest::NodePool* pool = out.workspace().node_pool(*keys.resource);
  if (pool == nullptr) return;
  for (const manifest::Requirement& requirement : pool->requirements()) check_requirement(requirement, true, out);
  if (pool->requirements().size() <= kMostRequirements) return;
  out.at(pool->node_spec["requirements"].key(), "NodePool has {} requirements, {} is the most",
         pool->requirements().size(), kMostRequirements)
      .help("merge requirements on the same key");
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/requirement-malformed",
                                                .code = "KRP027",
                                                .severity = Severity::error,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_pod_keys(check)};

}  // namespace dek::rules::karpenter_requirement_malformed
