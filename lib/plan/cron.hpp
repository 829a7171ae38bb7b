// Schedules of disruption budgets exactly as Karpenter reads them: robfig/cron's standard five fields, always UTC.
#pragma once

#include <bit>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "plan/windows.hpp"

namespace dek::plan {

/// Minutes, hours, days, months and weekdays as bits; made by parse_cron.
class Cron {
 public:
  struct Field {
    std::uint64_t bits = 0;
    bool star = false;  // `*`, `?` or a step of 1 over them; decides how the two day fields combine
  };
  struct Fields {
    Field minute, hour, day, month, weekday;
  };

  explicit Cron(const Fields& fields) : fields_(fields) {}

  /// Whether the schedule hits in this minute.
  [[nodiscard]] bool hits(Minute minute) const;
  /// The first hit after `minute`; empty when there is none within five years ("0 0 31 2 *").
  [[nodiscard]] std::optional<Minute> next(Minute minute) const;
  /// Whether each week has the same hits: neither days of the month nor months are restricted.
  [[nodiscard]] bool repeats_weekly() const;
  /// Calls `visit` with each hit in [begin, end), in order.
  template <typename Visit>
  void for_each_hit(Minute begin, Minute end, Visit visit) const {
    const auto visit_within = [&](Minute hit) {
      if (begin <= hit && hit < end) visit(hit);
    };
    for (std::int64_t day = day_of(begin); day <= day_of(end - 1); ++day) {
      if (day_matches(day)) for_each_time(day, visit_within);
    }
  }

 private:
  template <typename Visit>
  void for_each_time(std::int64_t day, Visit visit) const {
    for (std::uint64_t hours = fields_.hour.bits; hours != 0; hours &= hours - 1) {
      for (std::uint64_t minutes = fields_.minute.bits; minutes != 0; minutes &= minutes - 1)
        visit((day * 24 + std::countr_zero(hours)) * 60 + std::countr_zero(minutes));
    }
  }
  [[nodiscard]] static std::int64_t day_of(Minute minute);  // since the epoch
  [[nodiscard]] bool day_matches(std::int64_t days_since_epoch) const;
  [[nodiscard]] std::optional<Minute> next_within(std::int64_t days_since_epoch, Minute minute_of_day) const;

  Fields fields_;
};

/// What is wrong with a schedule, and which bytes of it.
struct CronProblem {
  std::string message;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Reads a schedule. What the CRD's pattern refuses (@every, time zones) is refused here too.
[[nodiscard]] std::variant<Cron, CronProblem> parse_cron(std::string_view text);

}  // namespace dek::plan
