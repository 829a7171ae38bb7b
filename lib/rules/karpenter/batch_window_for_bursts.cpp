// karpenter/batch-window-for-bursts — batching windows that are no durations, contradict each other, or are too long.
#include "lint/rule.hpp"
#include "manifest/karpenter_values.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace dek::rules::karpenter_batch_window_for_bursts {
namespace {

constexpr std::string_view kDoc = R"md(
Karpenter's batching window is too long for bursts of executors, or is not a valid window.

## Why
In a burst pods keep arriving, so the idle timer never fires and each decision waits for `batchMaxDuration`. A long
window decides blindly beside the nodes that the last one ordered, and over-provisions; a stage waits all that time.
Shorter than the default of 10 seconds picks somewhat smaller instances. An idle time above the maximum never counts,
and a value that is not a duration keeps the controller from starting.

## Bad
~~~yaml
settings:
  clusterName: data
  batchIdleDuration: 30s
  batchMaxDuration: 10s
~~~

## Good
~~~yaml
settings:
  clusterName: data
  batchIdleDuration: 1s
  batchMaxDuration: 10s
~~~

## Exceptions
The length is only advice, and only where the design is dynamic, or a NodePool of the set is. The variables
`BATCH_MAX_DURATION` and `BATCH_IDLE_DURATION` of `controller.env` count as well.

## Sources
- awslabs/data-on-eks: website/docs/bestpractices/analytics/spark-best-practices.md
- aws/karpenter-provider-aws: website/content/en/docs/reference/settings.md
)md";

constexpr double kLongestSeconds = 10, kDefaultIdleSeconds = 1;  // the chart's defaults

struct Unit {
  std::string_view name;
  double seconds;
};
constexpr std::array<Unit, 7> kUnits = {
    {{"ns", 1e-9}, {"us", 1e-6}, {"µs", 1e-6}, {"ms", 1e-3}, {"s", 1}, {"m", 60}, {"h", 3600}}};

/// A duration as Go's time.ParseDuration reads it, in seconds; empty when that refuses it.
std::optional<double> go_seconds(std::string_view text) {
  if (text == "0") return 0;
  double seconds = 0;
  if (text.empty()) return std::nullopt;
  while (!text.empty()) {
    const std::size_t digits = std::min(text.find_first_not_of("0123456789."), text.size());
    const std::size_t end = std::min(text.find_first_of("0123456789.", digits), text.size());
    const std::string_view name = text.substr(digits, end - digits);
    const auto* unit = std::ranges::find(kUnits, name, &Unit::name);
    double number = 0;
    const auto read = std::from_chars(text.data(), text.data() + digits, number);
    if (unit == kUnits.end() || read.ec != std::errc() || read.ptr != text.data() + digits) return std::nullopt;
    seconds += number * unit->seconds;
    text.remove_prefix(end);
  }
  return seconds;
}

/// The window in seconds; empty when absent or unknown. Reports what is no duration.
std::optional<double> window(Node value, Reporter& out) {
  if (!value.text() || value.is("")) return std::nullopt;
  const auto seconds = go_seconds(*value.text());
  if (!seconds) {
    out.at(value, "`{}` is not a duration", *value.text())
        .severity(Severity::error)
        .label("the controller does not start")
        .help("write for example `10s`");
  }
  return seconds;
}

bool has_bursts(const Reporter& out) {
  using manifest::Design;
  if (out.design() != Design::none) return out.design() == Design::dynamic_design;
  const manifest::Workspace& set = out.workspace();
  return std::ranges::any_of(set.node_pools(), [&](const manifest::NodePool& pool) {
    return set.design_of(*pool.resource) == Design::dynamic_design;
  });
}

void check(const manifest::HelmValues& helm, Reporter& out) {
  if (!manifest::is_karpenter_values(*helm.resource)) return;
  const manifest::KarpenterValues values(*helm.resource);
  const Node max_node = values.setting("batchMaxDuration", "BATCH_MAX_DURATION");
  const Node idle_node = values.setting("batchIdleDuration", "BATCH_IDLE_DURATION");
  const auto max = window(max_node, out), idle = window(idle_node, out);
  const double max_or_default = max.value_or(kLongestSeconds), idle_or_default = idle.value_or(kDefaultIdleSeconds);
  const bool is_known = (max || !max_node) && (idle || !idle_node);
  if (is_known && idle_or_default > max_or_default) {
    const Node place = idle ? idle_node : max_node;
    out.at(place, "the idle time of a batch is longer than the batch may take")
        .severity(Severity::error)
        .related(idle && max ? max_node : Node(), "the longest batch")
        .help("keep 1s and 10s, the chart's defaults");
  } else if (max && *max > kLongestSeconds && has_bursts(out)) {
    out.at(max_node, "in a burst of pods each decision waits {}", *max_node.text())
        .help("keep the default of 10s or go lower");
  }
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/batch-window-for-bursts",
                                                .code = "KRP086",
                                                .severity = Severity::advice,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_helm_values(check)};

}  // namespace dek::rules::karpenter_batch_window_for_bursts
