// Markdown at the edges; the golden of a page shows the rest.
#include "report/markdown.hpp"

#include <catch2/catch.hpp>

using dek::report::Painter;
using dek::report::render_markdown;

TEST_CASE("a fence that is never closed runs to the end") {
  CHECK(render_markdown("~~~yaml\na: 1\n", 80, Painter(false)) == "    a: 1\n");
}

TEST_CASE("an item takes the lines below it, and ends at the next block") {
  CHECK(render_markdown("- one\n  more\n- two\n~~~\ncode\n~~~", 80, Painter(false)) ==
        "  - one more\n  - two\n\n    code\n");
}

TEST_CASE("a backtick without partner does no harm") {
  CHECK(render_markdown("a `b", 80, Painter(true)) == "a \x1b[36m`b\x1b[0m\n");
  CHECK(render_markdown("", 80, Painter(true)).empty());
}

TEST_CASE("code in backticks stays painted over a line end") {
  CHECK(render_markdown("`one two`", 5, Painter(true)) == "\x1b[36m`one\x1b[0m\n\x1b[36mtwo`\x1b[0m\n");
}
