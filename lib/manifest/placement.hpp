// Which NodePools a pod can land on, and if none, which comes nearest and why not.
#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/lazy.hpp"
#include "facts/requirements.hpp"
#include "manifest/node_demand.hpp"
#include "manifest/node_pool.hpp"

namespace dek::manifest {

enum class Fit : std::uint8_t { no, unknown, yes };

/// What of a pool keeps a pod off.
struct Mismatch {
  enum class Kind : std::uint8_t { none, taint, label_absent, label_other, types };
  Kind kind = Kind::none;
  tree::Node taint;      // of the pool, for a taint
  tree::Node asked;      // of the pod: the requirement that is not met; absent for a taint
  std::string_view key;  // of that requirement
  std::size_t met = 0;   // how many requirements were met before
};

struct Landing {
  Fit fit = Fit::yes;
  Mismatch mismatch;
};

/// What nodes of a pool carry, ready to be asked many times.
class PoolOffer {
 public:
  explicit PoolOffer(const NodePool& pool);

  [[nodiscard]] const NodePool& pool() const { return *pool_; }
  [[nodiscard]] Landing landing(const NodeDemand& demand) const;

  /// Types that the pool may launch for the pod.
  [[nodiscard]] facts::AllowedTypes types_for(const NodeDemand& demand) const;

  /// Values of a label that pool and pod leave; `universe` when nobody says anything.
  [[nodiscard]] std::vector<std::string_view> values_for(const NodeDemand& demand, std::string_view key,
                                                         std::span<const std::string_view> universe) const;

  /// Whether the pool says something about the label.
  [[nodiscard]] bool defines(std::string_view key) const { return find(key) != nullptr; }

 private:
  /// What the constraints say of one label.
  struct Label {
    std::string_view key;
    facts::ValueSet values;
    bool is_known = true;  // no constraint on it holds a placeholder
  };
  [[nodiscard]] const Label* find(std::string_view key) const;
  [[nodiscard]] Landing check_taints(const NodeDemand& demand) const;
  [[nodiscard]] Landing check_all(const std::vector<NodeRequirement>& all) const;
  [[nodiscard]] Fit check_one(const facts::Requirement& asked, Mismatch::Kind& kind) const;
  [[nodiscard]] Fit check_undefined(const facts::Requirement& asked) const;

  const NodePool* pool_;
  std::vector<facts::Requirement> constraints_;
  std::vector<Label> labels_;
  bool may_define_more_ = false;  // labels or requirements that are not known
  bool is_auto_mode_ = false;
};

/// The pools of a set that take a pod.
struct PoolChoice {
  std::vector<const PoolOffer*> pools;    // for certain
  std::vector<const PoolOffer*> perhaps;  // as far as is known
  const PoolOffer* nearest = nullptr;     // when no pool takes it: the one that meets most

  [[nodiscard]] bool is_certain() const { return !pools.empty() && perhaps.empty(); }
};

/// Where pods that ask the same can land; each part is searched for when somebody first asks.
class PoolAnswer {
 private:
  friend class Placement;
  base::Lazy<PoolChoice> choice_;
  base::Lazy<facts::AllowedTypes> types_;
};

/// Answers are kept by what pods ask, so that thousands of like pods cost one search. Safe to ask from any thread.
class Placement {
 public:
  /// `resources` is how many the set has.
  Placement(std::span<const NodePool> pools, std::size_t resources);

  /// What a pod of a resource of the set asks for; gathered once.
  [[nodiscard]] const NodeDemand& demand(const PodSpec& pod) const;

  /// The same object for pods that ask the same.
  [[nodiscard]] const PoolChoice& choice(const NodeDemand& demand) const;

  /// What the pools that take the pod for certain may launch for it, together.
  [[nodiscard]] const facts::AllowedTypes& types(const NodeDemand& demand) const;

  [[nodiscard]] std::span<const PoolOffer> offers() const { return offers_; }

 private:
  [[nodiscard]] const PoolAnswer& answer(const NodeDemand& demand) const;
  [[nodiscard]] const PoolAnswer& answer_to(const std::string& signature) const;  // with the mutex held
  [[nodiscard]] PoolChoice search(const NodeDemand& demand) const;
  [[nodiscard]] std::vector<std::size_t> worth_asking(const NodeDemand& demand) const;

  /// What one pod of a resource asks for, and the next pod's.
  struct Known {
    PodRole role = PodRole::plain;
    tree::NodeIndex spec = tree::kNoNode;
    NodeDemand demand;
    const Known* next = nullptr;
  };
  using KnownList = std::atomic<const Known*>;
  [[nodiscard]] static const NodeDemand* find(const KnownList& known, const PodSpec& pod);

  std::vector<PoolOffer> offers_;
  std::unordered_map<std::string_view, std::vector<std::size_t>> by_name_;  // indices into offers_
  mutable std::mutex mutex_;
  mutable std::deque<Known> demands_;                            // their places never move
  mutable std::vector<KnownList> known_;                         // by Resource::number
  mutable std::unordered_map<std::string, PoolAnswer> answers_;  // their places never move
};

}  // namespace dek::manifest
