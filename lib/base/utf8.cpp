// One to four bytes by size.
#include "base/utf8.hpp"

namespace dek::base {

void append_utf8(std::string& text, char32_t code_point) {
  const auto add = [&](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
  const auto continuation = [&](int shift) { add(0x80 | ((code_point >> shift) & 0x3f)); };
  if (code_point < 0x80) {
    add(code_point);
  } else if (code_point < 0x800) {
    add(0xc0 | (code_point >> 6));
    continuation(0);
  } else if (code_point < 0x10000) {
    add(0xe0 | (code_point >> 12));
    continuation(6);
    continuation(0);
  } else {
    add(0xf0 | (code_point >> 18));
    continuation(12);
    continuation(6);
    continuation(0);
  }
}

}  // namespace dek::base
