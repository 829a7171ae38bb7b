// Strings, heredocs, sequences and the white space that is cut around them.
#include <catch2/catch.hpp>

#include "unit/hcl/show.hpp"

using namespace dek::hcl;
using test::show_value;
using test::string_value;

TEST_CASE("escapes of quoted strings") {
  CHECK(string_value(R"(a = "x\ny\t\"q\"\\")") == "x\ny\t\"q\"\\");
  CHECK(string_value(R"(a = "\u00e9\U0001F600")") == "\xc3\xa9\xf0\x9f\x98\x80");
  CHECK(string_value(R"(a = "$${x} %%{y} $ $$ 5% $x")") == "${x} %{y} $ $$ 5% $x");
  CHECK(string_value(R"(a = "")").empty());
  CHECK(string_value(R"(a = "\d")") == "unknown escape sequence `\\d`");
  CHECK(string_value(R"(a = "\u12")") == "escape sequence `\\u12` is too short");
  CHECK(string_value(R"(a = "\ud800")") == "`\\ud800` is no character");
}

TEST_CASE("interpolation") {
  CHECK(show_value(R"(a = "x${y}z")") == "\"'x' y 'z'\"");
  CHECK(show_value(R"(a = "${y}")") == "<y>");
  CHECK(show_value(R"(a = "${"${y}"}")") == "<<y>>");
  CHECK(show_value("a = \"${f({\n  k = \"v\"\n})}\"") == "<f({k = \"'v'\"})>");
  CHECK(show_value(R"(a = "$$${x}")") == "\"'$${x}'\"");
}

TEST_CASE("directives") {
  CHECK(show_value(R"(a = "%{ if x }y%{ else }z%{ endif }")") == "\"(x ? \"'y'\" : \"'z'\")\"");
  CHECK(show_value(R"(a = "%{ if x }%{ endif }")") == "\"(x ? \"''\" : \"''\")\"");
  CHECK(show_value(R"(a = "%{ for k, v in m }${k}=${v},%{ endfor }")") ==
        "\"template_for(k v m _ \"k '=' v ','\" _)\"");
  CHECK(show_value(R"(a = "%{ if x }y")") == "`if` directive is never closed");
  CHECK(show_value(R"(a = "%{ if x }y%{ endfor }")") == "expected the `endif` directive, found `endfor`");
  CHECK(show_value(R"(a = "y%{ endif }")") == "`endif` directive without its beginning");
  CHECK(show_value(R"(a = "%{ iff x }")") ==
        "expected `if`, `else`, `endif`, `for` or `endfor` behind `%{`, found `iff`");
}

TEST_CASE("tildes cut the white space beside a sequence") {
  CHECK(show_value(R"(a = "x  ${~ y ~}  z")") == "\"'x' y 'z'\"");
  CHECK(show_value(R"(a = "x %{~ if y ~} z %{~ endif ~} w")") == "\"'x' (y ? \"'z'\" : \"''\") 'w'\"");
  CHECK(show_value(R"(a = "x\n ${~ y }")") == "\"'x' y\"");
  // In a heredoc the cut reaches to the end of the line only, as in HCL itself.
  CHECK(show_value("a = <<EOT\n${y ~}  \n  z\nEOT\n") == "\"y '  z\n'\"");
}

TEST_CASE("heredocs keep their text") {
  CHECK(string_value("a = <<EOT\nFoo\nBar\nEOT\n") == "Foo\nBar\n");
  CHECK(string_value("a = <<EOT\n    Foo\n      Bar\n  EOT\n") == "    Foo\n      Bar\n");
  CHECK(string_value("a = <<EOT\n    NOT EOT\n  EOT\n") == "    NOT EOT\n");
  CHECK(string_value("a = <<EOT\nEOT\n").empty());
  CHECK(string_value("a = <<EOT\n\\n \"q\" $${x} 5$\nEOT\n") == "\\n \"q\" ${x} 5$\n");
  CHECK(string_value("a = <<EOT\r\nFoo\r\nEOT\r\nb = 1\r\n") == "Foo\r\n");
  CHECK(show_value("a = f(<<EOT\nx\nEOT\n, 1)") == "f(\"'x\n'\", 1)");
  CHECK(show_value("a = <<A\n${<<B\nx\nB\n}\nA\n") == "\"\"'x\n'\" '\n'\"");
}

TEST_CASE("flush heredocs lose the indentation that all lines share") {
  CHECK(string_value("a = <<-EOT\n    Foo\n      Bar\n    Baz\n  EOT\n") == "Foo\n  Bar\nBaz\n");
  CHECK(string_value("a = <<-EOT\n    Foo\n  Bar\n    Baz\n  EOT\n") == "  Foo\nBar\n  Baz\n");
  CHECK(string_value("a = <<-EOT\n    Foo\n\n    Bar\n  EOT\n") == "Foo\n\nBar\n");
  CHECK(string_value("a = <<-EOT\n\tFoo\n  Bar\n  EOT\n") == "Foo\n Bar\n");
  CHECK(string_value("a = <<-EOT\n \xe2\x80\x83\xe2\x80\x83 Foo\n   Bar\n  EOT\n") == " Foo\nBar\n");
  CHECK(show_value("a = <<-EOT\n    Foo\n      ${x}\n    Baz\n  EOT\n") == "\"'Foo\n  ' x '\nBaz\n'\"");
  CHECK(show_value("a = <<-EOT\n    Foo\n${x}\n  EOT\n") == "\"'    Foo\n' x '\n'\"");
}

TEST_CASE("literal text is mapped to the bytes it came from") {
  const std::string text = "a = <<-EOT\n    kind: \"$${x}\"\n    name: b\n  EOT\n";
  const Parsed parsed = parse({}, text);
  const File& file = *parsed.file;
  const Expression& heredoc = file[file.body.attribute("a")->value];
  const Expression& literal = file[file.operands_of(heredoc)[0]];
  CHECK(file.text_of(literal) == "kind: \"${x}\"\nname: b\n");
  for (const dek::text::Segment& segment : file.segments_of(literal)) {
    CHECK(file.text_of(literal).substr(segment.child_begin, segment.length) ==
          text.substr(segment.parent_begin, segment.length));
  }
  CHECK(file.segments_of(literal).size() == 3);
}

TEST_CASE("a whole text is read as a template") {
  const std::string text = "kind: ${kind}\n%{ for z in zones ~}\n- ${z}\n%{ endfor ~}\n";
  const ParsedTemplate parsed = parse_template({}, text);
  CHECK(parsed.diagnostics.empty());
  CHECK(test::show(*parsed.file, parsed.root) ==
        "\"'kind: ' kind '\n' template_for(_ z zones _ \"'- ' z '\n'\" _) ''\"");
  CHECK_FALSE(parse_template({}, "a ${b").diagnostics.empty());
}
