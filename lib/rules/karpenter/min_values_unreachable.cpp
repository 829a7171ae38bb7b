// karpenter/min-values-unreachable — more variety demanded than the requirements leave.
#include "facts/karpenter_labels.hpp"
#include "lint/rule.hpp"
#include "manifest/allowed_types.hpp"

namespace dek::rules::karpenter_min_values_unreachable {
namespace {

constexpr std::string_view kDoc = R"md(
`minValues` asks for more different values than the requirement allows.

## Why
The CRD takes 1 to 50, and for `In` no more than the list has values: everything else is rejected. A figure that passes
there can still be out of reach, because the other requirements leave fewer families or types. Then Karpenter refuses to
launch anything from the pool, unless the controller runs with `MIN_VALUES_POLICY=BestEffort`; that is a warning, since
the table of types may be older than EC2.

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
        - {key: karpenter.k8s.aws/instance-family, operator: In, values: [m6i, m7i], minValues: 5}
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
        - {key: karpenter.k8s.aws/instance-family, operator: In, values: [m6i, m7i, m8i, r6i, r7i], minValues: 5}
~~~

## Sources
- aws/karpenter-provider-aws: pkg/apis/crds/karpenter.sh_nodepools.yaml
- aws/karpenter-provider-aws: website/content/en/docs/concepts/nodepools.md#min-values
)md";

constexpr std::int64_t kMost = 50;  // with 1 as the least, from the CRD

void check_reach(const manifest::Requirement& one, std::int64_t wanted, const facts::AllowedTypes& allowed,
                 Reporter& out) {
  if (allowed.uncertain || allowed.types.empty()) return;
  const std::size_t count = facts::count_values(allowed.types, one.key);
  // None: a label of which a type has several values, such as the capacity type.
  if (count == 0 || static_cast<std::int64_t>(count) >= wanted) return;
  out.at(one.node["minValues"], "`minValues: {}` on `{}` is out of reach: the requirements leave {}", wanted, one.key,
         base::count_of(count, "value"))
      .severity(Severity::warning)
      .note("compared with the types known on {}", facts::instance_table_date())
      .help("lower it, or loosen the other requirements");
}

void check(const manifest::NodePool& pool, Reporter& out) {
  const facts::AllowedTypes& allowed = manifest::allowed_types(pool);
  for (const manifest::Requirement& one : pool.requirements()) {
    const Node node = one.node["minValues"];
    const auto wanted = node.as_integer();
    if (!wanted) continue;
    const bool is_list = one.op == manifest::Operator::in && !one.node["values"].is_unknown();
    if (*wanted < 1 || *wanted > kMost) {
      out.at(node, "`minValues: {}` is not within 1 and {}", *wanted, kMost)
          .label("rejected by the API server")
          .help("use a number from 1 to {}", kMost);
    } else if (is_list && *wanted > static_cast<std::int64_t>(one.values.size())) {
      out.at(node, "`minValues: {}` on a list of {}", *wanted, base::count_of(one.values.size(), "value"))
          .label("rejected by the API server")
          .help("lower it, or lengthen the list");
    } else {
      check_reach(one, *wanted, allowed, out);
    }
  }
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/min-values-unreachable",
                                                .code = "KRP032",
                                                .severity = Severity::error,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_pool(check)};

}  // namespace dek::rules::karpenter_min_values_unreachable
