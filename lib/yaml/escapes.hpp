// Escapes of double-quoted text.
#pragma once

#include <cstdint>
#include <string>

#include "yaml/cursor.hpp"

namespace dek::yaml {

/// At the character behind the backslash; appends what the escape stands for. JSON's surrogate pairs become one
/// character.
void decode_escape(Cursor& cursor, std::string& arena);

void append_utf8(std::string& text, std::uint32_t code_point);

}  // namespace dek::yaml
