// Code points and broken bytes.
#include "base/utf8.hpp"

#include <catch2/catch.hpp>
#include <vector>

using dek::base::decode_utf8;

namespace {

std::vector<std::size_t> lengths(std::string_view text) {
  std::vector<std::size_t> all;
  for (std::size_t i = 0; i < text.size(); i += all.back()) all.push_back(decode_utf8(text, i).length);
  return all;
}

}  // namespace

TEST_CASE("characters are decoded, whatever their length") {
  CHECK(decode_utf8("a", 0).code_point == U'a');
  CHECK(decode_utf8("\xc3\xa9", 0).code_point == U'\u00e9');
  CHECK(decode_utf8("\xe6\xbc\xa2", 0).code_point == U'\u6f22');
  CHECK(decode_utf8("\xf0\x9f\x98\x80", 0).code_point == U'\U0001f600');
  for (char32_t code_point : {0x7fU, 0x80U, 0x7ffU, 0x800U, 0xd7ffU, 0xe000U, 0xffffU, 0x10000U, 0x10ffffU}) {
    std::string text;
    dek::base::append_utf8(text, code_point);
    CHECK(decode_utf8(text, 0).code_point == code_point);
    CHECK(decode_utf8(text, 0).length == text.size());
  }
}

// Unicode, section 3.9: as many bytes as could begin a character are replaced together.
TEST_CASE("broken bytes are skipped as every decoder does") {
  CHECK(lengths("\x80\xbf") == std::vector<std::size_t>{1, 1});
  CHECK(lengths("\xc0\xaf") == std::vector<std::size_t>{1, 1});   // overlong
  CHECK(lengths("\xe2\x82") == std::vector<std::size_t>{2});      // cut
  CHECK(lengths("\xe2\x82z") == std::vector<std::size_t>{2, 1});  // cut, then a letter
  CHECK(lengths("\xf0\x9f\x98z") == std::vector<std::size_t>{3, 1});
  CHECK(lengths("\xed\xa0\x80") == std::vector<std::size_t>{1, 1, 1});  // a surrogate
  CHECK(lengths("\xf4\x90\x80\x80") == std::vector<std::size_t>{1, 1, 1, 1});
  CHECK_FALSE(decode_utf8("\xe2\x82", 0).is_valid);
}
