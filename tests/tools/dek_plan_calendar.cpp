// Prints what the budgets of each pool of the input allow in every minute, for comparison with an independent cron.
// Input: `pool NAME`, then one budget per line: NODES | SCHEDULE | DURATION | REASON,REASON (all but NODES may be
// missing). Output, for each pool, reason and size: a line of runs VALUExMINUTES from Monday 2024-01-01 00:00 UTC; `-`
// is no limit.
#include <iostream>
#include <string>
#include <vector>

#include "base/strings.hpp"
#include "plan/budget.hpp"

namespace {

using namespace dek;

constexpr std::int64_t kSizes[] = {7, 1000};

plan::Budget read(const std::string& line) {
  std::vector<std::string_view> cells = base::split(line, '|');
  cells.resize(4);
  plan::Budget budget;
  budget.nodes = plan::parse_node_limit(base::trim(cells[0])).value();
  if (const std::string_view schedule = base::trim(cells[1]); !schedule.empty()) {
    budget.schedule = std::get<plan::Cron>(plan::parse_cron(schedule));
    budget.duration_minutes = plan::parse_budget_duration(base::trim(cells[2])).value();
  }
  if (const std::string_view reasons = base::trim(cells[3]); !reasons.empty()) {
    budget.reasons = plan::ReasonSet();
    for (const std::string_view reason : base::split(reasons, ','))
      budget.reasons.add(plan::parse_reason(reason).value());
  }
  return budget;
}

std::string text_of(std::optional<std::int64_t> allowed) {
  return allowed ? std::to_string(*allowed) : "-";
}

void print_runs(const plan::BudgetCalendar& calendar, std::int64_t size, plan::Reason reason) {
  const plan::Window span = calendar.span();
  for (plan::Minute minute = span.begin; minute < span.end;) {
    const std::string value = text_of(calendar.allowed(size, reason, minute));
    const plan::Minute begin = minute;
    while (minute < span.end && text_of(calendar.allowed(size, reason, minute)) == value) ++minute;
    std::cout << ' ' << value << 'x' << minute - begin;
  }
}

void print(const std::string& name, std::vector<plan::Budget> budgets) {
  if (name.empty()) return;
  const plan::BudgetCalendar calendar(std::move(budgets));
  for (const plan::Reason reason : plan::kReasons) {
    for (const std::int64_t size : kSizes) {
      std::cout << name << ' ' << static_cast<int>(reason) << ' ' << size;
      print_runs(calendar, size, reason);
      std::cout << '\n';
    }
  }
}

}  // namespace

int main() {
  std::string name;
  std::vector<plan::Budget> budgets;
  for (std::string line; std::getline(std::cin, line);) {
    if (line.empty() || line.starts_with('#')) continue;
    if (!line.starts_with("pool ")) {
      budgets.push_back(read(line));
      continue;
    }
    print(name, std::move(budgets));
    budgets.clear();
    name = line.substr(5);
  }
  print(name, std::move(budgets));
}
