// Values with a unit: each keeps the text as written, so that a completed profile says what its author said.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dek::model {

/// IPv4 network; host bits are zero.
struct Cidr {
  std::uint32_t address = 0;
  int prefix_length = 0;

  [[nodiscard]] std::uint32_t last() const;  // its highest address
  [[nodiscard]] std::string text() const;    // "10.0.0.0/16"
  [[nodiscard]] bool overlaps(const Cidr& other) const;
  [[nodiscard]] bool contains(const Cidr& other) const;
  friend bool operator==(const Cidr&, const Cidr&) = default;
};

/// Kubernetes quantity: "4200", "500m", "32Ti".
struct Quantity {
  std::string text;
  std::int64_t milli = 0;

  [[nodiscard]] std::int64_t value() const { return (milli + 999) / 1000; }  // cores or bytes, rounded up
  [[nodiscard]] std::int64_t mib() const { return milli / 1000 / (1024 * 1024); }
  friend bool operator==(const Quantity& a, const Quantity& b) { return a.milli == b.milli; }
};

/// Memory as Spark and Flink write it: "6g", "1536m".
struct JvmMemory {
  std::string text;
  std::int64_t mib = 0;

  friend bool operator==(const JvmMemory& a, const JvmMemory& b) { return a.mib == b.mib; }
};

/// "90s", "2m", "1h30m", or "Never" where the field takes it.
struct Duration {
  std::string text;
  std::int64_t seconds = 0;
  bool never = false;

  friend bool operator==(const Duration& a, const Duration& b) { return a.seconds == b.seconds && a.never == b.never; }
};

/// Maintenance window in UTC: "Sun 02:00-06:00" or "Daily 02:00-06:00"; may run over midnight.
struct Window {
  std::string text;
  std::optional<int> weekday;  // 0 is Sunday, as in cron; empty: every day
  int start_minute = 0;        // of the day
  int length_minutes = 0;      // 1 h to 23 h

  friend bool operator==(const Window& a, const Window& b) { return a.text == b.text; }
};

/// How many zones, or which.
struct Zones {
  int count = 0;
  std::vector<std::string> names;  // empty: Terraform takes the first `count` of the Region

  friend bool operator==(const Zones&, const Zones&) = default;
};

[[nodiscard]] std::optional<Cidr> parse_cidr(std::string_view text);  // refuses host bits
[[nodiscard]] std::optional<Quantity> parse_quantity(std::string_view text);
[[nodiscard]] std::optional<JvmMemory> parse_jvm_memory(std::string_view text);
[[nodiscard]] std::optional<Duration> parse_duration(std::string_view text);  // without "Never"
[[nodiscard]] std::optional<Window> parse_window(std::string_view text);

/// The memory of a Spark process in MiB, in every form that Spark reads: "4g", "4GB", "4096".
[[nodiscard]] std::optional<std::int64_t> parse_spark_mib(std::string_view text);

/// A Spark time in whole seconds, rounded up: "90", "90s", "2min", "1500ms".
[[nodiscard]] std::optional<std::int64_t> parse_spark_seconds(std::string_view text);

}  // namespace dek::model
