// Random YAML from a seed: the same seed gives the same text on every machine.
#pragma once

#include <cstdint>
#include <string>

namespace dek::tests {

/// A text of one to three documents in mixed styles. Four of five are well-formed; the fifth has one place broken.
[[nodiscard]] std::string generate_yaml(std::uint64_t seed);

}  // namespace dek::tests
