// Shell patterns over paths, as git reads them in .gitignore.
#pragma once

#include <string_view>

namespace dek::base {

/// `*` and `?` stay inside one path component; a component that is `**` stands for any number of them; `[…]` sets with
/// ranges, `!`, `^` and POSIX classes; a backslash takes the next character as it is. Linear but for nested stars.
[[nodiscard]] bool glob_matches(std::string_view pattern, std::string_view path);

}  // namespace dek::base
