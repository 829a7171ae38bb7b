// Places in nested texts lead back to the file, to the column.
#include "text/store.hpp"

#include <catch2/catch.hpp>

using namespace dek::text;

TEST_CASE("columns count code points and leave out a byte order mark") {
  const LineIndex index(
      "\xef\xbb\xbf"
      "a\xc3\xa4z\r\nb\rc\n");
  CHECK(index.position(3) == Position{1, 1});
  CHECK(index.position(6) == Position{1, 3});  // the z behind the umlaut
  CHECK(index.position(9) == Position{2, 1});
  CHECK(index.position(11) == Position{3, 1});  // a lone CR ends a line
  CHECK(index.position(999) == Position{4, 1});
  CHECK(index.line(1) == "a\xc3\xa4z");
}

TEST_CASE("a span in a text inside a text is located in the file") {
  TextStore store;
  const TextId file = store.add_file("infra/pool.tf", "x = <<EOT\n    kind: A\n    name: b\nEOT\n");
  const TextId heredoc = store.add_child(file, "heredoc `x`", "kind: A\nname: b\n", {{0, 14, 8}, {8, 26, 8}});
  const TextId inner = store.add_child(heredoc, "value of `name`", "b", {{0, 14, 1}});

  const Location place = store.locate({inner, 0, 1});
  CHECK(place.file == file);
  CHECK(place.span == store.in_file({inner, 0, 1}));
  CHECK(place.begin == Position{3, 11});
  CHECK(place.end == Position{3, 12});
  CHECK(place.chain == std::vector<std::string>{"heredoc `x`", "value of `name`"});
  CHECK(store.name(inner) == "infra/pool.tf");
  CHECK(store.exact_in_file({heredoc, 8, 12}) == Span{file, 26, 30});
  CHECK_FALSE(store.exact_in_file({heredoc, 4, 12}));  // the cut indentation lies between
}
