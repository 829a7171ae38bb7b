// What is said of broken YAML: the place, and words for what stands there.
#include "reading.hpp"

using dek::tests::first_finding;
using dek::tests::read_events;

namespace {

struct Broken {
  std::string_view yaml;
  std::string_view finding;
};

constexpr Broken kBroken[] = {
    {"a: \"b\n", "1:4 double-quoted text is never closed"},
    {"name: \"x\nb: c\nd: e\n---\nf: g\n", "1:7 double-quoted text is never closed"},
    {"a: 'b\n", "1:4 single-quoted text is never closed"},
    {"a: \"b\" c\n", "1:8 text follows behind the closing quote"},
    {"a: \"b\nc: \"d\"\n", "2:5 text follows behind the closing quote"},
    {"a: 'it's'\n", "1:8 text follows behind the closing quote"},
    {"a: \"\\q\"\n", "1:5 `\\q` is no escape of double-quoted text"},
    {"a: \"\\x4\"\n", "1:5 this escape needs 2 hexadecimal digits"},
    {"a: \"\\ud800\"\n", "1:5 `\\ud800` names no Unicode character"},
    {"a: \"\\U00110000\"\n", "1:5 `\\U00110000` names no Unicode character"},
    {"\"a\n b\": c\n", "2:2 a key runs over several lines"},
    {"a: \"b\n---\nc: \"\n", "1:4 double-quoted text is never closed"},
    {"a: @b\n", "1:4 a plain value begins with `@`, which YAML reserves"},
    {"a: `b`\n", "1:4 a plain value begins with ```, which YAML reserves"},
    {"a: %b\n", "1:4 a plain value begins with `%`"},
    {"a: ,b\n", "1:4 a plain value begins with `,`"},
    {"a: ]\n", "1:4 `]` closes nothing"},
    {"a: [b]]\n", "1:7 `]` closes nothing"},
    {"a: b\n%c\n", "2:1 a `%` line stands inside a document"},
    {"a: \"b\"# c\n", "1:7 `#` follows without a blank before it"},
    {"a: [b,#c\n]\n", "1:7 `#` follows without a blank before it"},
    {"a: | b\n", "1:6 text follows on the line of `|`"},
    {"a: |0\n  b\n", "1:4 a block scalar cannot be indented by 0"},
    {"a: |\n    \n  b\n", "2:1 a blank line above the text holds more blanks than the text is indented by"},
    {"a: |\n\t\nb: c\n", "2:1 a tab stands in the indentation of a block scalar"},
    {"a: >#x\n  b\n", "1:5 `#` follows without a blank before it"},
    {"key: v\nbroken\n", "2:1 `broken` stands where a key should, but no `: ` follows"},
    {"a: 1\nb:2\n", "2:1 the colon behind `b` has no blank after it"},
    {"a: b\n  c: d\n", "2:3 `c:` opens a map inside a value"},
    {"a: b: c\n", "1:4 a second `key: value` begins on the same line"},
    {"a: - b\n", "1:4 a list begins on the line of its key"},
    {"a: 1\n- b\n", "2:1 a list item stands among the keys of a map"},
    {"- a\nb: 1\n", "2:1 a line without `- ` stands among the items of a list"},
    {"a:\n    b: 1\n  c: 2\n", "3:1 this line begins in column 3, which fits no line above"},
    {"a:\n  - b\n c: d\n", "3:1 this line begins in column 2, which fits no line above"},
    {"a:\n\tb: 1\n", "2:1 a tab is used as indentation"},
    {"a: 1\n\tb: 2\n", "2:1 a tab is used as indentation"},
    {"-\t- a\n", "1:2 a tab is used as indentation"},
    {"?\tb: c\n", "1:2 a tab is used as indentation"},
    {"a: &x - b\n", "1:4 an anchor or tag stands on the line where a block collection begins"},
    {"&x - a\n", "1:1 an anchor or tag stands on the line where a block collection begins"},
    {"--- a: b\n", "1:5 a block map or list begins behind `---`"},
    {"--- - a\n", "1:5 a block map or list begins behind `---`"},
    {"a: {b} c\n", "1:8 text follows behind a finished value"},
    {"a\nb: c\n", "2:1 `b:` opens a map inside a value"},
    {"a: 1\nb: |\n  c\n d\n", "4:1 this line begins in column 2, which fits no line above"},
    {"{a: 1}\n{b: 2}\n", "2:1 text follows behind the end of the document's one value"},
    {"- a\n  b: c\n", "2:3 `b:` opens a map inside a value"},
    {"a: [b, c\n", "1:4 `[` is never closed"},
    {"a: {b: c\n", "1:4 `{` is never closed"},
    {"a: [b, {c: d]\n", "1:13 `]` closes a bracket of the other kind"},
    {"[1,,2]\n", "1:4 a comma stands where an item of the list should"},
    {"[, a]\n", "1:2 a comma stands where an item of the list should"},
    {"{a: 1,, b: 2}\n", "1:7 a comma stands where a pair of the map should"},
    {"[\"a\" b: c]\n", "1:6 a comma is missing between two items of a list"},
    {"{a: \"b\" c: d}\n", "1:9 a comma is missing between two pairs of a map"},
    {"[a\n : b]\n", "2:2 a key inside a list runs over several lines"},
    {"[-]\n", "1:2 a plain value begins with `-`"},
    {"a: [\nb\n---\nc\n", "1:4 `[` is never closed"},
    {"a: &x &y b\n", "1:7 a node has two anchors"},
    {"a: !x !y b\n", "1:7 a node has two tags"},
    {"a: & b\n", "1:4 `&` has no name behind it"},
    {"a: * b\n", "1:4 `*` has no name behind it"},
    {"a: &x *x\n", "1:4 the alias `*x` has an anchor or tag of its own"},
    {"a: *x\n", "1:4 the alias `*x` refers to no anchor above it"},
    {"&a [*a]\n", "1:5 the alias `*a` refers to a node it stands in"},
    {"a: &a {b: *a}\n", "1:11 the alias `*a` refers to a node it stands in"},
    {"a: &a\n  b: *a\n", "2:6 the alias `*a` refers to a node it stands in"},
    {"a: !<b\n", "1:4 a tag in angle brackets is not closed"},
    {"a: !e!b c\n", "1:4 the tag handle `!e!` is declared nowhere"},
    {"a: !!str, b\n", "1:4 `!!str` runs into the text behind it"},
    {"a: !x{y} \n", "1:4 `!x` runs into the text behind it"},
    {"a: 1\n&y\nb: 2\n", "2:1 an anchor or tag stands alone where a key should"},
    {"a: 1\n... b\n", "2:5 text follows behind `...` on the same line"},
    {"%YAML 1.2\n", "1:1 a `%` line is followed by no document"},
    {"%YAML 1.2\n%YAML 1.2\n---\n", "2:1 a second `%YAML` line for one document"},
    {"%YAML\n---\n", "1:1 a `%YAML` line without a version of the form `1.2`"},
    {"%YAML 2.0\n---\n", "1:7 YAML version 2.0 is unknown"},
    {"%TAG !x\n---\n", "1:1 a `%TAG` line without handle and prefix"},
    {"%TAG !x! a\n%TAG !x! b\n---\n", "2:6 the tag handle `!x!` is declared twice"},
    {"%YAML 1.2\na: b\n", "1:1 a `%` line is followed by no document"},
    {"a: 1\n---\nb: [\n---\nc: 3\n", "3:4 `[` is never closed"},
    {"{{- if .Values.x }}\na: b\n{{- end }}\n", "2:1 template markers `{{ }}` stand where YAML should be"},
    {"a: b\n{{ include \"x\" . | indent 2 }}\nc: d\n", "2:1 template markers `{{ }}` stand where YAML should be"},
    {"a: [{{ .Values.x }}\n", "1:4 template markers `{{ }}` stand where YAML should be"},
};

}  // namespace

