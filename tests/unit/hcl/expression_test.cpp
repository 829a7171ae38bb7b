// Operators, terms, calls, traversals and collections, as HashiCorp's parser groups them.
#include <catch2/catch.hpp>

#include "unit/hcl/show.hpp"

using dek::hcl::test::show_value;

TEST_CASE("operators bind by precedence and to the left") {
  CHECK(show_value("a = 1 + 2 * 3 - 4") == "((1 + (2 * 3)) - 4)");
  CHECK(show_value("a = 10 / 2 % 3") == "((10 / 2) % 3)");
  CHECK(show_value("a = x || y && z == 1") == "(x || (y && (z == 1)))");
  CHECK(show_value("a = 1 < 2 != 3 >= 4") == "((1 < 2) != (3 >= 4))");
  CHECK(show_value("a = 1 <= 2 == 3 > 4") == "((1 <= 2) == (3 > 4))");
  CHECK(show_value("a = -x.y + !z[0]") == "(-x.y + !z[0])");
  CHECK(show_value("a = - - 1") == "--1");
  CHECK(show_value("a = (1 + 2) * 3") == "(paren (1 + 2) * 3)");
}

TEST_CASE("conditionals bind to the right and weaker than operators") {
  CHECK(show_value("a = x ? 1 : y ? 2 : 3") == "(x ? 1 : (y ? 2 : 3))");
  CHECK(show_value("a = x == 1 ? y + 1 : z") == "((x == 1) ? (y + 1) : z)");
  CHECK(show_value("a = (x\n ? 1\n : 2)") == "paren (x ? 1 : 2)");
}

TEST_CASE("primitive values") {
  CHECK(show_value("a = true") == "true");
  CHECK(show_value("a = null") == "null");
  CHECK(show_value("a = 3.14159265358979323846264338327950288419716939937510582097494459") ==
        "3.14159265358979323846264338327950288419716939937510582097494459");
  CHECK(show_value("a = 1.5e+3") == "1.5e+3");
  CHECK(show_value("true = true\nnull = null", "null") == "null");
  CHECK(show_value("a = 1.2.3") == "`1.2.3` is not a number");
}

TEST_CASE("names hold letters of all scripts and dashes") {
  CHECK(show_value("a = größe-x_1") == "größe-x_1");
  CHECK(show_value("a = ключ.имя") == "ключ.имя");
  CHECK(show_value("a = x-1") == "x-1");
  CHECK(show_value("a = x - 1") == "(x - 1)");
}

TEST_CASE("traversals, indexes and splats") {
  CHECK(show_value("a = x.y[0][\"k\"].z[n]") == "x.y[0][\"'k'\"].z[n]");
  CHECK(show_value("a = x.0.y") == "x[0].y");
  CHECK(show_value("a = x[*].y[0].z") == "each(x, it.y[0].z)");
  CHECK(show_value("a = x.*.y.0.z[1]") == "each(x, it.y[0].z, legacy)[1]");
  CHECK(show_value("a = x[*].y[*].z") == "each(x, each(it.y, it.z))");
  CHECK(show_value("a = f(x)[0].y") == "f(x)[0].y");
  CHECK(show_value("a = x.0.1") == "`.0.1` reads as a fraction, not as two indexes");
  CHECK(show_value("a = x.*.y.*.z") == "`.*` inside `.*`");
}

TEST_CASE("calls") {
  CHECK(show_value("a = f()") == "f()");
  CHECK(show_value("a = f(1, [2],\n  3,\n)") == "f(1, [2], 3)");
  CHECK(show_value("a = f(x, y...)") == "f(x, y...)");
  CHECK(show_value("a = provider::aws::arn_parse(x)") == "provider::aws::arn_parse(x)");
  CHECK(show_value("a = f(,)") == "expected a value, found `,`");
}

TEST_CASE("tuples and objects take newlines as their brackets say") {
  CHECK(show_value("a = [1\n, 2\n,\n]") == "[1, 2]");
  CHECK(show_value("a = []") == "[]");
  CHECK(show_value("a = {}") == "{}");
  CHECK(show_value("a = { x = 1, y : 2\n z = 3\n\n}") == "{x = 1, y = 2, z = 3}");
  CHECK(show_value("a = { \"k\" = 1, (k) = 2, \"p-${k}\" = 3 }") == "{\"'k'\" = 1, paren k = 2, \"'p-' k\" = 3}");
  CHECK(show_value("a = { x = 1 y = 2 }") == "expected a line end, `,` or `}` behind the value, found `y`");
  CHECK(show_value("a = [b\n + 1]") == "[(b + 1)]");
}

TEST_CASE("for expressions") {
  CHECK(show_value("a = [for x in y : x]") == "for_tuple(_ x y _ x _)");
  CHECK(show_value("a = [for i, x in y : x if x != null]") == "for_tuple(i x y _ x (x != null))");
  CHECK(show_value("a = {for k, v in y : k => v.z}") == "for_object(k v y k v.z _)");
  CHECK(show_value("a = {\n for v in y :\n v.k => v...\n if v\n}") == "for_object(_ v y v.k v v...)");
  CHECK(show_value("a = [for for in x : for]") == "for_tuple(_ for x _ for _)");
  CHECK(show_value("a = [for x in y : k => x]") == "a list has no keys");
  CHECK(show_value("a = [for x in y : x...]") == "`...` groups the values of a key, and a list has no keys");
  CHECK(show_value("a = {for x in y : x}") == "expected `=>` and a value behind the key, found `}`");
  CHECK(show_value("a = { for = 1 }") == "expected a name of the `for` expression, found `=`");
  CHECK(show_value("a = { \"for\" = 1, for = 2 }") == "{\"'for'\" = 1, for = 2}");
}

TEST_CASE("every expression knows its bytes") {
  const std::string text = "a = max(1, b[*].c) + (2)";
  const dek::hcl::Parsed parsed = dek::hcl::parse({}, text);
  const dek::hcl::File& file = *parsed.file;
  const auto& sum = file[file.body.attribute("a")->value];
  CHECK(file.source_of(sum) == "max(1, b[*].c) + (2)");
  const auto& call = file[file.operands_of(sum)[0]];
  CHECK(file.source_of(call) == "max(1, b[*].c)");
  CHECK(file.source_of(file[file.operands_of(call)[1]]) == "b[*].c");
  CHECK(file.source_of(file[file.operands_of(sum)[1]]) == "(2)");
}
