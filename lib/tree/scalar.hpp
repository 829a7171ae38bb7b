// What a plain scalar means to the Kubernetes toolchain (go-yaml 2 through sigs.k8s.io/yaml), not to YAML 1.2.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace dek::tree {

enum class ScalarType : std::uint8_t { null, boolean, number, not_finite, string };

/// The type of an unquoted scalar: `yes` is a boolean, `012` and `1e3` are numbers, `12:30:45` and `100m` are strings.
[[nodiscard]] ScalarType plain_scalar_type(std::string_view text);

/// Value of an unquoted boolean, in the spellings plain_scalar_type takes.
[[nodiscard]] std::optional<bool> parse_plain_boolean(std::string_view text);

/// Value of an unquoted whole number (`0x1F`, `0o14`, `012` octal, `1_000`); empty for fractions and overflow.
[[nodiscard]] std::optional<std::int64_t> parse_plain_integer(std::string_view text);

/// Value of any unquoted number.
[[nodiscard]] std::optional<double> parse_plain_number(std::string_view text);

}  // namespace dek::tree
