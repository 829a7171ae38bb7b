// Edits keep what people wrote around the change, or are not offered.
#include <catch2/catch.hpp>

#include "lint/edits.hpp"
#include "text/store.hpp"
#include "yaml/reader.hpp"

using namespace dek;
using tree::Node;

namespace {

/// Reads `text`, makes edits with `make(root)` and gives the text after them; "no edit" when there are none.
template <typename Make>
std::string after(std::string text, Make make) {
  const yaml::Parsed parsed = yaml::parse({}, text);
  REQUIRE(parsed.documents.size() >= 1);
  lint::Edits edits = make(parsed.documents.front()->root());
  if (edits.empty()) return "no edit";
  for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
    text.replace(edit->span.begin, edit->span.end - edit->span.begin, edit->replacement);
  }
  return text;
}

std::string replaced(const std::string& text, std::string_view value) {
  return after(text, [&](Node root) { return lint::replace_value(root["a"], value); });
}

std::string removed(const std::string& text, std::string_view path) {
  return after(text, [&](Node root) { return lint::remove_entry(root.at(path)); });
}

std::string added(const std::string& text, std::string_view path, std::string_view entry) {
  return after(text, [&](Node root) { return lint::add_entry(path.empty() ? root : root.at(path), entry); });
}

}  // namespace

TEST_CASE("a new value keeps the quotes of the old one") {
  CHECK(replaced("a: old # why\n", "new") == "a: new # why\n");
  CHECK(replaced("a: \"old\"\n", "new") == "a: \"new\"\n");
  CHECK(replaced("a: 'old'\n", "it's") == "a: 'it''s'\n");
}

TEST_CASE("a string that would read as something else gets quotes") {
  CHECK(replaced("a: old\n", "true") == "a: \"true\"\n");
  CHECK(replaced("a: old\n", "10") == "a: \"10\"\n");
  CHECK(replaced("a: old\n", "b: c") == "a: \"b: c\"\n");
  CHECK(replaced("a: old\n", "") == "a: \"\"\n");
  CHECK(replaced("a: 1\n", "2") == "a: 2\n");
  CHECK(replaced("a: false\n", "true") == "a: true\n");
}

TEST_CASE("block scalars, aliases and anchored values are left alone") {
  CHECK(replaced("a: |\n  text\n", "new") == "no edit");
  CHECK(replaced("b: &x old\na: *x\n", "new") == "no edit");
  CHECK(replaced("a: &x old\n", "new") == "no edit");
}

TEST_CASE("quoting takes the text as written") {
  const auto quoted = [](const std::string& text) {
    return after(text, [](Node root) { return lint::quote(root["a"]); });
  };
  CHECK(quoted("a: 0x10\n") == "a: \"0x10\"\n");
  CHECK(quoted("a: 'x'\n") == "no edit");
}

TEST_CASE("an entry goes with its line and its comment, or with its comma") {
  CHECK(removed("m:\n  a: 1 # one\n  b: 2\n", "m.a") == "m:\n  b: 2\n");
  CHECK(removed("m:\n  a: 1\n  b: 2", "m.b") == "m:\n  a: 1\n");
  CHECK(removed("m:\r\n  a: 1\r\n  b: 2\r\n", "m.a") == "m:\r\n  b: 2\r\n");
  CHECK(removed("m:\n  a:\n    x: 1\n    y: 2\n  b: 2\n", "m.a") == "m:\n  b: 2\n");
  CHECK(removed("m: {a: 1, b: 2}\n", "m.a") == "m: {b: 2}\n");
  CHECK(removed("m: {a: 1, b: 2}\n", "m.b") == "m: {a: 1}\n");
  CHECK(removed("m:\n  a:\n  b: 2\n", "m.a") == "m:\n  b: 2\n");
}

TEST_CASE("a block scalar goes whole") {
  CHECK(removed("m:\n  a: |\n    x\n    y\n  b: 2\n", "m.a") == "m:\n  b: 2\n");
}

TEST_CASE("the first entry of a list item leaves its dash to the next") {
  const auto first = [](const std::string& text) {
    return after(text, [](Node root) { return lint::remove_entry((*root.items().begin())["a"]); });
  };
  CHECK(first("- a: 1\n  b: 2\n") == "- b: 2\n");
  CHECK(first("- a: 1 # kept for its comment\n  b: 2\n") == "no edit");
}

