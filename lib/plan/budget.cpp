// The calendar of budgets: expanding schedules to windows, and comparing budgets minute for minute through windows.
#include "plan/budget.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace dek::plan {
namespace {

constexpr Minute kMinutesPerDay = Minute{24} * 60;
constexpr Minute kWeek = 7 * kMinutesPerDay;
constexpr Minute kYear = 366 * kMinutesPerDay;
constexpr std::size_t kUsualWindows = 7 * 24;  // of one that is open every hour of a week
// A window that began longer ago than robfig/cron looks ahead cannot be seen.
constexpr Minute kLongestLead = 5 * kYear;

// 2024-01-01 is a Monday and begins a leap year, so one begin serves both calendars.
constexpr Minute kBegin =
    std::chrono::sys_days(std::chrono::January / 1 / 2024).time_since_epoch().count() * kMinutesPerDay;

Windows expand(const Budget& budget, Window span) {
  if (!budget.schedule) return {span};
  Windows windows;
  windows.reserve(kUsualWindows);
  const Minute lead = std::min(budget.duration_minutes, kLongestLead);
  budget.schedule->for_each_hit(span.begin - lead, span.end, [&](Minute hit) {
    append(windows, {std::max(hit, span.begin), std::min(hit + budget.duration_minutes, span.end)});
  });
  if (windows.empty() && !budget.schedule->next(span.begin)) return {span};
  return windows;
}

// Zero is the lowest of both kinds.
bool is_at_most(const NodeLimit& a, const NodeLimit& b) {
  return a.value == 0 || (a.percent == b.percent && a.value <= b.value);
}

}  // namespace

std::int64_t allowed_nodes(const NodeLimit& limit, std::int64_t nodes) {
  return limit.percent ? (nodes * limit.value + 99) / 100 : limit.value;
}

std::optional<std::int64_t> crossing_centinodes(int number, int percent) {
  if (percent == 0) return std::nullopt;
  return std::int64_t{number} * 100 * 100 / percent;
}

BudgetCalendar::BudgetCalendar(std::vector<Budget> budgets) : budgets_(std::move(budgets)) {
  const bool weekly = std::ranges::all_of(
      budgets_, [](const Budget& budget) { return !budget.schedule || budget.schedule->repeats_weekly(); });
  span_ = {kBegin, kBegin + (weekly ? kWeek : kYear)};
  for (const Budget& budget : budgets_) windows_.push_back(expand(budget, span_));
}

bool BudgetCalendar::is_weekly() const {
  return span_.end - span_.begin == kWeek;
}

std::optional<std::int64_t> BudgetCalendar::allowed(std::int64_t nodes, Reason reason, Minute minute) const {
  std::optional<std::int64_t> least;
  for (std::size_t i = 0; i < budgets_.size(); ++i) {
    if (!budgets_[i].reasons.has(reason) || !contains(windows_[i], minute)) continue;
    const std::int64_t limit = allowed_nodes(budgets_[i].nodes, nodes);
    least = least ? std::min(*least, limit) : limit;
  }
  return least;
}

Windows BudgetCalendar::closed(Reason reason) const {
  Windows closed;
  for (std::size_t i = 0; i < budgets_.size(); ++i) {
    if (budgets_[i].nodes.value == 0 && budgets_[i].reasons.has(reason)) closed = unite(closed, windows_[i]);
  }
  return closed;
}

bool BudgetCalendar::is_covered(std::size_t budget, const std::vector<std::size_t>& without) const {
  if (windows_[budget].empty()) return true;
  std::vector<std::size_t> before;
  for (const Reason reason : kReasons) {
    if (!budgets_[budget].reasons.has(reason)) continue;
    std::vector<std::size_t> lower;
    for (std::size_t i = 0; i < budgets_.size(); ++i) {
      const bool counts =
          i != budget && std::ranges::find(without, i) == without.end() && budgets_[i].reasons.has(reason);
      if (counts && is_at_most(budgets_[i].nodes, budgets_[budget].nodes)) lower.push_back(i);
    }
    if (lower.empty()) return false;
    if (lower != before && !are_active_within(budget, lower)) return false;  // most reasons have the same budgets
    before = std::move(lower);
  }
  return true;
}

/// Whether the others, together, are active whenever the budget is.
bool BudgetCalendar::are_active_within(std::size_t budget, const std::vector<std::size_t>& others) const {
  const Minute begin = windows_[budget].front().begin;
  const auto is_active = [&](std::size_t i) { return contains(windows_[i], begin); };
  if (std::ranges::none_of(others, is_active)) return false;  // mostly known by the first minute
  Windows rest;
  const Windows* left = &windows_[budget];
  for (const std::size_t i : others) {
    rest = subtract(*left, windows_[i]);
    left = &rest;
    if (rest.empty()) return true;
  }
  return false;
}

std::vector<std::size_t> BudgetCalendar::shadowed() const {
  // From the last to the first, and what fell counts no more: of two equal budgets the earlier one stays.
  std::vector<std::size_t> fallen;
  for (std::size_t i = budgets_.size(); i-- > 0;) {
    if (is_covered(i, fallen)) fallen.push_back(i);
  }
  std::ranges::reverse(fallen);
  return fallen;
}

bool BudgetCalendar::meet(std::size_t first, std::size_t second) const {
  return budgets_[first].reasons.meets(budgets_[second].reasons) && intersects(windows_[first], windows_[second]);
}

std::optional<BudgetOverlap> BudgetCalendar::overlap(std::size_t first, std::size_t second) const {
  if (!budgets_[first].reasons.meets(budgets_[second].reasons)) return std::nullopt;
  BudgetOverlap found{.first = first, .second = second, .shared = {}, .minutes = 0};
  for_each_shared(windows_[first], windows_[second], [&](Window shared) {
    if (found.minutes == 0) found.shared = shared;
    found.minutes += shared.end - shared.begin;
  });
  return found.minutes == 0 ? std::nullopt : std::optional(found);
}

std::vector<BudgetOverlap> BudgetCalendar::overlaps() const {
  std::vector<BudgetOverlap> found;
  for (std::size_t i = 0; i < budgets_.size(); ++i) {
    for (std::size_t j = i + 1; j < budgets_.size(); ++j) {
      if (const auto shared = overlap(i, j)) found.push_back(*shared);
    }
  }
  return found;
}

std::string moment_text(Minute minute, bool weekly) {
  static constexpr std::array<std::string_view, 7> kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                               "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day =
      std::chrono::floor<std::chrono::days>(std::chrono::sys_time<std::chrono::minutes>(std::chrono::minutes(minute)));
  const Minute of_day = minute - day.time_since_epoch().count() * kMinutesPerDay;
  const std::string time = fmt::format("{:02}:{:02}", of_day / 60, of_day % 60);
  if (weekly) return fmt::format("{} {}", kDays[std::chrono::weekday(day).c_encoding()], time);
  const std::chrono::year_month_day date = day;
  return fmt::format("{} {} {}", static_cast<unsigned>(date.day()), kMonths[static_cast<unsigned>(date.month()) - 1],
                     time);
}

}  // namespace dek::plan
