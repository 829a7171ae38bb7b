// Schedules of disruption budgets exactly as Karpenter reads them: robfig/cron's standard five fields, always UTC.
#pragma once

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
    for (std::optional<Minute> hit = next(begin - 1); hit && *hit < end; hit = next(*hit)) visit(*hit);
  }

 private:
  [[nodiscard]] bool day_matches(std::int64_t days_since_epoch) const;

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
