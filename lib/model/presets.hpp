// Profiles to start from, compiled into the binary.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dek::model {

struct Preset {
  std::string name;          // "dynamic-spark"
  std::string_view bytes;    // the file
  std::string_view summary;  // its first comment line
};

/// By name.
[[nodiscard]] std::vector<Preset> presets();

}  // namespace dek::model
