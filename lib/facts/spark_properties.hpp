// The configuration properties of Apache Spark: which names it reads, since when, and what a wrong name was meant to
// be.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dek::facts {

/// One property; an empty text is not known or does not apply. Lists are separated by `|`.
struct SparkProperty {
  std::string_view name;
  std::string_view type;  // boolean, int, long, double, string, enum, regex, time, bytes
  std::string_view unit;  // of a bare number: ms, s, min, ns, BYTE, KiB, MiB
  bool list = false;      // comma separated
  std::string_view values;
  bool case_insensitive = false;
  std::string_view default_value;
  std::string_view default_value_3_5;  // only where Spark 3.5 differs
  std::string_view fallback;           // the property whose value it takes when unset
  std::string_view since;              // "3.1.0"
  std::string_view deprecated_since;
  std::string_view removed_in;
  std::string_view replacement;
  bool in_3_5 = false;
  bool in_4_1 = false;
  bool is_static = false;
  bool internal = false;
  std::string_view area;  // core, kubernetes, sql, streaming, yarn, mesos, connect, connector, deprecated, removed, ...
};

/// Names that take a suffix: `*` is one dotted segment, `**` one or more characters.
struct SparkFamily {
  std::string_view pattern;
  std::string_view since;
};

/// A prefix whose names we cannot all know: another project's, or of Spark itself ("spark.sql.").
struct SparkThirdParty {
  std::string_view prefix;
  std::string_view project;
};

enum class SparkKeyKind : std::uint8_t {
  property,
  family,
  third_party,  // below another project's prefix
  open,         // below an open prefix of Spark: not known, and only a near miss is worth a word
  unknown,
};

/// What a key is; at most one pointer is set.
struct SparkKey {
  SparkKeyKind kind = SparkKeyKind::unknown;
  const SparkProperty* property = nullptr;
  const SparkFamily* family = nullptr;
  const SparkThirdParty* third_party = nullptr;  // also of an open prefix
};

enum class Closeness : std::uint8_t {
  letter_case,    // same letters: the property was meant
  observed,       // a mistake found in published material
  edit_distance,  // one or two letters from exactly one name
  segment,        // one dotted segment more or less than a name
};

struct SparkSuggestion {
  std::string name;
  Closeness closeness;
};

/// Whether and as what Spark reads `key`; exact, since Spark compares names with their case.
[[nodiscard]] SparkKey lookup_spark_key(std::string_view key);

/// Exact names only; null for names of families.
[[nodiscard]] const SparkProperty* find_spark_property(std::string_view name);

/// The first Spark version ("3.1.0") that reads `key`, as property or family; empty when not known.
[[nodiscard]] std::string_view spark_key_since(std::string_view key);

/// The name that an unknown key was meant to be; empty when none is near enough to say so.
[[nodiscard]] std::optional<SparkSuggestion> suggest_spark_key(std::string_view key);

/// Why a key below spark.kubernetes.{driver,executor}.volumes. cannot be read; empty when it is well formed or
/// elsewhere.
[[nodiscard]] std::string spark_volume_key_problem(std::string_view key);

[[nodiscard]] std::span<const SparkProperty> spark_properties();
[[nodiscard]] std::string_view spark_table_date();

}  // namespace dek::facts
