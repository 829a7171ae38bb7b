// Changes to a file that leave everything in it as it is, but for the lines it stands in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dek::test {

enum class Mutation { insert, remove, move_to_front, move_to_end };

inline constexpr Mutation kMutations[] = {Mutation::insert, Mutation::remove, Mutation::move_to_front,
                                          Mutation::move_to_end};

/// `insert`: comments and empty lines before keys, items, attributes and blocks. `remove`: the comments that have a
/// line of their own. `move_…`: an unrelated document or block stands first, or last. The same file gives the same
/// result; where nothing can be done, the file stays as it is.
[[nodiscard]] std::string mutated(std::string_view name, const std::string& bytes, Mutation mutation);

}  // namespace dek::test
