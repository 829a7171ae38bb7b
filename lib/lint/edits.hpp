// Edits of fixes, made from nodes: they keep comments, quotes and indentation, and are empty where text would break.
#pragma once

#include <string_view>
#include <vector>

#include "diag/diagnostic.hpp"
#include "tree/node.hpp"

namespace dek::lint {

using Edits = std::vector<diag::Edit>;

/// The scalar's value becomes `value`, in the quotes it had; quotes are added when plain text would read as something
/// else.
[[nodiscard]] Edits replace_value(tree::Node scalar, std::string_view value);

/// The scalar, whatever type it had, becomes the string `value`; quoted when plain text would read as something else.
[[nodiscard]] Edits replace_by_string(tree::Node scalar, std::string_view value);

/// A plain scalar in double quotes, digits as they stand: 300 becomes "300".
[[nodiscard]] Edits quote(tree::Node scalar);

/// The key of `value`'s entry becomes `name`.
[[nodiscard]] Edits rename_key(tree::Node value, std::string_view name);

/// Takes `value` and its key out of their mapping: whole lines of a block, one item of a flow mapping.
/// Empty when the mapping would be left without entries.
[[nodiscard]] Edits remove_entry(tree::Node value);

/// Adds `text` ("group: karpenter.k8s.aws"; further lines indented relative to the first) as the first entry of a
/// mapping that has at least one. Flow mappings take one line only.
[[nodiscard]] Edits add_entry(tree::Node map, std::string_view text);

/// Adds `text` ("nodes: 10%"; further lines indented relative to the first) as the first item of a list that has at
/// least one. Flow lists take one line only.
[[nodiscard]] Edits add_item(tree::Node list, std::string_view text);

/// Takes a scalar out of its list: the line of a block, or what stands between two commas.
/// Empty when the list would be left without items.
[[nodiscard]] Edits remove_item(tree::Node item);

/// All edits of the parts, or none when one of them is not possible.
[[nodiscard]] Edits all_of(std::vector<Edits> parts);

}  // namespace dek::lint
