// workspace/node-pools-overlap — NodePools between which nothing but their names decides.
#include "lint/rule.hpp"
#include "manifest/allowed_types.hpp"
#include "manifest/near.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace dek::rules::workspace_node_pools_overlap {
namespace {

using manifest::NodePool;
using manifest::Workspace;

constexpr std::string_view kDoc = R"md(
Two NodePools can take the same pod, and nothing but their names orders them.

## Why
Among NodePools of equal weight Karpenter goes by name, from the end of the alphabet. Whether a job runs on Spot or on
demand, and which limits, budgets and node class apply to it, then hangs on what somebody called a pool, and a new or
renamed one takes over without a word. NodePools should exclude each other by taints or requirements, or be ordered by
`weight`.

## Bad
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata: {name: a}
spec:
  template:
    spec:
      requirements: [{key: karpenter.sh/capacity-type, operator: In, values: [spot]}]
---
apiVersion: karpenter.sh/v1
kind: NodePool
metadata: {name: b}
spec:
  template:
    spec:
      requirements: [{key: karpenter.sh/capacity-type, operator: In, values: [spot, on-demand]}]
~~~

## Good
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata: {name: a}
spec:
  weight: 50
  template:
    spec:
      requirements: [{key: karpenter.sh/capacity-type, operator: In, values: [spot]}]
---
apiVersion: karpenter.sh/v1
kind: NodePool
metadata: {name: b}
spec:
  weight: 10
  template:
    spec:
      requirements: [{key: karpenter.sh/capacity-type, operator: In, values: [on-demand]}]
~~~

## Exceptions
Pools of different folders, which may belong to different clusters, and of a folder that holds two pools of one name,
which are alternatives; pools whose zones, operating systems or types have nothing in common; pools that each workload
of the set tells apart by its selectors. Pools with taints are a warning only when a workload of the set can land on
both. Different labels are advice, since pods can be given a selector, unless a workload that selects or tolerates
lands on both all the same. The rule reports five pairs at most.

## Sources
- aws/aws-eks-best-practices: latest/bpg/autoscaling/karpenter.adoc
- aws/karpenter-provider-aws: website/content/en/docs/concepts/scheduling.md#weighted-nodepools
)md";

using Groups = std::map<std::string, std::vector<const NodePool*>>;

constexpr int kMostPairs = 5;
constexpr std::string_view kZone = "topology.kubernetes.io/zone";
constexpr std::string_view kSystem = "kubernetes.io/os";

/// Equal for pools that only weight could order: folder, weight, taints. Empty when one of them is not known.
std::string group_of(const NodePool& pool, const Workspace& set) {
  const Node weight = pool.spec["weight"];
  if (weight.is_unknown() || pool.taints().is_unknown() || pool.replicas()) return {};
  std::vector<std::string> taints;
  for (const Node taint : pool.taints().items()) {
    if (!manifest::repels(taint)) continue;
    for (const std::string_view field : {"key", "value", "effect"}) {
      if (taint[field].is_unknown()) return {};
    }
    std::string& text = taints.emplace_back("\n");
    text.append(taint["key"].raw()).append("=").append(taint["value"].raw()).append(":").append(taint["effect"].raw());
  }
  std::ranges::sort(taints);
  taints.erase(std::unique(taints.begin(), taints.end()), taints.end());
  std::string group = fmt::format("{}\n{}", set.folder_of(*pool.resource), weight.as_integer().value_or(0));
  for (const std::string& taint : taints) group.append(taint);
  return group;
}

bool is_tainted(const NodePool& pool) {
  return std::ranges::any_of(pool.taints().items(), [](Node taint) { return manifest::repels(taint); });
}

struct Pool {
  const NodePool* pool = nullptr;
  const facts::AllowedTypes* types = nullptr;
  std::span<const facts::Requirement> constraints;
  std::vector<std::string_view> capacity_types;
};

Pool evaluate(const NodePool& pool) {
  const auto& constraints = manifest::evaluable(pool);
  return {.pool = &pool,
          .types = &manifest::allowed_types(pool),
          .constraints = constraints,
          .capacity_types = facts::capacity_types_left(constraints)};
}

/// Listed values of a label on both sides that have nothing in common.
bool are_apart(const Pool& a, const Pool& b, std::string_view key) {
  const facts::ValueSet left = facts::values_left(a.constraints, key);
  const facts::ValueSet right = facts::values_left(b.constraints, key);
  return left.is_listed() && right.is_listed() &&
         std::ranges::none_of(left.values(), [&](std::string_view value) { return right.allows(value); });
}

bool have_common_nodes(const Pool& a, const Pool& b) {
  if (a.types->uncertain || b.types->uncertain || are_apart(a, b, kZone) || are_apart(a, b, kSystem)) return false;
  if (std::ranges::find_first_of(a.capacity_types, b.capacity_types) == a.capacity_types.end()) return false;
  return (a.types->set & b.types->set).any();
}

