// Writing code points as UTF-8.
#pragma once

#include <string>

namespace dek::base {

/// `code_point` must be a Unicode scalar value.
void append_utf8(std::string& text, char32_t code_point);

}  // namespace dek::base
