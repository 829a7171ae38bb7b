// Budgets over time: windows, the most restrictive one, shadows, overlaps and crossings.
#include "plan/budget.hpp"

#include <catch2/catch.hpp>

using namespace dek::plan;

namespace {

Budget budget(const char* nodes, const char* schedule = nullptr, const char* duration = nullptr) {
  Budget made;
  made.nodes = *parse_node_limit(nodes);
  if (schedule) made.schedule = std::get<Cron>(parse_cron(schedule));
  if (duration) made.duration_minutes = *parse_budget_duration(duration);
  return made;
}

Budget only(Budget budget, Reason reason) {
  budget.reasons = ReasonSet();
  budget.reasons.add(reason);
  return budget;
}

Minute at(const BudgetCalendar& calendar, int day, int hour, int minute) {
  return calendar.span().begin + (day * 24 + hour) * 60 + minute;
}

std::optional<std::int64_t> allowed(const BudgetCalendar& calendar, std::int64_t nodes, Minute minute) {
  return calendar.allowed(nodes, Reason::underutilized, minute);
}

// The published list: a high budget after each wave of jobs, low ones during it, and a ceiling.
BudgetCalendar published() {
  return BudgetCalendar({budget("50", "45 0-2,4-10,13-23 * * *", "20m"), budget("2%", "30 13-17 * * *", "20m"),
                         budget("2%", "30 * * * *", "15m"), budget("20%")});
}

}  // namespace

TEST_CASE("the texts follow the CRD's patterns") {
  CHECK(parse_node_limit("0%") == NodeLimit{0, true});
  CHECK(parse_node_limit("100%") == NodeLimit{100, true});
  CHECK(parse_node_limit("1000") == NodeLimit{1000, false});
  for (const char* wrong : {"", "%", "101%", "007%", "-1", "5 %", "ten", "1.5"})
    CHECK_FALSE(parse_node_limit(wrong).has_value());
  CHECK(parse_budget_duration("8h") == 480);
  CHECK(parse_budget_duration("1h30m") == 90);
  CHECK(parse_budget_duration("90m0s") == 90);
  CHECK(parse_budget_duration("0h") == 0);
  for (const char* wrong : {"", "30s", "1d", "30m1h", "h", "10", "1h30m15s", "1h 30m"}) {
    CHECK_FALSE(parse_budget_duration(wrong).has_value());
  }
  CHECK(parse_reason("Drifted") == Reason::drifted);
  CHECK_FALSE(parse_reason("drifted").has_value());
}

TEST_CASE("percentages round up") {
  CHECK(allowed_nodes({5, true}, 10) == 1);
  CHECK(allowed_nodes({2, true}, 101) == 3);
  CHECK(allowed_nodes({20, true}, 0) == 0);
  CHECK(allowed_nodes({0, true}, 1000) == 0);
  CHECK(allowed_nodes({7, false}, 3) == 7);
}

TEST_CASE("a window runs from its hit to the end of its duration, over midnight too") {
  const BudgetCalendar calendar({budget("0", "0 22 * * *", "8h")});
  CHECK(calendar.is_weekly());
  CHECK(allowed(calendar, 100, at(calendar, 2, 22, 0)) == 0);
  CHECK(allowed(calendar, 100, at(calendar, 3, 5, 59)) == 0);
  CHECK_FALSE(allowed(calendar, 100, at(calendar, 3, 6, 0)).has_value());
  CHECK_FALSE(allowed(calendar, 100, at(calendar, 2, 21, 59)).has_value());
  // Sunday night reaches into the Monday that begins the calendar.
  CHECK(allowed(calendar, 100, at(calendar, 0, 0, 0)) == 0);
}

TEST_CASE("the smallest active budget counts, whatever its place in the list") {
  const BudgetCalendar calendar = published();
  CHECK(allowed(calendar, 1000, at(calendar, 0, 13, 35)) == 20);
  CHECK(allowed(calendar, 1000, at(calendar, 0, 13, 47)) == 20);
  CHECK(allowed(calendar, 1000, at(calendar, 0, 13, 50)) == 50);
  CHECK(allowed(calendar, 1000, at(calendar, 0, 3, 50)) == 200);
  CHECK(allowed(calendar, 100, at(calendar, 0, 13, 55)) == 20);
  CHECK(allowed(calendar, 1000, at(calendar, 0, 14, 5)) == 200);
}

TEST_CASE("in the published list nothing is shadowed") {
  const BudgetCalendar calendar = published();
  CHECK(calendar.shadowed().empty());
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (const BudgetOverlap& overlap : calendar.overlaps()) pairs.emplace_back(overlap.first, overlap.second);
  // The budget of minute 45 begins when that of minute 30 ends: the first and the third never meet.
  CHECK(pairs == std::vector<std::pair<std::size_t, std::size_t>>{{0, 1}, {0, 3}, {1, 2}, {1, 3}, {2, 3}});
  const BudgetOverlap overlap = calendar.overlaps()[2];
  CHECK(moment_text(overlap.shared.begin, true) == "Mon 13:30");
  CHECK(moment_text(overlap.shared.end, true) == "Mon 13:45");
  CHECK(overlap.minutes == 7 * 5 * 15);
  CHECK(calendar.overlap(1, 2)->shared == overlap.shared);
  CHECK_FALSE(calendar.overlap(0, 2).has_value());
  CHECK(crossing_centinodes(50, 20) == 25000);
  CHECK(crossing_centinodes(1, 3) == 3333);
  CHECK_FALSE(crossing_centinodes(5, 0).has_value());
}

