// Pod sizes from manifests: the arithmetic of Spark on Kubernetes and of the scheduler.
#include "rules/demand.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>

#include "base/strings.hpp"
#include "model/units.hpp"

namespace dek::rules {
namespace {

using manifest::PodRole;
using manifest::SparkApplication;
using tree::Node;

constexpr double kJvmFactor = 0.1;    // spark.kubernetes.memoryOverheadFactor of Java and Scala
constexpr double kOtherFactor = 0.4;  // of Python and R
constexpr std::string_view kCommonOverheadFactor = "spark.kubernetes.memoryOverheadFactor";
constexpr std::int64_t kDefaultMib = 1024;  // spark.driver.memory, spark.executor.memory

/// A property that may be absent; `is_known` is false when it is there without a known value.
template <typename T>
struct Setting {
  std::optional<T> value;
  bool is_known = true;
};

template <typename T, typename Parse>
Setting<T> setting(const SparkApplication& app, std::string_view name, Parse parse) {
  const manifest::EffectiveProperty* property = app.find(name);
  if (property == nullptr) return {};
  const std::optional<T> value = property->is_known ? parse(property->value) : std::nullopt;
  return {value, value.has_value()};
}

std::optional<double> parse_factor(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

std::optional<std::int64_t> parse_millis(std::string_view text) {
  const auto quantity = model::parse_quantity(text);
  return quantity ? std::optional(quantity->milli) : std::nullopt;
}

/// The properties that size a pod of one role.
struct Names {
  std::string_view memory, overhead, overhead_factor, core_request, cores, gpus;
};
constexpr Names kDriver = {"spark.driver.memory",
                           "spark.driver.memoryOverhead",
                           "spark.driver.memoryOverheadFactor",
                           "spark.kubernetes.driver.request.cores",
                           "spark.driver.cores",
                           "spark.driver.resource.gpu.amount"};
constexpr Names kExecutor = {"spark.executor.memory",
                             "spark.executor.memoryOverhead",
                             "spark.executor.memoryOverheadFactor",
                             "spark.kubernetes.executor.request.cores",
                             "spark.executor.cores",
                             "spark.executor.resource.gpu.amount"};

const Names& names_of(PodRole role) {
  return role == PodRole::driver ? kDriver : kExecutor;
}

std::optional<std::int64_t> overhead_of(const SparkApplication& app, PodRole role, std::int64_t memory_mib) {
  const auto given = setting<std::int64_t>(app, names_of(role).overhead, model::parse_spark_mib);
  if (!given.is_known) return std::nullopt;
  if (given.value) return given.value;
  for (const std::string_view name : {names_of(role).overhead_factor, kCommonOverheadFactor}) {
    const auto factor = setting<double>(app, name, parse_factor);
    if (!factor.is_known) return std::nullopt;
    if (factor.value) return plan::spark_overhead_mib(memory_mib, *factor.value);
  }
  if (app.type().is_unknown()) return std::nullopt;
  return plan::spark_overhead_mib(memory_mib, app.is_python_or_r() ? kOtherFactor : kJvmFactor);
}

/// Memory of an executor beside heap and overhead: off-heap, and Python's own.
std::optional<std::int64_t> extra_memory_of(const SparkApplication& app) {
  std::int64_t extra = 0;
  const auto off_heap = app.flag("spark.memory.offHeap.enabled");
  if (!off_heap) return std::nullopt;
  if (*off_heap) {
    // A bare number counts bytes here, unlike in the other sizes; too rare to be read.
    const auto size = setting<std::int64_t>(app, "spark.memory.offHeap.size", model::parse_spark_mib);
    const auto text = app.conf("spark.memory.offHeap.size");
    if (!size.is_known || (text && base::parse_integer(*text))) return std::nullopt;
    extra += size.value.value_or(0);
  }
  const auto python = setting<std::int64_t>(app, "spark.executor.pyspark.memory", model::parse_spark_mib);
  if (!python.is_known) return std::nullopt;
  return extra + (app.is_python_or_r() ? python.value.value_or(0) : 0);
}

std::optional<std::int64_t> memory_of(const SparkApplication& app, PodRole role) {
  const auto memory = setting<std::int64_t>(app, names_of(role).memory, model::parse_spark_mib);
  if (!memory.is_known) return std::nullopt;
  const std::int64_t heap = memory.value.value_or(kDefaultMib);
  const auto overhead = overhead_of(app, role, heap);
  const auto extra = role == PodRole::executor ? extra_memory_of(app) : 0;
  if (!overhead || !extra) return std::nullopt;
  return heap + *overhead + *extra;
}

std::optional<std::int64_t> cpu_of(const SparkApplication& app, PodRole role) {
  for (const std::string_view name : {names_of(role).core_request, names_of(role).cores}) {
    const auto cores = setting<std::int64_t>(app, name, parse_millis);
    if (!cores.is_known) return std::nullopt;
    if (cores.value) return cores.value;
  }
  return 1000;
}

std::optional<int> gpus_of(const SparkApplication& app, PodRole role) {
  if (const Node quantity = app.gpu(role)["quantity"]) {
    const auto count = quantity.as_integer();
    return count ? std::optional(static_cast<int>(*count)) : std::nullopt;
  }
  const auto amount = setting<std::int64_t>(app, names_of(role).gpus, base::parse_integer);
  if (!amount.is_known) return std::nullopt;
  return static_cast<int>(amount.value.value_or(0));
}

/// One entry of resources: requests, else limits; 0 when neither has it.
std::optional<std::int64_t> resource_of(Node container, std::string_view name,
                                        std::optional<std::int64_t> (*read)(Node)) {
  const Node resources = container["resources"];
  const Node request = resources["requests"][name];
  const Node amount = request ? request : resources["limits"][name];
  return amount ? read(amount) : 0;
}

std::optional<std::int64_t> count_of_gpus(Node amount) {
  const auto text = amount.text();
  return text ? base::parse_integer(*text) : std::nullopt;
}

std::optional<plan::PodShape> ask_of(Node container) {
  const auto cpu = resource_of(container, "cpu", millis_of);
  const auto memory = resource_of(container, "memory", mib_of);
  const auto gpus = resource_of(container, "nvidia.com/gpu", count_of_gpus);
  if (!cpu || !memory || !gpus) return std::nullopt;
  return plan::PodShape{.cpu_millis = *cpu, .memory_mib = *memory, .ephemeral_mib = 0, .gpus = static_cast<int>(*gpus)};
}

void add(plan::PodShape& sum, const plan::PodShape& one, std::int64_t times) {
  sum.cpu_millis += one.cpu_millis * times;
  sum.memory_mib += one.memory_mib * times;
  sum.gpus += one.gpus * static_cast<int>(times);
}

}  // namespace

std::optional<std::int64_t> millis_of(Node cpu) {
  const auto text = cpu.text();
  return text ? parse_millis(*text) : std::nullopt;
}

std::optional<std::int64_t> mib_of(Node memory) {
  const auto text = memory.text();
  const auto quantity = text ? model::parse_quantity(*text) : std::nullopt;
  return quantity ? std::optional(quantity->mib()) : std::nullopt;
}

std::optional<plan::PodShape> ask_of(const SparkApplication& app, PodRole role) {
  const auto cpu = cpu_of(app, role);
  const auto memory = memory_of(app, role);
  const auto gpus = gpus_of(app, role);
  if (!cpu || !memory || !gpus) return std::nullopt;
  return plan::PodShape{.cpu_millis = *cpu, .memory_mib = *memory, .ephemeral_mib = 0, .gpus = *gpus};
}

std::optional<plan::PodShape> ask_of(const manifest::PodSpec& pod) {
  if (!pod.spec.is_map() || pod.spec["containers"].is_unknown()) return std::nullopt;
  plan::PodShape sum;
  for (const Node container : pod.containers()) {
    const auto one = ask_of(container);
    if (!one) return std::nullopt;
    add(sum, *one, 1);
  }
  for (const Node container : pod.init_containers()) {
    const auto one = ask_of(container);
    if (!one) return std::nullopt;
    sum.cpu_millis = std::max(sum.cpu_millis, one->cpu_millis);
    sum.memory_mib = std::max(sum.memory_mib, one->memory_mib);
    sum.gpus = std::max(sum.gpus, one->gpus);
  }
  return sum;
}

std::optional<JobAsk> job_ask(const SparkApplication& app, bool with_driver) {
  const auto driver = ask_of(app, PodRole::driver);
  const auto executor = ask_of(app, PodRole::executor);
  const auto initial = app.initial_executor_count();
  if (!driver || !executor || !initial) return std::nullopt;
  JobAsk ask;
  ask.start_pods = ask.full_pods = with_driver ? 1 : 0;
  if (with_driver) add(ask.start, *driver, 1);
  if (const auto most = app.executor_count()) {
    ask.full = ask.start;
    add(*ask.full, *executor, *most);
    ask.full_pods += *most;
  }
  add(ask.start, *executor, *initial);
  ask.start_pods += *initial;
  return ask;
}

std::string cores_text(std::int64_t millis) {
  return millis % 1000 == 0 ? fmt::format("{}", millis / 1000)
                            : fmt::format("{:g}", static_cast<double>(millis) / 1000);
}

std::string memory_text(std::int64_t mib) {
  if (mib < 1024) return fmt::format("{} MiB", mib);
  return mib % 1024 == 0 ? fmt::format("{} GiB", mib / 1024)
                         : fmt::format("{:.1f} GiB", static_cast<double>(mib) / 1024);
}

}  // namespace dek::rules
