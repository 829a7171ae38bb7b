// Disruption budgets of a NodePool over time: which are active, how many nodes they let go, which never decide.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plan/cron.hpp"
#include "plan/windows.hpp"

namespace dek::plan {

enum class Reason : std::uint8_t { underutilized, empty, drifted };
constexpr std::array<Reason, 3> kReasons = {Reason::underutilized, Reason::empty, Reason::drifted};

/// Exact spelling of the API ("Underutilized"); empty for anything else.
[[nodiscard]] std::optional<Reason> parse_reason(std::string_view text);

class ReasonSet {
 public:
  static constexpr ReasonSet all() { return ReasonSet(7); }
  constexpr ReasonSet() = default;

  constexpr void add(Reason reason) { bits_ |= 1U << static_cast<unsigned>(reason); }
  [[nodiscard]] constexpr bool has(Reason reason) const { return (bits_ >> static_cast<unsigned>(reason) & 1U) != 0; }
  [[nodiscard]] constexpr bool meets(ReasonSet other) const { return (bits_ & other.bits_) != 0; }
  friend bool operator==(ReasonSet, ReasonSet) = default;

 private:
  constexpr explicit ReasonSet(unsigned bits) : bits_(bits) {}
  unsigned bits_ = 0;
};

/// How many nodes may go at once: "5" or "20%".
struct NodeLimit {
  int value = 0;
  bool percent = false;

  friend bool operator==(const NodeLimit&, const NodeLimit&) = default;
};

struct Budget {
  NodeLimit nodes;
  ReasonSet reasons = ReasonSet::all();
  std::optional<Cron> schedule;  // none: always active
  std::int64_t duration_minutes = 0;
};

/// By the CRD's patterns; empty when it would refuse the text.
[[nodiscard]] std::optional<NodeLimit> parse_node_limit(std::string_view text);
/// Hours and minutes ("8h", "1h30m", "90m0s") in minutes.
[[nodiscard]] std::optional<std::int64_t> parse_budget_duration(std::string_view text);

/// Nodes that a limit lets go of a pool of `nodes`; percentages round up.
[[nodiscard]] std::int64_t allowed_nodes(const NodeLimit& limit, std::int64_t nodes);

/// Pool size above which the number decides and up to which the percentage does, when both are active: 50 and 20% cross
/// at 250. Exact as hundredths of a node because it need not be whole. Empty for 0%.
[[nodiscard]] std::optional<std::int64_t> crossing_centinodes(int number, int percent);

/// Two budgets that are active together for a common reason.
struct BudgetOverlap {
  std::size_t first = 0;  // indices in the list, first < second
  std::size_t second = 0;
  Window shared;             // the first one of the calendar
  std::int64_t minutes = 0;  // over the whole calendar
};

/// The budgets of one NodePool over a week from Monday, or over the 366 days of 2024 when a schedule names days or
/// months. Windows reach over midnight and over the calendar's begin.
class BudgetCalendar {
 public:
  explicit BudgetCalendar(std::vector<Budget> budgets);

  [[nodiscard]] const std::vector<Budget>& budgets() const { return budgets_; }
  [[nodiscard]] Window span() const { return span_; }
  [[nodiscard]] bool is_weekly() const;
  /// When a budget is active. A schedule that never hits is always active: Karpenter reads it so.
  [[nodiscard]] const Windows& windows(std::size_t budget) const { return windows_[budget]; }

  /// The smallest limit of all active budgets; empty when none is active, so that all nodes may go.
  [[nodiscard]] std::optional<std::int64_t> allowed(std::int64_t nodes, Reason reason, Minute minute) const;
  /// Minutes in which no node may go for this reason, whatever the size of the pool.
  [[nodiscard]] Windows closed(Reason reason) const;

  /// Budgets that never decide anything: in each of their minutes and for each of their reasons another active budget
  /// of the same kind is lower or equal. Of equal budgets the earlier stays.
  [[nodiscard]] std::vector<std::size_t> shadowed() const;
  /// Every pair that is active together for a common reason, always-on budgets included.
  [[nodiscard]] std::vector<BudgetOverlap> overlaps() const;
  /// Whether they are active together for a common reason at all.
  [[nodiscard]] bool meet(std::size_t first, std::size_t second) const;
  /// The same of one pair, first < second; empty when they do not meet.
  [[nodiscard]] std::optional<BudgetOverlap> overlap(std::size_t first, std::size_t second) const;

 private:
  [[nodiscard]] bool is_covered(std::size_t budget, const std::vector<std::size_t>& without) const;
  [[nodiscard]] bool are_active_within(std::size_t budget, const std::vector<std::size_t>& others) const;

  std::vector<Budget> budgets_;
  Window span_;
  std::vector<Windows> windows_;
};

/// "Mon 13:30" in a weekly calendar, "1 Jan 13:30" otherwise.
[[nodiscard]] std::string moment_text(Minute minute, bool weekly);

}  // namespace dek::plan
