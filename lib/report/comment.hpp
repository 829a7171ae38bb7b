// The report as Markdown for a comment on a pull request.
#pragma once

#include <iosfwd>

#include "report/report.hpp"

namespace dek::report {

/// The first line of every comment, for scripts that look for the one to replace.
inline constexpr std::string_view kCommentMark = "<!-- dekctl -->";

/// Heaviest findings first, each folded; what would make the comment longer than GitHub takes is only counted.
void write_comment(std::ostream& out, const Report& report);

}  // namespace dek::report
