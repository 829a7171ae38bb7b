// The environment variables of aws-node: names, types, defaults.
#pragma once

#include <span>
#include <string_view>

namespace dek::facts {

/// One variable; every value is written as a string.
struct CniVariable {
  std::string_view name;
  std::string_view type;           // boolean, integer, string, ...
  std::string_view default_value;  // of the binary
  std::string_view chart_value;    // what the chart and the manifest set; empty: nothing
  std::string_view values;         // closed set, separated by `|`
  std::string_view since;
  bool init_container = false;  // read by aws-vpc-cni-init
  bool main_container = false;  // read by aws-node
  std::string_view deprecated_since;
  bool documented = false;
};

/// Sorted by name.
[[nodiscard]] std::span<const CniVariable> cni_variables();
[[nodiscard]] const CniVariable* find_cni_variable(std::string_view name);

}  // namespace dek::facts
