// When a schedule hits: days first, then hours and minutes within a day.
#include "plan/cron.hpp"

#include <bit>
#include <chrono>

namespace dek::plan {
namespace {

constexpr Minute kMinutesPerHour = 60;
constexpr Minute kMinutesPerDay = 24 * kMinutesPerHour;
// robfig/cron gives up after the fifth year.
constexpr std::int64_t kHorizonYears = 5;

std::int64_t day_of(Minute minute) {
  return minute >= 0 ? minute / kMinutesPerDay : -((-minute - 1) / kMinutesPerDay) - 1;
}

bool has(const Cron::Field& field, unsigned value) {
  return (field.bits >> value & 1U) != 0;
}

// The lowest value of at least `from`, or empty.
std::optional<Minute> lowest(const Cron::Field& field, Minute from) {
  if (from > 63) return std::nullopt;
  const std::uint64_t bits = field.bits >> from << from;
  if (bits == 0) return std::nullopt;
  return std::countr_zero(bits);
}

std::chrono::year_month_day date_of(std::int64_t days) {
  return std::chrono::sys_days(std::chrono::days(days));
}

}  // namespace

// With a star in one of the day fields both must match, otherwise one of them is enough.
bool Cron::day_matches(std::int64_t days_since_epoch) const {
  const std::chrono::sys_days day{std::chrono::days(days_since_epoch)};
  const std::chrono::year_month_day date = day;
  if (!has(fields_.month, static_cast<unsigned>(date.month()))) return false;
  const bool by_day = has(fields_.day, static_cast<unsigned>(date.day()));
  const bool by_weekday = has(fields_.weekday, std::chrono::weekday(day).c_encoding());
  return fields_.day.star || fields_.weekday.star ? by_day && by_weekday : by_day || by_weekday;
}

bool Cron::hits(Minute minute) const {
  return next(minute - 1) == minute;
}

std::optional<Minute> Cron::next(Minute minute) const {
  if (fields_.minute.bits == 0 || fields_.hour.bits == 0) return std::nullopt;
  const Minute first = minute + 1;
  const std::chrono::year last_year = date_of(day_of(first)).year() + std::chrono::years(kHorizonYears);
  Minute of_day = first - day_of(first) * kMinutesPerDay;
  for (std::int64_t day = day_of(first); date_of(day).year() <= last_year; ++day, of_day = 0) {
    if (!day_matches(day)) continue;
    std::optional<Minute> hour = lowest(fields_.hour, of_day / kMinutesPerHour);
    if (hour && *hour == of_day / kMinutesPerHour) {
      const std::optional<Minute> in_hour = lowest(fields_.minute, of_day % kMinutesPerHour);
      if (in_hour) return day * kMinutesPerDay + *hour * kMinutesPerHour + *in_hour;
      hour = lowest(fields_.hour, *hour + 1);
    }
    if (hour) return day * kMinutesPerDay + *hour * kMinutesPerHour + *lowest(fields_.minute, 0);
  }
  return std::nullopt;
}

bool Cron::repeats_weekly() const {
  // A step over days of the month clears the star, so a star here means every day; months need all twelve bits.
  constexpr std::uint64_t kAllMonths = 0x1ffe;
  constexpr std::uint64_t kAllDays = 0xfffffffe;
  return fields_.month.bits == kAllMonths && fields_.day.bits == kAllDays;
}

}  // namespace dek::plan
