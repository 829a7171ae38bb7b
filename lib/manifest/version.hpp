// Version numbers as manifests write them: "3.5.1", "v1.14", "1.33.2-eksbuild.1".
#pragma once

#include <compare>
#include <optional>
#include <string_view>

namespace dek::manifest {

struct Version {
  int major = 0, minor = 0, patch = 0;

  friend auto operator<=>(const Version&, const Version&) = default;
};

/// The first two or three number groups of `text`, a leading `v` aside; what follows them is not judged.
[[nodiscard]] std::optional<Version> parse_version(std::string_view text);

}  // namespace dek::manifest