TEST_CASE("the last entry of a mapping stays") {
  CHECK(removed("m:\n  a: 1\n", "m.a") == "no edit");
}

TEST_CASE("a new entry stands first, at the same indentation") {
  CHECK(added("m:\n    a: 1\n", "m", "b: 2") == "m:\n    b: 2\n    a: 1\n");
  CHECK(added("m: {a: 1}\n", "m", "b: 2") == "m: {b: 2, a: 1}\n");
  CHECK(added("m:\r\n  a: 1\r\n", "m", "b: 2") == "m:\r\n  b: 2\r\n  a: 1\r\n");
  CHECK(added("a: 1\n", "", "b:\n  c: 2") == "b:\n  c: 2\na: 1\n");
  CHECK(added("m:\n  a: 1\n", "m", "b:\n  c: 2") == "m:\n  b:\n    c: 2\n  a: 1\n");
}

TEST_CASE("nothing is added where it could not be right") {
  CHECK(added("m: {}\n", "m", "b: 2") == "no edit");
  CHECK(added("{\"m\": {\"a\": 1}}\n", "m", "b: 2") == "no edit");
  CHECK(added("m: {a: 1}\n", "m", "b:\n  c: 2") == "no edit");
}

TEST_CASE("one impossible part makes the whole impossible") {
  const auto both = [](Node root) {
    return lint::all_of({lint::replace_value(root["a"], "x"), lint::replace_value(root["b"], "x")});
  };
  CHECK(after("a: 1\nb: 2\n", both) == "a: x\nb: x\n");
  CHECK(after("a: 1\nb: |\n  text\n", both) == "no edit");
}

TEST_CASE("a value of any type becomes a string") {
  const auto as_string = [](const std::string& text, std::string_view value) {
    return after(text, [&](Node root) { return lint::replace_by_string(root["a"], value); });
  };
  CHECK(as_string("a: yes\n", "true") == "a: \"true\"\n");
  CHECK(as_string("a: 5\n", "spot") == "a: spot\n");
  CHECK(as_string("a: 'x'\n", "true") == "a: 'true'\n");
  CHECK(as_string("a: [x]\n", "true") == "no edit");
}

TEST_CASE("an item is added in front of the others") {
  const auto with_item = [](const std::string& text, std::string_view item) {
    return after(text, [&](Node root) { return lint::add_item(root["a"], item); });
  };
  CHECK(with_item("a:\n  - b # why\n", "x") == "a:\n  - x\n  - b # why\n");
  CHECK(with_item("a:\n-   b: 1\n    c: 2\n", "x: 1\ny: 2") == "a:\n-   x: 1\n    y: 2\n-   b: 1\n    c: 2\n");
  CHECK(with_item("a: [b, c]\n", "x") == "a: [x, b, c]\n");
  CHECK(with_item("a: []\n", "x") == "no edit");
  CHECK(with_item("\"a\": [\"b\"]\n", "x") == "no edit");
  CHECK(with_item("a:\n  - - b\n", "x") == "a:\n  - x\n  - - b\n");
}

TEST_CASE("an item is taken out of its list") {
  const auto without = [](const std::string& text, std::size_t index) {
    return after(text, [&](Node root) {
      return lint::remove_item(*std::next(root["a"].items().begin(), static_cast<std::ptrdiff_t>(index)));
    });
  };
  CHECK(without("a: [b, c, d]\n", 0) == "a: [c, d]\n");
  CHECK(without("a: [b, 'c', d]\n", 1) == "a: [b, d]\n");
  CHECK(without("a: [b, c, \"d\"]\n", 2) == "a: [b, c]\n");
  CHECK(without("a:\n  - b # why\n  - c\n", 0) == "a:\n  - c\n");
  CHECK(without("a:\n- b\n- c\n", 1) == "a:\n- b\n");
  CHECK(without("a: [b]\n", 0) == "no edit");
  CHECK(without("a: [b, # why\n  c]\n", 0) == "no edit");
  CHECK(without("a: [b, {c: d}]\n", 1) == "no edit");
}
