// Schedules as Karpenter reads them: what parses, when it hits, and what the message points at.
#include "plan/cron.hpp"

#include <catch2/catch.hpp>

using namespace dek::plan;

namespace {

// 2024-01-01 00:00 UTC, a Monday.
constexpr Minute kMonday = 28401120;
constexpr Minute kDay = 24 * 60;

Cron cron(const char* text) {
  const auto parsed = parse_cron(text);
  INFO(text);
  REQUIRE(std::holds_alternative<Cron>(parsed));
  return std::get<Cron>(parsed);
}

std::string problem(std::string_view text) {
  const auto parsed = parse_cron(text);
  const auto* found = std::get_if<CronProblem>(&parsed);
  if (!found) return "";
  return std::string(text.substr(found->begin, found->end - found->begin)) + ": " + found->message;
}

// Minutes from Monday of the first hits.
std::vector<Minute> hits(const char* text, Minute length) {
  std::vector<Minute> found;
  cron(text).for_each_hit(kMonday, kMonday + length, [&](Minute hit) { found.push_back(hit - kMonday); });
  return found;
}

}  // namespace

TEST_CASE("fields take numbers, names, lists, ranges and steps") {
  using Hits = std::vector<Minute>;
  CHECK(hits("30 * * * *", 180) == Hits{30, 90, 150});
  CHECK(hits("*/20 1 * * *", kDay) == Hits{60, 80, 100});
  CHECK(hits("5/25 0 * * *", kDay) == Hits{5, 30, 55});
  CHECK(hits("0 8-10 * * mon", kDay) == Hits{480, 540, 600});
  CHECK(hits("0 0 * * TUE,thu", 7 * kDay) == Hits{kDay, 3 * kDay});
  CHECK(hits("0 0 ? JAN ?", 2 * kDay) == Hits{0, kDay});
  CHECK(hits("@weekly", 7 * kDay) == Hits{6 * kDay});
  CHECK(hits("@hourly", 120) == Hits{0, 60});
  CHECK(hits("  0 0 * * *  ", kDay) == Hits{0});
}

TEST_CASE("two restricted day fields are alternatives, a star makes them conditions") {
  using Hits = std::vector<Minute>;
  CHECK(hits("0 0 2 * wed", 7 * kDay) == Hits{kDay, 2 * kDay});
  CHECK(hits("0 0 2 * *", 7 * kDay) == Hits{kDay});
  CHECK(hits("0 0 */1 * wed", 7 * kDay) == Hits{2 * kDay});
  // A step above 1 clears the parser's star, so this is every second day or every Wednesday.
  CHECK(hits("0 0 */2 * wed", 7 * kDay) == Hits{0, 2 * kDay, 4 * kDay, 6 * kDay});
}

TEST_CASE("next is strictly later and crosses months and years") {
  CHECK(cron("0 0 * * *").next(kMonday) == kMonday + kDay);
  CHECK(cron("0 0 * * *").next(kMonday - 1) == kMonday);
  CHECK(cron("@yearly").next(kMonday) == kMonday + 366 * kDay);
  CHECK(cron("0 0 29 2 *").next(kMonday) == kMonday + 59 * kDay);
  CHECK(cron("15 10 1 1 *").hits(kMonday + 615));
  CHECK_FALSE(cron("15 10 1 1 *").hits(kMonday + 616));
}

TEST_CASE("dates that never come have no hit") {
  CHECK_FALSE(cron("0 0 31 2 *").next(kMonday).has_value());
  CHECK_FALSE(cron("0 0 30 2,2 *").next(kMonday).has_value());
  CHECK_FALSE(cron(", 0 * * *").next(kMonday).has_value());
}

TEST_CASE("weekly repetition needs free days and months") {
  CHECK(cron("0 8 * * mon-fri").repeats_weekly());
  CHECK(cron("0 8 1-31 1-12 *").repeats_weekly());
  CHECK_FALSE(cron("0 8 1 * *").repeats_weekly());
  CHECK_FALSE(cron("0 8 * 6 *").repeats_weekly());
}

TEST_CASE("a wrong schedule is refused where it is wrong") {
  CHECK(problem("0 25 * * *") == "25: hour 25 is not within 0-23");
  CHECK(problem("0 0 * * 7") == "7: weekday 7 is not within 0-6; Sunday is 0");
  CHECK(problem("0 0 0 * *") == "0: day of month 0 is not within 1-31");
  CHECK(problem("0 22-6 * * *") == "22-6: range `22-6` runs backwards");
  CHECK(problem("0 0 * * fri-mon") == "fri-mon: range `fri-mon` runs backwards");
  CHECK(problem("*/0 * * * *") == "*/0: step `0` is no positive number");
  CHECK(problem("*/-5 * * * *") == "*/-5: step `-5` is no positive number");
  CHECK(problem("1,2-3-4 * * * *") == "2-3-4: `2-3-4` has too many hyphens");
  CHECK(problem("0 0 * jam *") == "jam: `jam` is no month");
  CHECK(problem("0 0 * * monday") == "monday: `monday` is no weekday");
  CHECK(problem("-1 0 * * *") == "-1: `-1` is no minute");
  CHECK(problem("0 0 * * * *").find("found 6") != std::string::npos);
  CHECK(problem("").find("found 0") != std::string::npos);
  CHECK(problem("@every 1h").find("@every") != std::string::npos);
  CHECK(problem("@Daily").find("unknown schedule") != std::string::npos);
  CHECK(problem("CRON_TZ=Asia/Tokyo 0 0 * * *") ==
        "CRON_TZ=Asia/Tokyo: time zones are not supported; the schedule is in UTC");
}

TEST_CASE("a stretch that begins and ends within a day holds the hits between") {
  std::vector<Minute> found;
  cron("*/30 * * * *").for_each_hit(kMonday + 45, kMonday + 120, [&](Minute hit) { found.push_back(hit - kMonday); });
  CHECK(found == std::vector<Minute>{60, 90});
  cron("0 0 * * tue").for_each_hit(kMonday, kMonday + kDay, [&](Minute) { FAIL("Tuesday has not begun"); });
}
