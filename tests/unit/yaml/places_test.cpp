// Where things stand: spans of every kind of node, comments, properties, and what a fix needs.
#include "reading.hpp"

using dek::tree::Node;

namespace {

struct Read {
  explicit Read(std::string yaml) : text(std::move(yaml)), parsed(dek::yaml::parse({}, text)) {
    REQUIRE(parsed.documents.size() == 1);
  }
  [[nodiscard]] Node root() const { return parsed.documents[0]->root(); }
  [[nodiscard]] std::string_view at(Node node) const {
    return std::string_view(text).substr(node.span().begin, node.span().end - node.span().begin);
  }
  std::string text;
  dek::yaml::Parsed parsed;
};

}  // namespace

TEST_CASE("a span covers quotes and brackets, and neither anchor nor tag") {
  const Read read("a: &x !t word\nb: \"q\\n\"\nc: [1, {d: 2}]\ne: 'f'\n");
  CHECK(read.at(read.root()["a"]) == "word");
  CHECK(read.at(read.root()["b"]) == "\"q\\n\"");
  CHECK(read.at(read.root()["c"]) == "[1, {d: 2}]");
  CHECK(read.at(read.root()["e"]) == "'f'");
  CHECK(read.root()["a"].tag() == "!t");
  CHECK(read.root()["a"].anchor() == "x");
}

TEST_CASE("block scalars reach from their sign to their last text") {
  const Read read("a: |-  # note\n  b\n  c\n\nd: >\n  e\n");
  CHECK(read.at(read.root()["a"]) == "|-  # note\n  b\n  c");
  CHECK(read.at(read.root()["d"]) == ">\n  e");
}

TEST_CASE("block collections reach from their first key or dash to the end of their last value") {
  const Read read("# c\na:\n  b: 1\n  c:\n  - x\n  - y # z\n\nd: 2\n");
  CHECK(read.at(read.root()["a"]) == "b: 1\n  c:\n  - x\n  - y");
  CHECK(read.at(read.root()["a"]["c"]) == "- x\n  - y");
}

TEST_CASE("a value that is not written stands right behind the colon") {
  const Read read("a:\n\n\nb: 1\n");
  CHECK(read.root()["a"].span().begin == 2);
  CHECK(read.root()["a"].span().end == 2);
  CHECK(read.root()["a"].is_null());
}

TEST_CASE("a multi-line scalar reaches over its lines") {
  const Read read("a: b\n  c # d\ne: \"f\n  g\"\n");
  CHECK(read.at(read.root()["a"]) == "b\n  c");
  CHECK(read.at(read.root()["e"]) == "\"f\n  g\"");
}

TEST_CASE("an alias stands where it is written and answers for its target") {
  const Read read("a: &x [1, 2]\nb: *x\n");
  CHECK(read.at(read.root()["b"]) == "*x");
  CHECK(read.root()["b"].is_alias());
  CHECK(read.root()["b"].size() == 2);
}

TEST_CASE("merge keys answer behind keys of their own") {
  const Read read("x: &x {a: 1, b: 2}\ny: &y {a: 3, c: 4}\nz:\n  <<: [*x, *y]\n  b: 5\n");
  const Node z = read.root()["z"];
  CHECK(z["a"].raw() == "1");
  CHECK(z["b"].raw() == "5");
  CHECK(z["c"].raw() == "4");
  CHECK(z.size() == 2);
}

TEST_CASE("a key is found however it is written, and beside others") {
  const Read read("k: &k name\nm:\n  *k : alias\n  ~: null\n  \"pl\\x61in\": escaped\n  ? [a]\n  : list\n");
  const Node m = read.root()["m"];
  CHECK(m["name"].raw() == "alias");
  CHECK(m[""].raw() == "null");
  CHECK(m["plain"].raw() == "escaped");
  CHECK_FALSE(m["a"]);
  const Read plain("name: one\nmane: two\n\"\": empty\n");
  CHECK(plain.root()["mane"].raw() == "two");
  CHECK(plain.root()[""].raw() == "empty");
  CHECK_FALSE(plain.root()["nam"]);
}

TEST_CASE("null in all its spellings, and strings that look like it") {
  const Read read("a: ~\nb: null\nc: NULL\nd:\ne: nULL\nf: \"null\"\ng: !!str null\n");
  for (const char* key : {"a", "b", "c", "d"}) CHECK(read.root()[key].is_null());
  for (const char* key : {"e", "f", "g"}) CHECK(read.root()[key].is_scalar());
  CHECK(read.root()["b"].raw() == "null");
}

TEST_CASE("comments are kept in order") {
  const Read read("# one\na: b # two\n  # three\nc: | # four\n  # text\n# five\nd: [ # six\n e]\n#seven");
  std::vector<std::string_view> comments;
  for (const auto& comment : read.parsed.documents[0]->comments)
    comments.push_back(std::string_view(read.text).substr(comment.begin, comment.end - comment.begin));
  CHECK(comments == std::vector<std::string_view>{"# one", "# two", "# three", "# four", "# five", "# six", "#seven"});
}

TEST_CASE("every child lies inside its parent, behind its elder") {
  const Read read("a: &x\n- b: {c: [d, {e: f}]}\n  ? g\n  : - h\n    - |\n      i\n[j]: k\n");
  const auto& nodes = read.parsed.documents[0]->nodes;
  for (const auto& node : nodes) {
    if (node.parent == dek::tree::kNoNode) continue;
    CHECK(nodes[node.parent].begin <= node.begin);
    CHECK(node.end <= nodes[node.parent].end);
    if (node.next_sibling != dek::tree::kNoNode) CHECK(node.end <= nodes[node.next_sibling].begin);
  }
}

TEST_CASE("a template action that is a whole value is one unknown scalar") {
  const Read read(
      "a: {{ .Values.x }}\nb: {{ .A }}:{{ .B }}\nc: [{{ .C | default \"d, e\" }}, f]\n{{ .K }}: x\ng: pre-{{ \"h: i\" "
      "}}\n");
  CHECK(read.root()["a"].is_unknown());
  CHECK(read.root()["a"].raw() == "{{ .Values.x }}");
  CHECK(read.root()["b"].raw() == "{{ .A }}:{{ .B }}");
  CHECK(read.root()["c"].size() == 2);
  CHECK(read.root()["{{ .K }}"].raw() == "x");
  CHECK(read.root()["g"].is_unknown());
}
