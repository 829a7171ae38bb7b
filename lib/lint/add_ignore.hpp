// Comments that suppress what was found, as edits of the files.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "diag/diagnostic.hpp"
#include "text/store.hpp"

namespace dek::lint {

/// One entry for each line that needs a comment: its safe fix writes `# dekctl: ignore[…] reason` above, for all
/// findings of the line. Files that know no comments (JSON) and findings about suppressions are left out.
[[nodiscard]] std::vector<diag::Diagnostic> ignore_comments(std::span<const diag::Diagnostic> findings,
                                                            const text::TextStore& store, std::string_view reason);

}  // namespace dek::lint