TEST_CASE("a budget is shadowed when lower ones cover all its minutes") {
  const BudgetCalendar catalogue({budget("2%", "0 9 * * *", "8h"), budget("10%", "0 12 * * *", "1h")});
  CHECK(catalogue.shadowed() == std::vector<std::size_t>{1});
  const BudgetCalendar split(
      {budget("5%", "0 9 * * *", "3h"), budget("5%", "0 12 * * *", "3h"), budget("5%", "0 10 * * *", "4h")});
  CHECK(split.shadowed() == std::vector<std::size_t>{2});
  const BudgetCalendar kinds({budget("5"), budget("10%", "0 12 * * *", "1h")});
  CHECK(kinds.shadowed().empty());
  const BudgetCalendar zero({budget("0"), budget("10%", "0 12 * * *", "1h")});
  CHECK(zero.shadowed() == std::vector<std::size_t>{1});
  const BudgetCalendar twins({budget("10%"), budget("10%")});
  CHECK(twins.shadowed() == std::vector<std::size_t>{1});
  const BudgetCalendar ceiling({budget("10%", "0 12 * * *", "1h"), budget("10%")});
  CHECK(ceiling.shadowed() == std::vector<std::size_t>{0});
}

TEST_CASE("budgets meet when they overlap") {
  const BudgetCalendar calendar = published();
  for (std::size_t i = 0; i < 4; ++i) {
    for (std::size_t j = i + 1; j < 4; ++j) CHECK(calendar.meet(i, j) == calendar.overlap(i, j).has_value());
  }
  const BudgetCalendar apart({only(budget("0"), Reason::empty), only(budget("5"), Reason::drifted)});
  CHECK_FALSE(apart.meet(0, 1));
}

TEST_CASE("a budget whose reasons others share out is shadowed only when each is covered") {
  const Budget all = budget("10%", "0 12 * * *", "1h");
  const Budget drifted = only(budget("5%", "0 9 * * *", "8h"), Reason::drifted);
  const Budget empty = only(budget("5%", "0 9 * * *", "8h"), Reason::empty);
  const Budget underutilized = only(budget("5%", "0 9 * * *", "8h"), Reason::underutilized);
  CHECK(BudgetCalendar({all, drifted, empty}).shadowed().empty());
  CHECK(BudgetCalendar({all, drifted, empty, underutilized}).shadowed() == std::vector<std::size_t>{0});
}

TEST_CASE("reasons keep budgets apart") {
  const BudgetCalendar apart({only(budget("0"), Reason::underutilized), only(budget("5"), Reason::drifted)});
  CHECK(apart.overlaps().empty());
  CHECK(apart.shadowed().empty());
  CHECK(apart.allowed(50, Reason::drifted, apart.span().begin) == 5);
  CHECK_FALSE(apart.allowed(50, Reason::empty, apart.span().begin).has_value());
  CHECK(total_minutes(apart.closed(Reason::underutilized)) == 7 * 24 * 60);
  CHECK(apart.closed(Reason::drifted).empty());
  const BudgetCalendar partly({only(budget("0"), Reason::underutilized), budget("5")});
  CHECK(partly.shadowed().empty());
}

TEST_CASE("the complement of a maintenance window leaves the window open") {
  // Sunday 02:00-06:00: closed from Sunday 06:00 for 164 hours.
  const BudgetCalendar calendar({budget("0", "0 6 * * 0", "164h"), budget("1")});
  CHECK(allowed(calendar, 40, at(calendar, 6, 2, 0)) == 1);
  CHECK(allowed(calendar, 40, at(calendar, 6, 5, 59)) == 1);
  CHECK(allowed(calendar, 40, at(calendar, 6, 6, 0)) == 0);
  CHECK(allowed(calendar, 40, at(calendar, 6, 1, 59)) == 0);
  CHECK(total_minutes(calendar.closed(Reason::drifted)) == 164 * 60);
}

TEST_CASE("days and months make the calendar a leap year") {
  const BudgetCalendar calendar({budget("0", "0 0 29 2 *", "24h")});
  CHECK_FALSE(calendar.is_weekly());
  CHECK(total_minutes(calendar.windows(0)) == 24 * 60);
  CHECK(moment_text(calendar.windows(0).front().begin, false) == "29 Feb 00:00");
}

TEST_CASE("a schedule that never hits is active always, as the controller reads it") {
  const BudgetCalendar calendar({budget("0", "0 0 31 2 *", "1h")});
  CHECK(allowed(calendar, 10, calendar.span().begin) == 0);
}

TEST_CASE("a duration of zero is never active") {
  const BudgetCalendar calendar({budget("0", "0 0 * * *", "0h")});
  CHECK(calendar.windows(0).empty());
}
