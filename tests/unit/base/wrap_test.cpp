// Lines that fit.
#include "base/wrap.hpp"

#include <catch2/catch.hpp>

using dek::base::wrap_words;
using Lines = std::vector<std::string>;

TEST_CASE("words stay whole and fill the line") {
  CHECK(wrap_words("one two  three\nfour", 9) == Lines{"one two", "three", "four"});
  CHECK(wrap_words("longest word", 3) == Lines{"longest", "word"});
  CHECK(wrap_words("空白 全角 x", 9) == Lines{"空白 全角", "x"});
  CHECK(wrap_words(" ", 9) == Lines{""});
}
