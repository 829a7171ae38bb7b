// What is shown of a line.
#include "report/excerpt.hpp"

#include <catch2/catch.hpp>

using namespace dek::report;

namespace {

std::string shown(std::string_view line, ByteRange focus, std::size_t columns) {
  std::string text;
  for (const Cell& cell : excerpt(line, focus, columns)) text += cell.text;
  return text;
}

}  // namespace

TEST_CASE("a line that fits is shown whole") {
  CHECK(shown("abc", {0, 1}, 3) == "abc");
  CHECK(shown("", {0, 1}, 3).empty());
}

TEST_CASE("a cut line keeps the focus and says where it was cut") {
  const std::string line = std::string(50, 'a') + "FOCUS" + std::string(50, 'b');
  CHECK(shown(line, {0, 3}, 20) == std::string(19, 'a') + "…");
  CHECK(shown(line, {50, 55}, 20) == "…aaaaaaaaaaFOCUSbbb…");
  CHECK(shown(line, {100, 105}, 20) == "…bbbbbbbbbbbbbbb");
}

TEST_CASE("every focus in every width is in sight") {
  const std::string line = "a\t宽b\xff" + std::string(60, 'x') + "宽宽宽" + std::string(9000, 'y') + "end";
  for (const std::size_t columns : {40U, 41U, 60U, 120U}) {
    for (std::size_t begin = 0; begin <= line.size(); begin += begin < 100 ? 1 : 97) {
      const ByteRange focus{begin, begin + 1};
      const auto cells = excerpt(line, focus, columns);
      std::size_t width = 0;
      bool is_in_sight = false;
      for (const Cell& cell : cells) {
        width += cell.width;
        is_in_sight |= cell.touches(focus);
      }
      INFO(columns << " " << begin);
      CHECK(is_in_sight);
      CHECK(width <= columns + 1);
    }
  }
}

TEST_CASE("nothing in a text moves the cursor or turns the line around") {
  CHECK(printable("a\x1b[2Jb\r\n\x7f") == "a␛[2Jb␍␊␡");
  CHECK(printable("\xe2\x80\xaex\xc2\x9by") == "\xef\xbf\xbdx\xef\xbf\xbdy");
  CHECK(printable("\xc0\xaf\xed\xa0\x80\xf5") ==
        "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
}
