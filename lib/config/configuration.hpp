// A configuration file as it is written: `.dekctl.yaml`, what it selects, weighs, leaves out and suppresses.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/enums.hpp"

namespace dek::config {

enum class Design : std::uint8_t { automatic, dynamic_design, static_design };
enum class FailOn : std::uint8_t { error, warning, advice, never };

using Texts = std::vector<std::string>;
using TextMap = std::map<std::string, std::string>;

/// The first fields are those of Configuration: what may differ from file to file.
struct Override {
  std::optional<Design> design;
  Texts select, ignore;  // ids, areas, codes
  TextMap severities;    // id or area to severity
  TextMap parameters;    // "area/name.figure" to a whole number
  Texts paths;
};

struct Suppression {
  Texts rules, paths;
  std::string kind, name, namespace_name;
  std::string reason, until;
};

struct Configuration {
  std::optional<Design> design;
  Texts select, ignore;
  TextMap severities, parameters;
  std::optional<std::string> extends;
  Texts exclude;
  std::vector<Override> overrides;
  std::vector<Suppression> suppressions;
  std::optional<FailOn> fail_on;
  std::optional<std::string> baseline;
};

}  // namespace dek::config

namespace dek::model {

template <>
struct Words<config::Design> {
  static constexpr std::string_view values[] = {"auto", "dynamic", "static"};
};

template <>
struct Words<config::FailOn> {
  static constexpr std::string_view values[] = {"error", "warning", "advice", "never"};
};

}  // namespace dek::model