/// Where workloads of the set land that select nodes or tolerate taints: pools by the number of each different demand.
class Landings {
 public:
  explicit Landings(const Workspace& set) {
    for (const auto [pod, demand] : set.workloads()) {
      if (demand->asks_for_nodes() || !demand->tolerations.empty()) add(set.placement().choice(*demand));
    }
  }

  [[nodiscard]] bool any(const NodePool& pool) const { return demands_.contains(&pool); }

  [[nodiscard]] bool any_on_both(const NodePool& a, const NodePool& b) const {
    const auto left = demands_.find(&a);
    const auto right = demands_.find(&b);
    if (left == demands_.end() || right == demands_.end()) return false;
    return std::ranges::any_of(left->second, [&](int demand) { return right->second.contains(demand); });
  }

 private:
  void add(const manifest::PoolChoice& choice) {
    for (const manifest::PoolOffer* offer : choice.pools) demands_[&offer->pool()].insert(count_);
    for (const manifest::PoolOffer* offer : choice.perhaps) demands_[&offer->pool()].insert(count_);
    ++count_;
  }

  std::map<const NodePool*, std::set<int>> demands_;
  int count_ = 0;
};

bool have_equal_labels(const NodePool& a, const NodePool& b) {
  std::map<std::string_view, std::string_view> left, right;
  for (const auto [key, value] : a.labels().entries()) left[key.raw()] = value.raw();
  for (const auto [key, value] : b.labels().entries()) right[key.raw()] = value.raw();
  return left == right;
}

/// Karpenter sorts equal weights by name, the later one first (kubernetes-sigs/karpenter: pkg/utils/nodepool).
std::string order_text(const NodePool& a, const NodePool& b) {
  const bool is_known = a.resource->metadata()["name"].text() && b.resource->metadata()["name"].text();
  if (!is_known) return "Karpenter goes by name, from the end of the alphabet";
  return fmt::format("Karpenter goes by name: `{}` comes first", std::max(a.name(), b.name()));
}

/// True when the pair is reported.
bool check_pair(const Pool& a, const Pool& b, const Landings& landings, Reporter& out) {
  if (a.pool->name() == b.pool->name() || !have_common_nodes(a, b)) return false;
  const bool is_used = landings.any_on_both(*a.pool, *b.pool);
  const bool is_told_apart = landings.any(*a.pool) || landings.any(*b.pool);
  if (!is_used && (is_told_apart || is_tainted(*a.pool))) return false;
  out.at(*b.pool->resource, "NodePools `{}` and `{}` can take the same pods, with the same weight", a.pool->name(),
         b.pool->name())
      .severity(is_used || have_equal_labels(*a.pool, *b.pool) ? Severity::warning : Severity::advice)
      .label("{}", order_text(*a.pool, *b.pool))
      .related(a.pool->resource->anchor(), "the other one")
      .help("give one of them a `weight`, or keep them apart by a taint or a requirement");
  return true;
}

void check_group(const std::vector<const NodePool*>& pools, const Landings& landings, int& pairs, Reporter& out) {
  if (pools.size() < 2 || pairs >= kMostPairs) return;
  std::vector<Pool> evaluated;
  for (const NodePool* pool : pools) {
    evaluated.push_back(evaluate(*pool));
    for (std::size_t i = 0; i + 1 < evaluated.size(); ++i) {
      pairs += check_pair(evaluated[i], evaluated.back(), landings, out) ? 1 : 0;
      if (pairs >= kMostPairs) return;
    }
  }
}

/// A folder with two NodePools of one name holds alternatives, not the pools of a cluster.
void drop_collections(const Workspace& set, Groups& groups) {
  std::map<std::pair<std::string_view, std::string_view>, int> names;
  std::set<std::string_view> collections;
  for (const NodePool& pool : set.node_pools()) {
    const std::string_view folder = set.folder_of(*pool.resource);
    if (++names[{folder, pool.name()}] > 1) collections.insert(folder);
  }
  std::erase_if(
      groups, [&](const auto& group) { return collections.contains(set.folder_of(*group.second.front()->resource)); });
}

void check(const Workspace& set, Reporter& out) {
  Groups groups;
  manifest::for_each_near(set.node_pools(), [&](const NodePool& pool) {
    const std::string group = pool.name().empty() ? std::string() : group_of(pool, set);
    if (!group.empty()) groups[group].push_back(&pool);
  });
  drop_collections(set, groups);
  if (std::ranges::all_of(groups, [](const auto& group) { return group.second.size() < 2; })) return;
  const Landings landings(set);
  int pairs = 0;
  for (const auto& [group, pools] : groups) check_group(pools, landings, pairs, out);
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "workspace/node-pools-overlap",
                                                .code = "XRF017",
                                                .severity = Severity::warning,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_workspace(check)};

}  // namespace dek::rules::workspace_node_pools_overlap
