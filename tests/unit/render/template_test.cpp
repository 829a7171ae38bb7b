// Templates: names, sections, quoting by place, and what is refused.
#include "render/template.hpp"

#include <catch2/catch.hpp>

using namespace dek::render;

namespace {

std::string render(const std::string& text, const View& view, Syntax syntax = Syntax::yaml) {
  const auto result = render_template({"x.mustache", text}, view, syntax);
  return result ? *result : "error: " + result.error().message;
}

}  // namespace

TEST_CASE("a value is quoted for the file it lands in") {
  const View view = View().set("x", "a: b # c").set("n", 30).set("yes", "yes").set("id", word("111122223333"));
  CHECK(render("k: {{x}}", view) == "k: \"a: b # c\"\n");
  CHECK(render("k: {{n}}", view) == "k: 30\n");
  CHECK(render("k: {{yes}}", view) == "k: \"yes\"\n");
  CHECK(render("k: {{id}}\na: arn:{{{id}}}:x", view) == "k: \"111122223333\"\na: arn:111122223333:x\n");
  CHECK(render("{{x}}: 1", view) == "\"a: b # c\": 1\n");
}

TEST_CASE("hostile text stays text") {
  const View view = View().set("x", "\"${file(\"/etc/passwd\")}\"\n%{ if true }{{x}}");
  CHECK(render("k: {{x}}", view) == "k: \"\\\"${file(\\\"/etc/passwd\\\")}\\\"\\n%{ if true }{{x}}\"\n");
  CHECK(render("k = \"{{x}}\"", view, Syntax::hcl) ==
        "k = \"\\\"$${file(\\\"/etc/passwd\\\")}\\\"\\n%%{ if true }{{x}}\"\n");
  CHECK(render("{{x}}", View().set("x", "[a](b) `c` <d>\n# e"), Syntax::markdown) ==
        "\\[a\\]\\(b\\) \\`c\\` \\<d\\> \\# e\n");
}

TEST_CASE("text is refused where it cannot be quoted, with template and line") {
  const View view = View().set("x", "text");
  CHECK(render("a: 1\nk: {{{x}}}", view) == "error: x.mustache:2: `x` is text and must be quoted: use two braces");
  CHECK(render("k: a-{{x}}", view) == "error: x.mustache:1: `x` cannot be quoted here; use a word and three braces");
  CHECK(render("k: {{x}}-a", view) ==
        "error: x.mustache:1: text touches a quoted value; put the whole scalar into the view");
  CHECK(render("# {{x}}", view) == "error: x.mustache:1: `x` cannot be quoted here; use a word and three braces");
  CHECK(render("k = {{x}}", view, Syntax::hcl) ==
        "error: x.mustache:1: `x` cannot be quoted here; use a word and three braces");
  CHECK(render("```\n{{x}}\n```", view, Syntax::markdown) ==
        "error: x.mustache:2: `x` cannot be quoted here; use a word and three braces");
  CHECK(render("{{x}}", view, Syntax::plain) ==
        "error: x.mustache:1: `x` cannot be quoted here; use a word and three braces");
}

TEST_CASE("names and sections must be there") {
  const View view = View().set("list", List{1}).set("x", "text");
  CHECK(render("\n{{nmae}}", view) == "error: x.mustache:2: unknown name `nmae`");
  CHECK(render("{{#nmae}}{{/nmae}}", view) == "error: x.mustache:1: unknown name `nmae`");
  CHECK(render("{{#x}}{{/x}}", view) == "error: x.mustache:1: `x` is neither a boolean nor a list nor a map");
  CHECK(render("\n{{#list}}", view) == "error: x.mustache:2: section `list` is not closed");
  CHECK(render("{{#list}}\n{{/lsit}}", view) == "error: x.mustache:2: `lsit` closes section `list` of line 1");
  CHECK(render("{{/list}}", view) == "error: x.mustache:1: `list` closes a section that is not open");
  CHECK(render("a\n{{list", view) == "error: x.mustache:2: `{{` is not closed");
}

TEST_CASE("a section's own line leaves nothing behind") {
  const View view = View().set("on", true).set("off", false).set("items", List{View().set("k", "v")});
  CHECK(render("a:\n  {{#on}}\n  b: 1\n  {{/on}}\n  {{#off}}\n  c: 1\n  {{/off}}\nd: 1", view) == "a:\n  b: 1\nd: 1\n");
  CHECK(render("{{^off}}\na: 1\n{{/off}}\n{{! a comment }}\nb: 1", view) == "a: 1\nb: 1\n");
  CHECK(render("{{#items}}\n- {{k}}\n{{/items}}\n", view) == "- v\n");
  CHECK(render("{{=<% %>=}}\na: '{{ literal }}'\nb: <%on%>", view) == "a: '{{ literal }}'\nb: true\n");
}

TEST_CASE("lists, dotted names and outer scopes") {
  const View view = View()
                        .set("zones", texts({"a", "no", "1"}))
                        .set("inner", View().set("name", "deep"))
                        .set("outer", "o")
                        .set("items", List{View().set("k", 1), View().set("k", 2)});
  CHECK(render("z: [{{zones}}]", view) == "z: [a, \"no\", \"1\"]\n");
  CHECK(render("z = [{{zones}}]", view, Syntax::hcl) == "z = [\"a\", \"no\", \"1\"]\n");
  CHECK(render("n: {{inner.name}}", view) == "n: deep\n");
  CHECK(render("{{#items}}\n- [{{k}}, {{outer}}]\n{{/items}}", view) == "- [1, o]\n- [2, o]\n");
  CHECK(render("{{#zones}}\n- {{.}}\n{{/zones}}", view) == "- a\n- \"no\"\n- \"1\"\n");
}

TEST_CASE("a word has only letters that no file's syntax takes") {
  CHECK(is_word("arn:aws:iam::111122223333:role/a-b_c.d@e"));
  for (const char* text : {"", "a b", "a\"b", "a\nb", "${a}", "{{a}}", "a;b", "a`b", "a'b", "a$b", "a\\b", "a#b"})
    CHECK_FALSE(is_word(text));
}

TEST_CASE("a partial takes the indentation of its line, and errors name it") {
  const auto with = [](const std::string& partial, const std::string& text) {
    const View view = View().set("x", "a: b").set("list", List{1, 2});
    const auto find = [&partial](std::string_view path) -> std::optional<Template> {
      if (path != "part") return std::nullopt;
      return Template{"part", partial};
    };
    const auto result = render_template({"x.mustache", text}, view, Syntax::yaml, find);
    return result ? *result : "error: " + result.error().message;
  };
  CHECK(with("a: {{x}}\n\n{{#list}}\n- {{.}}\n{{/list}}\n", "k:\n  {{> part}}\nend: 1\n") ==
        "k:\n  a: \"a: b\"\n\n  - 1\n  - 2\nend: 1\n");
  CHECK(with("a: 1\nb: {{nmae}}", "k:\n  {{> part}}") == "error: part:2: unknown name `nmae`");
  CHECK(with("{{#list}}", "{{> part}}\n{{/list}}") == "error: part:1: section `list` is not closed");
  CHECK(with("a: 1", "k: {{> part}}") == "error: x.mustache:1: a partial stands alone on its line");
  CHECK(with("a: 1", "\n{{> other}}") == "error: x.mustache:2: no partial `other`");
  CHECK(with("{{> part}}", "{{> part}}") == "error: part:1: partials nest too deep");
}
