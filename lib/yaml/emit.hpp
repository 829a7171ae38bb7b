// Writing YAML: one scalar at a time, so that it reads back as exactly the string it was.
#pragma once

#include <string>
#include <string_view>

namespace dek::yaml {

/// YAML text on one line that every reader takes for the string `text` (UTF-8), in block and flow context alike: plain
/// where no reader can take it for anything else, in double quotes with escapes otherwise (`yes`, `012`, `1e3`, `a: b`,
/// `{{x}}`).
[[nodiscard]] std::string quote_scalar(std::string_view text);

}  // namespace dek::yaml
