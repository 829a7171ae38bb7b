// What GitHub's code scanning knows a line by: `primaryLocationLineHash` of github/codeql-action, src/fingerprints.ts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dek::report {

/// For each line of a file, in order: the hash of the 100 characters from its start on, blanks and tabs left out, ":"
/// and how many lines had that hash up to it. A line end at the end of the file begins one more line.
[[nodiscard]] std::vector<std::string> line_hashes(std::string_view bytes);

}  // namespace dek::report
