// What `--set` and its likes mean: paths with dots, escaped dots and indexes, and values in braces.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hcl/value.hpp"

namespace dek::manifest {

/// A key of a map, or an item of a list.
struct HelmStep {
  std::string key;
  std::optional<std::size_t> index;  // of a list item; the key is empty then
};

/// `a.b\.c[0].d` in steps; none when Helm would refuse it.
[[nodiscard]] std::optional<std::vector<HelmStep>> parse_helm_path(std::string_view path);

/// How Helm types a value: `--set` guesses, `--set-string` does not, `--set-literal` takes every byte as it is.
enum class HelmTyping : std::uint8_t { guessed, text, literal };

/// The value that Helm makes of a text: a boolean, a number, null, a list in braces or the text itself. Unknown where
/// parts are unknown, or a comma starts another setting.
[[nodiscard]] hcl::Value helm_value(const hcl::Value& written, HelmTyping typing);

}  // namespace dek::manifest
