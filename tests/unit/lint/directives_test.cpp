// Comments for the linter: which lines are some, what they say, which line they speak of.
#include "lint/directives.hpp"

#include <catch2/catch.hpp>

namespace dek::lint {
namespace {

Directives read(std::string_view bytes, bool has_slash_comments = false) {
  return read_directives({}, bytes, has_slash_comments);
}

TEST_CASE("A comment behind a value speaks of its own line, one of its own of the next that says something") {
  const Directives found = read(
      "a: 1  # dekctl: ignore[x/y] first\n"
      "# dekctl: ignore[x/y, z] second\n"
      "# something else\n"
      "\n"
      "b: 2\n");
  REQUIRE(found.list.size() == 2);
  CHECK(found.list[0].line == 1);
  CHECK(found.list[0].covered_line == 1);
  CHECK(found.list[1].line == 2);
  CHECK(found.list[1].covered_line == 5);
  REQUIRE(found.list[1].selectors.size() == 2);
  CHECK(found.list[1].selectors[1].name == "z");
  CHECK(found.list[1].terms.reason == "second");
}

TEST_CASE("The last day stands anywhere behind the bracket") {
  const Directives found = read("# dekctl: ignore-file[x] until=2026-12-31 only in the lab\r\na: 1\r\n");
  REQUIRE(found.list.size() == 1);
  CHECK(found.list[0].verb == Directive::Verb::ignore_file);
  CHECK(found.list[0].terms.reason == "only in the lab");
  CHECK(found.list[0].terms.until == "2026-12-31");
}

TEST_CASE("Strings, words and prose are no comments for the linter") {
  CHECK(read("a: \"x # dekctl: ignore[x]\"\n").list.empty());
  CHECK(read("a: 'x # dekctl: ignore[x]'\n").list.empty());
  CHECK(read("a: b#dekctl: ignore[x]\n").list.empty());
  CHECK(read("# see dekctl: ignore[x]\n").list.empty());
  CHECK(read("// dekctl: ignore[x]\n").list.empty());
  const Directives prose = read("# dekctl: the linter of this repository\n");
  CHECK(prose.list.empty());
  CHECK(prose.findings.empty());
}

TEST_CASE("An apostrophe in a plain value opens no string") {
  CHECK(read("a: it's  # dekctl: ignore[x] why\n").list.size() == 1);
}

TEST_CASE("Slashes begin a comment in HCL") {
  CHECK(read("// dekctl: ignore[x] why\n", true).list.size() == 1);
}

TEST_CASE("What cannot be understood is found") {
  const auto message = [](std::string_view bytes) {
    const Directives found = read(bytes);
    CHECK(found.list.empty());
    return found.findings.size() == 1 ? found.findings[0].message : "";
  };
  CHECK(message("# dekctl: ignor[x] why\n") == "`ignor` is nothing that a comment can ask for");
  CHECK(message("# dekctl: ignore why\n") == "`ignore` names no rules");
  CHECK(message("# dekctl: ignore[x why\n") == "`ignore` names no rules");
  CHECK(message("# dekctl: ignore[ ] why\n") == "no rule is named between the brackets");
  CHECK(message("# dekctl: ignore[x] until=2026-02-29\n") == "`until=2026-02-29` is no day");
}

}  // namespace
}  // namespace dek::lint
