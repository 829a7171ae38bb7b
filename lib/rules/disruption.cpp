// Reads the disruption settings of a NodePool.
#include "rules/disruption.hpp"

#include "base/strings.hpp"

namespace dek::rules {
namespace {

using tree::Node;

// Defaults of the NodePool CRD, v1.
constexpr std::int64_t kConsolidateAfterSeconds = 0;
constexpr std::int64_t kExpireAfterSeconds = std::int64_t{720} * 3600;
constexpr std::string_view kPolicy = "WhenEmptyOrUnderutilized";

bool is_absent(Node field) {
  return !field || field.is_null();
}

PoolDuration read(Node field, PoolDuration if_absent) {
  if (is_absent(field)) return if_absent;
  PoolDuration duration{.node = field};
  const auto text = field.text();
  duration.is_never = text == "Never";
  const auto seconds = text ? parse_pool_duration(*text) : std::nullopt;
  duration.is_known = duration.is_never || seconds.has_value();
  duration.seconds = seconds.value_or(0);
  return duration;
}

std::optional<plan::ReasonSet> reasons_of(Node list) {
  if (is_absent(list)) return plan::ReasonSet::all();
  if (!list.is_list()) return std::nullopt;
  plan::ReasonSet reasons;
  for (const Node item : list.items()) {
    const auto reason = item.text() ? plan::parse_reason(*item.text()) : std::nullopt;
    if (!reason) return std::nullopt;
    reasons.add(*reason);
  }
  return reasons;
}

}  // namespace

std::optional<std::int64_t> parse_pool_duration(std::string_view text) {
  constexpr std::int64_t kMost = 1'000'000'000;  // keeps sums far from overflow
  if (text.empty()) return std::nullopt;
  std::int64_t seconds = 0;
  while (!text.empty()) {
    const std::size_t end = text.find_first_not_of("0123456789");
    if (end == 0 || end == std::string_view::npos) return std::nullopt;
    const auto count = base::parse_integer(text.substr(0, end));
    const char unit = text[end];
    const std::int64_t factor = unit == 'h' ? 3600 : unit == 'm' ? 60 : unit == 's' ? 1 : 0;
    if (!count || *count > kMost || factor == 0) return std::nullopt;
    seconds += *count * factor;
    text.remove_prefix(end + 1);
  }
  return seconds;
}

PoolDuration consolidate_after(const manifest::NodePool& pool) {
  return read(pool.disruption()["consolidateAfter"], {.node = {}, .seconds = kConsolidateAfterSeconds});
}

PoolDuration expire_after(const manifest::NodePool& pool) {
  return read(pool.node_spec["expireAfter"], {.node = {}, .seconds = kExpireAfterSeconds});
}

PoolDuration termination_grace_period(const manifest::NodePool& pool) {
  return read(pool.node_spec["terminationGracePeriod"], {.node = {}, .is_never = true});
}

std::optional<std::string_view> consolidation_policy(const manifest::NodePool& pool) {
  const Node policy = pool.disruption()["consolidationPolicy"];
  return is_absent(policy) ? kPolicy : policy.text();
}

bool lets_none_go(Node nodes) {
  const auto text = nodes.text();
  const auto limit = text ? plan::parse_node_limit(*text) : std::nullopt;
  return limit && limit->value == 0;
}

std::optional<plan::Budget> budget_of(Node entry) {
  const auto nodes = entry["nodes"].text();
  const auto limit = nodes ? plan::parse_node_limit(*nodes) : std::nullopt;
  const auto reasons = reasons_of(entry["reasons"]);
  if (!limit || !reasons) return std::nullopt;
  plan::Budget budget;
  budget.nodes = *limit;
  budget.reasons = *reasons;
  const Node schedule = entry["schedule"];
  const Node duration = entry["duration"];
  if (is_absent(schedule) && is_absent(duration)) return budget;
  const auto minutes = duration.text() ? plan::parse_budget_duration(*duration.text()) : std::nullopt;
  if (!schedule.text() || !minutes) return std::nullopt;
  auto cron = plan::parse_cron(*schedule.text());
  if (std::holds_alternative<plan::CronProblem>(cron)) return std::nullopt;
  budget.schedule = std::get<plan::Cron>(cron);
  budget.duration_minutes = *minutes;
  return budget;
}

bool is_always_active(const plan::Budget& budget) {
  const plan::BudgetCalendar calendar({budget});
  return calendar.windows(0) == plan::Windows{calendar.span()};
}

}  // namespace dek::rules