TEST_CASE("each way to break YAML has words of its own") {
  for (const Broken& broken : kBroken) {
    INFO(broken.yaml);
    CHECK(first_finding(broken.yaml) == broken.finding);
  }
}

TEST_CASE("a finding says where the construct began and what to do") {
  const auto found = dek::yaml::parse({}, "a: [b, {c: d]\n").diagnostics.at(0);
  CHECK(found.rule == "syntax/yaml");
  CHECK(found.related.at(0).span.begin == 7);
  CHECK(found.related.at(0).text == "opened here");
  CHECK_FALSE(found.help.empty());
}

TEST_CASE("a broken document costs only itself") {
  CHECK(read_events("a: [\n---\nb: 1\n---\nc: \"\n---\nd\n") ==
        "+DOC --- +MAP =VAL :b =VAL :1 -MAP -DOC +DOC --- =VAL :d -DOC");
  CHECK(dek::yaml::parse({}, "a: [\n---\nb: 1\n---\nc: \"\n---\nd\n").diagnostics.size() == 2);
}

TEST_CASE("brackets and quotes may end as far left as go-yaml lets them") {
  CHECK(first_finding("a: [\n  b\n]\nc: {\n}\n").empty());
  CHECK(first_finding("a: \"b\nc\"\n").empty());
  const auto strict = dek::yaml::parse({}, "a: [\n  b\n]\n", dek::yaml::Indentation::strict);
  CHECK(strict.diagnostics.at(0).message == "a line inside brackets stands as far left as its key");
}

TEST_CASE("a quotation of template text does not make a template of a file") {
  CHECK(first_finding("a: \"{{ $labels.x }}\"\nb: [\n").find("template") == std::string::npos);
  CHECK(first_finding("a: \"\n {{x}}\"\nb: *c\n") == "3:4 the alias `*c` refers to no anchor above it");
}
