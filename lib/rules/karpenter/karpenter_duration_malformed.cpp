// karpenter/karpenter-duration-malformed — durations that the NodePool CRD refuses.
#include <array>

#include "lint/rule.hpp"
#include "rules/disruption.hpp"

namespace dek::rules::karpenter_karpenter_duration_malformed {
namespace {

constexpr std::string_view kDoc = R"md(
A duration of a NodePool is not written the way the CRD demands.

## Why
Each of these fields is a string with a pattern: whole numbers with `h`, `m` and `s`. There are no days, so that `30d`,
the natural way to write a month, has to be `720h`, and no fractions. `Never` is a value of `consolidateAfter` and
`expireAfter` only; `terminationGracePeriod` is left out instead. Durations of budgets know hours and minutes, in this
order. One wrong duration and the API server rejects the whole NodePool.

## Bad
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: spark-executors
spec:
  template:
    spec:
      expireAfter: 30d
      terminationGracePeriod: Never
~~~

## Good
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: spark-executors
spec:
  template:
    spec:
      expireAfter: 720h
      terminationGracePeriod: 24h
~~~

## Exceptions
A v1beta1 NodePool, but for its budgets, whose pattern is the same.

## Sources
- aws/karpenter-provider-aws: pkg/apis/crds/karpenter.sh_nodepools.yaml
)md";

constexpr std::string_view kNever = "Never";

enum class Form : std::uint8_t { with_never, without_never, of_budget };

bool is_valid(std::string_view text, Form form) {
  if (form == Form::of_budget) return plan::parse_budget_duration(text).has_value();
  return (form == Form::with_never && text == kNever) || parse_pool_duration(text).has_value();
}

struct Unit {
  char letter;
  std::int64_t milliseconds;
};
constexpr std::array<Unit, 5> kUnits = {
    {{'s', 1'000}, {'m', 60'000}, {'h', 3'600'000}, {'d', 86'400'000}, {'w', 604'800'000}}};

// Milliseconds of one number with at most three decimals and its unit, cut off the front; empty for anything else.
std::optional<std::int64_t> take_part(std::string_view& text) {
  constexpr std::int64_t kMostWhole = 1'000'000;
  const std::size_t end = text.find_first_not_of("0123456789.");
  if (end == 0 || end == std::string_view::npos) return std::nullopt;
  const std::vector<std::string_view> halves = base::split(text.substr(0, end), '.');
  const auto whole = base::parse_integer(halves.front());
  if (!whole || *whole > kMostWhole || halves.size() > 2) return std::nullopt;
  std::int64_t thousandths = *whole * 1000;
  if (halves.size() == 2) {
    const std::string decimals = fmt::format("{:0<3}", halves[1]);
    const auto value = base::parse_integer(decimals);
    if (!value || decimals.size() > 3) return std::nullopt;
    thousandths += *value;
  }
  for (const Unit& unit : kUnits) {
    if (text[end] != unit.letter) continue;
    text.remove_prefix(end + 1);
    return thousandths * (unit.milliseconds / 1000);
  }
  return std::nullopt;
}

// Seconds, rounded up to what the field can say.
std::optional<std::int64_t> seconds_meant(std::string_view text, Form form) {
  std::int64_t milliseconds = 0;
  if (text.empty()) return std::nullopt;
  while (!text.empty()) {
    const auto part = take_part(text);
    if (!part) return std::nullopt;
    milliseconds += *part;
  }
  const std::int64_t step = form == Form::of_budget ? 60'000 : 1'000;
  return (milliseconds + step - 1) / step * (step / 1000);
}

std::optional<std::string> meant(std::string_view text, Form form) {
  if (form == Form::with_never && base::equals_ignoring_case(text, kNever)) return std::string(kNever);
  const auto seconds = seconds_meant(text, form);
  if (!seconds) return std::nullopt;
  std::string written;
  const std::array<std::pair<std::int64_t, char>, 3> parts = {
      {{*seconds / 3600, 'h'}, {*seconds / 60 % 60, 'm'}, {*seconds % 60, 's'}}};
  for (const auto& [count, letter] : parts) {
    if (count > 0) written += fmt::format("{}{}", count, letter);
  }
  return written.empty() ? "0m" : written;
}

constexpr std::string_view help_for(Form form) {
  switch (form) {
    case Form::with_never:
      return "write whole numbers of hours, minutes and seconds (`1h30m`), or `Never`";
    case Form::without_never:
      return "write whole numbers of hours, minutes and seconds (`1h30m`); without the field there is no bound";
    case Form::of_budget:
      return "write whole hours and minutes, in this order (`1h30m`)";
  }
  return {};
}

void check_field(Node node, Form form, Reporter& out) {
  const auto text = node.text();
  if (!node.is_scalar() || !text) return;
  const bool is_number = node.type() == tree::ScalarType::number;
  if (!is_number && is_valid(*text, form)) return;
  const std::string_view name = node.key().raw();
  if (is_number) {
    out.at(node, "`{}: {}` has no unit", name, *text)
        .label("a number, where a text is demanded")
        .help("{}", help_for(form));
    return;
  }
  auto finding = out.at(node, "`{}: {}` is not a duration that the API takes", name, *text);
  const auto better = meant(*text, form);
  if (!better) {
    finding.help("{}", help_for(form));
    return;
  }
  finding.help("write `{}`", *better)
      .fix(fmt::format("write `{}`", *better), Applicability::safe, lint::replace_value(node, *better));
}

void check(const manifest::NodePool& pool, Reporter& out) {
  if (pool.is_v1()) {
    check_field(pool.disruption()["consolidateAfter"], Form::with_never, out);
    check_field(pool.node_spec["expireAfter"], Form::with_never, out);
    check_field(pool.node_spec["terminationGracePeriod"], Form::without_never, out);
  }
  for (const Node budget : pool.budgets().items()) check_field(budget["duration"], Form::of_budget, out);
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/karpenter-duration-malformed",
                                                .code = "KRP007",
                                                .severity = Severity::error,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_pool(check)};

}  // namespace dek::rules::karpenter_karpenter_duration_malformed
