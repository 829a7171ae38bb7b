// Suggestions, words and widths as the rest of the program relies on them.
#include "base/strings.hpp"

#include <catch2/catch.hpp>

using namespace dek::base;

TEST_CASE("the closest candidate is suggested, a far one is not") {
  constexpr std::string_view fields[] = {"network", "nodes", "dns", "design"};
  CHECK(closest("netwrok", fields) == "network");
  CHECK(closest("Design", fields) == "design");
  CHECK_FALSE(closest("storage", fields));
  CHECK_FALSE(closest("abc", fields));
}

TEST_CASE("a word is a whole part of a name") {
  CHECK(has_word("spark-driver-graviton", "driver"));
  CHECK(has_word("spark_DRIVERS", "driver"));
  CHECK_FALSE(has_word("driverless", "driver"));
}

TEST_CASE("display width counts what a terminal shows") {
  CHECK(display_width("abc") == 3);
  CHECK(display_width("\xe6\x97\xa5\xe6\x9c\xac") == 4);  // two wide characters
  CHECK(display_width("e\xcc\x81") == 1);                 // combining accent
}

TEST_CASE("words are joined as in a sentence") {
  CHECK(join_words({"a"}) == "a");
  CHECK(join_words({"a", "b", "c"}, "or") == "a, b or c");
  CHECK(count_of(1, "file") == "1 file");
  CHECK(count_of(2, "entry", "entries") == "2 entries");
}
