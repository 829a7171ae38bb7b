// When a schedule hits: days first, then hours and minutes within a day.
#include "plan/cron.hpp"

#include <chrono>

namespace dek::plan {
namespace {

constexpr Minute kMinutesPerHour = 60;
constexpr Minute kMinutesPerDay = 24 * kMinutesPerHour;
// robfig/cron gives up after the fifth year.
constexpr std::int64_t kHorizonYears = 5;

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

std::int64_t Cron::day_of(Minute minute) {
  return minute >= 0 ? minute / kMinutesPerDay : -((-minute - 1) / kMinutesPerDay) - 1;
}

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
  const std::int64_t today = day_of(first);
  if (const auto hit = next_within(today, first - today * kMinutesPerDay)) return hit;
  const std::chrono::year last_year = date_of(today).year() + std::chrono::years(kHorizonYears);
  for (std::int64_t day = today + 1; date_of(day).year() <= last_year; ++day) {
    if (const auto hit = next_within(day, 0)) return hit;
  }
  return std::nullopt;
}

// The first hit of a day at or behind a minute of it.
std::optional<Minute> Cron::next_within(std::int64_t day, Minute of_day) const {
  if (!day_matches(day)) return std::nullopt;
  std::optional<Minute> hour = lowest(fields_.hour, of_day / kMinutesPerHour);
  if (hour && *hour == of_day / kMinutesPerHour) {
    const std::optional<Minute> in_hour = lowest(fields_.minute, of_day % kMinutesPerHour);
    if (in_hour) return day * kMinutesPerDay + *hour * kMinutesPerHour + *in_hour;
    hour = lowest(fields_.hour, *hour + 1);
  }
  if (!hour) return std::nullopt;
  return day * kMinutesPerDay + *hour * kMinutesPerHour + *lowest(fields_.minute, 0);
}

bool Cron::repeats_weekly() const {
  // A step over days of the month clears the star, so a star here means every day; months need all twelve bits.
  constexpr std::uint64_t kAllMonths = 0x1ffe;
  constexpr std::uint64_t kAllDays = 0xfffffffe;
  return fields_.month.bits == kAllMonths && fields_.day.bits == kAllDays;
}

}  // namespace dek::plan
