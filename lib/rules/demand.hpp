// What pods and jobs ask for in numbers; shared by the rules that compare it with nodes, quotas, limits and queues.
#pragma once

#include <cstdint>
#include <optional>

#include "manifest/pod_spec.hpp"
#include "manifest/spark_application.hpp"
#include "plan/packing.hpp"

namespace dek::rules {

/// What the DaemonSets of a node are taken to ask for: parameters of the catalogue's XRF004 and XRF005.
inline constexpr plan::NodeOverhead kDaemons{.cpu_millis = 200, .memory_mib = 512, .pods = 0};

/// Requests of a Spark pod: pod_cpu and pod_memory of the catalogue. Empty when a part is not known.
[[nodiscard]] std::optional<plan::PodShape> ask_of(const manifest::SparkApplication& app, manifest::PodRole role);

/// Requests of any other pod: its containers together, or its largest init container. Limits stand in for requests.
[[nodiscard]] std::optional<plan::PodShape> ask_of(const manifest::PodSpec& pod);

/// A number of equal pods, with the driver beside them or without.
struct JobAsk {
  plan::PodShape start;                // with the executors that it starts with
  std::optional<plan::PodShape> full;  // with all it may have; empty when that is unbounded or not known
  std::int64_t start_pods = 0, full_pods = 0;
};

/// Empty when something is not known.
[[nodiscard]] std::optional<JobAsk> job_ask(const manifest::SparkApplication& app, bool with_driver = true);

/// A CPU or memory quantity of Kubernetes; empty when unknown or malformed.
[[nodiscard]] std::optional<std::int64_t> millis_of(tree::Node cpu);
[[nodiscard]] std::optional<std::int64_t> mib_of(tree::Node memory);

/// Cores for people: "2", "3.5".
[[nodiscard]] std::string cores_text(std::int64_t millis);

/// Memory for people: "900 MiB", "57.4 GiB".
[[nodiscard]] std::string memory_text(std::int64_t mib);

}  // namespace dek::rules
