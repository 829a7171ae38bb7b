// The scheduler's tests, as Karpenter makes them for nodes that do not exist yet.
#include "manifest/placement.hpp"

#include <algorithm>
#include <array>

#include "base/assert.hpp"
#include "facts/karpenter_labels.hpp"
#include "manifest/allowed_types.hpp"

namespace dek::manifest {
namespace {

using tree::Node;

constexpr std::string_view kPoolLabel = "karpenter.sh/nodepool";
constexpr std::string_view kClassLabel = "karpenter.k8s.aws/ec2nodeclass";
constexpr std::string_view kAutoModeGroup = "eks.amazonaws.com";

// Labels that others put on nodes: kubelet, feature discovery, drivers. A pool need not know them.
constexpr std::array<std::string_view, 5> kForeignDomains = {
    "kubernetes.io/hostname", "node.kubernetes.io/", "nvidia.com/", "feature.node.kubernetes.io/", "karpenter.sh/"};

bool is_foreign(std::string_view key) {
  return std::ranges::any_of(kForeignDomains, [&](std::string_view domain) { return key.starts_with(domain); });
}

facts::Requirement is_exactly(std::string_view key, std::string_view value) {
  return {.key = key, .op = facts::Operator::in, .values = {value}, .min_values = 0, .unknown = value.empty()};
}

/// Whether a value is left that both allow. Where neither lists its values, some number or name is.
bool meet(const facts::ValueSet& offered, const facts::Requirement& asked) {
  if (asked.op == facts::Operator::in)
    return std::ranges::any_of(asked.values, [&](std::string_view value) { return offered.allows(value); });
  const facts::ValueSet wanted(asked);
  if (wanted.is_listed())
    return std::ranges::any_of(wanted.values(), [&](std::string_view value) { return offered.allows(value); });
  if (offered.is_listed())
    return std::ranges::any_of(offered.values(), [&](std::string_view value) { return wanted.allows(value); });
  return true;
}

bool excludes(facts::Operator op) {
  return op == facts::Operator::not_in || op == facts::Operator::does_not_exist;
}

/// The better of two answers: the first with the better fit, then with more requirements met.
bool is_better(const Landing& a, const Landing& b) {
  if (a.fit != b.fit) return a.fit > b.fit;
  return a.mismatch.met > b.mismatch.met;
}

tree::NodeIndex place_of(const PodSpec& pod) {
  return pod.spec ? pod.spec.index() : tree::kNoNode;
}

}  // namespace

PoolOffer::PoolOffer(const NodePool& pool) : pool_(&pool), constraints_(evaluable(pool)) {
  const Node ref = pool.node_class_ref();
  is_auto_mode_ = ref["group"].is(kAutoModeGroup);
  constraints_.push_back(is_exactly(kPoolLabel, pool.name()));
  constraints_.push_back(is_exactly(kClassLabel, ref["name"].text().value_or("")));
  may_define_more_ = pool.labels().may_hold_more() || pool.node_spec["requirements"].is_unknown();
  for (facts::Requirement& one : constraints_) {
    one.key = facts::normalised_label(one.key);
    may_define_more_ = may_define_more_ || one.key.empty();
    auto label = std::ranges::find(labels_, one.key, &Label::key);
    if (label == labels_.end()) label = labels_.insert(label, {.key = one.key, .values = {}});
    if (one.unknown)
      label->is_known = false;
    else
      label->values.intersect(facts::ValueSet(one));
  }
}

const PoolOffer::Label* PoolOffer::find(std::string_view key) const {
  const auto found = std::ranges::find(labels_, key, &Label::key);
  return found == labels_.end() ? nullptr : &*found;
}

Landing PoolOffer::check_taints(const NodeDemand& demand) const {
  const Node taints = pool_->taints();
  Landing landing;
  if (taints.is_unknown()) landing.fit = Fit::unknown;
  for (const Node taint : taints.items()) {
    if (taint.is_unknown()) landing.fit = Fit::unknown;
    if (!taint.is_map() || !repels(taint)) continue;
    const auto matches = [&](Node toleration) { return tolerates(toleration, taint); };
    if (std::ranges::any_of(demand.tolerations, matches)) continue;
    const auto key = taint["key"].text();
    if (key && std::ranges::find(demand.devices, *key) != demand.devices.end()) continue;
    if (demand.may_tolerate_more || taint["effect"].is_unknown()) {
      landing.fit = Fit::unknown;
      continue;
    }
    Mismatch mismatch;
    mismatch.kind = Mismatch::Kind::taint;
    mismatch.taint = taint;
    return {Fit::no, std::move(mismatch)};
  }
  return landing;
}

Fit PoolOffer::check_undefined(const facts::Requirement& asked) const {
  if (facts::find_karpenter_label(asked.key) != nullptr) return Fit::yes;  // Karpenter sets it freely
  if (excludes(asked.op)) return Fit::yes;
  const bool may_be_there =
      may_define_more_ || is_foreign(asked.key) || (is_auto_mode_ && asked.key.starts_with(kAutoModeGroup));
  return may_be_there ? Fit::unknown : Fit::no;
}

Fit PoolOffer::check_one(const facts::Requirement& asked, Mismatch::Kind& kind) const {
  if (asked.unknown) return Fit::unknown;
  const Label* label = find(asked.key);
  kind = Mismatch::Kind::label_absent;
  if (label == nullptr) return check_undefined(asked);
  kind = Mismatch::Kind::label_other;
  if (asked.op == facts::Operator::exists) return Fit::yes;
  const bool fits =
      asked.op == facts::Operator::does_not_exist ? label->values.allows_absence() : meet(label->values, asked);
  if (fits) return label->is_known ? Fit::yes : Fit::unknown;
  return Fit::no;
}

Landing PoolOffer::check_all(const std::vector<NodeRequirement>& all) const {
  Landing landing;
  for (const NodeRequirement& one : all) {
    Mismatch::Kind kind = Mismatch::Kind::none;
    const Fit fit = check_one(one.plain, kind);
    if (fit == Fit::no) {
      landing.mismatch.kind = kind;
      landing.mismatch.asked = one.node;
      landing.mismatch.key = one.plain.key;
      return {Fit::no, std::move(landing.mismatch)};
    }
    ++landing.mismatch.met;
    landing.fit = std::min(landing.fit, fit);
  }
  std::vector<facts::Requirement> of_types;
  for (const NodeRequirement& one : all) {
    if (facts::is_type_label(one.plain.key)) of_types.push_back(one.plain);
  }
  if (of_types.empty()) return landing;
  of_types.insert(of_types.end(), constraints_.begin(), constraints_.end());
  const facts::AllowedTypes types = facts::allowed_types(of_types);
  if (types.uncertain) landing.fit = std::min(landing.fit, Fit::unknown);
  if (!types.uncertain && types.types.empty()) {
    landing.fit = Fit::no;
    landing.mismatch.kind = Mismatch::Kind::types;
    landing.mismatch.asked = all.front().node;
    landing.mismatch.key = all.front().plain.key;
  }
  return landing;
}

Landing PoolOffer::landing(const NodeDemand& demand) const {
  Landing best{Fit::no, {}};
  bool is_first = true;
  for (const std::vector<NodeRequirement>& all : demand.alternatives) {
    Landing one = check_all(all);
    if (is_first || is_better(one, best)) best = std::move(one);
    is_first = false;
  }
  if (best.fit == Fit::no) return best;
  Landing taints = check_taints(demand);
  taints.mismatch.met += best.mismatch.met;
  if (taints.fit == Fit::no) return taints;
  best.fit = std::min(best.fit, taints.fit);
  if (demand.may_require_more) best.fit = std::min(best.fit, Fit::unknown);
  return best;
}

facts::AllowedTypes PoolOffer::types_for(const NodeDemand& demand) const {
  facts::AllowedTypes all;
  for (const std::vector<NodeRequirement>& asked : demand.alternatives) {
    Landing landing = check_all(asked);
    if (landing.fit == Fit::no) continue;
    std::vector<facts::Requirement> both = constraints_;
    for (const NodeRequirement& one : asked) both.push_back(one.plain);
    facts::unite(all, facts::allowed_types(both));
  }
  return all;
}

std::vector<std::string_view> PoolOffer::values_for(const NodeDemand& demand, std::string_view key,
                                                    std::span<const std::string_view> universe) const {
  std::vector<std::string_view> left;
  for (const std::vector<NodeRequirement>& asked : demand.alternatives) {
    if (check_all(asked).fit == Fit::no) continue;
    std::vector<facts::Requirement> both = constraints_;
    for (const NodeRequirement& one : asked) both.push_back(one.plain);
    const facts::ValueSet set = facts::values_left(both, key);
    for (const std::string_view value : universe) {
      if (set.allows(value) && std::ranges::find(left, value) == left.end()) left.push_back(value);
    }
  }
  return left;
}

Placement::Placement(std::span<const NodePool> pools, std::size_t resources) : known_(resources) {
  offers_.reserve(pools.size());
  for (const NodePool& pool : pools) {
    by_name_[pool.name()].push_back(offers_.size());
    offers_.emplace_back(pool);
  }
}

const NodeDemand* Placement::find(const KnownList& known, const PodSpec& pod) {
  const tree::NodeIndex spec = place_of(pod);
  const Known* one = known.load(std::memory_order_acquire);
  while (one != nullptr && (one->role != pod.role || one->spec != spec)) one = one->next;
  return one == nullptr ? nullptr : &one->demand;
}

const NodeDemand& Placement::demand(const PodSpec& pod) const {
  DEK_ASSERT(pod.resource->number < known_.size());
  KnownList& known = known_[pod.resource->number];
  if (const NodeDemand* demand = find(known, pod)) return *demand;
  NodeDemand demand = node_demand(pod);  // so that threads wait for each other only to put it down
  const std::string signature = signature_of(demand);
  const std::scoped_lock lock(mutex_);
  if (const NodeDemand* meanwhile = find(known, pod)) return *meanwhile;
  demand.answer = &answer_to(signature);
  const Known* next = known.load(std::memory_order_relaxed);
  const Known& added = demands_.emplace_back(Known{pod.role, place_of(pod), std::move(demand), next});
  known.store(&added, std::memory_order_release);
  return added.demand;
}

const PoolAnswer& Placement::answer_to(const std::string& signature) const {
  return answers_.try_emplace(signature).first->second;
}

const PoolAnswer& Placement::answer(const NodeDemand& demand) const {
  if (demand.answer != nullptr) return *demand.answer;
  const std::string signature = signature_of(demand);
  const std::scoped_lock lock(mutex_);
  return answer_to(signature);
}

const PoolChoice& Placement::choice(const NodeDemand& demand) const {
  return answer(demand).choice_.get([&] { return search(demand); });
}

const facts::AllowedTypes& Placement::types(const NodeDemand& demand) const {
  return answer(demand).types_.get([&] {
    facts::AllowedTypes types;
    for (const PoolOffer* offer : choice(demand).pools) facts::unite(types, offer->types_for(demand));
    return types;
  });
}

/// Offers in order. Where the first thing a pod asks for is a pool by its name, all pools of other names fail at once
/// and alike: the first of them answers for all.
std::vector<std::size_t> Placement::worth_asking(const NodeDemand& demand) const {
  const std::vector<NodeRequirement>& asked = demand.alternatives.front();
  const bool names_pool = demand.alternatives.size() == 1 && !asked.empty() && !asked.front().plain.unknown &&
                          asked.front().plain.key == kPoolLabel && asked.front().plain.op == facts::Operator::in;
  std::vector<std::size_t> offers;
  if (!names_pool) {
    for (std::size_t i = 0; i < offers_.size(); ++i) offers.push_back(i);
    return offers;
  }
  const auto add = [&](std::string_view name) {
    const auto named = by_name_.find(name);
    if (named != by_name_.end()) offers.insert(offers.end(), named->second.begin(), named->second.end());
  };
  add("");  // a name that is not known may be any
  for (const std::string_view name : asked.front().plain.values) add(name);
  std::ranges::sort(offers);
  offers.erase(std::unique(offers.begin(), offers.end()), offers.end());
  std::size_t other = 0;
  while (other < offers.size() && offers[other] == other) ++other;
  if (other < offers_.size()) offers.insert(offers.begin() + static_cast<std::ptrdiff_t>(other), other);
  return offers;
}

PoolChoice Placement::search(const NodeDemand& demand) const {
  PoolChoice choice;
  std::size_t most = 0;
  for (const std::size_t i : worth_asking(demand)) {
    const PoolOffer& offer = offers_[i];
    const Landing landing = offer.landing(demand);
    if (landing.fit == Fit::yes) choice.pools.push_back(&offer);
    if (landing.fit == Fit::unknown) choice.perhaps.push_back(&offer);
    if (landing.fit != Fit::no || (choice.nearest != nullptr && landing.mismatch.met <= most)) continue;
    choice.nearest = &offer;
    most = landing.mismatch.met;
  }
  return choice;
}

}  // namespace dek::manifest
