// docs/templates.md: what each template takes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace dek::cli {

/// How templates are replaced, then the names of those at `paths`; an error when one of ours cannot be read.
[[nodiscard]] base::Result<std::string> templates_document(const std::vector<std::string_view>& paths);

}  // namespace dek::cli
