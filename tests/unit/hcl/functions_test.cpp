// Functions of Terraform, by the examples of its documentation's kind.
#include <catch2/catch.hpp>

#include "hcl/evaluator.hpp"
#include "hcl/json_text.hpp"

using namespace dek::hcl;

namespace {

std::string json_of(const std::string& expression) {
  const std::string text = "locals {\n  a = " + expression + "\n}\n";
  const Parsed parsed = parse({}, text);
  Evaluator evaluator({{parsed.file.get()}, {}, std::nullopt}, {});
  const Value value = evaluator.local("a", {});
  if (value.kind == ValueKind::unknown) return "unknown";
  return value.kind == ValueKind::invalid ? "invalid" : json_text(value, {}).text;
}

}  // namespace

TEST_CASE("text") {
  CHECK(json_of(R"(lower("ABC"))") == R"("abc")");
  CHECK(json_of(R"(upper("abc-1"))") == R"("ABC-1")");
  CHECK(json_of(R"(upper("ä"))") == "unknown");
  CHECK(json_of(R"(join("-", ["a", "", 1]))") == R"("a--1")");
  CHECK(json_of(R"(split(",", "a,,b"))") == R"(["a","","b"])");
  CHECK(json_of(R"(replace("1 + 2 + 3", "+", "-"))") == R"("1 - 2 - 3")");
  CHECK(json_of(R"(replace("a1", "/[0-9]/", "x"))") == "unknown");
  CHECK(json_of(R"(format("%s-%d%%", "x", 3))") == R"("x-3%")");
  CHECK(json_of(R"(format("%05d", 3))") == "unknown");
  CHECK(json_of(R"(format("%s", "a", "b"))") == "invalid");
  CHECK(json_of(R"(trimspace("  x "))") == R"("x")");
  CHECK(json_of(R"([trimprefix("v1", "v"), trimsuffix("a.b", ".b")])") == R"(["1","a"])");
  CHECK(json_of(R"(lower(var.x))") == "unknown");
  CHECK(json_of(R"(lower("a-${var.x}"))") == "unknown");
}

TEST_CASE("collections") {
  CHECK(json_of("merge({ a = 1, b = 2 }, null, { b = 3 })") == R"({"a":1,"b":3})");
  CHECK(json_of("concat([1], [], [2, var.x])") == R"([1,2,"${unknown}"])");
  CHECK(json_of(R"(toset(["b", "a", "b"]))") == R"(["a","b"])");
  CHECK(json_of("element([\"a\", \"b\", \"c\"], 4)") == R"("b")");
  CHECK(json_of(R"([lookup({ a = 1 }, "a", 2), lookup({ a = 1 }, "b", 2)])") == "[1,2]");
  CHECK(json_of(R"([length([1, 2]), length({ a = 1 }), length("äb")])") == "[2,1,2]");
  CHECK(json_of("keys({ b = 1, a = 2 })") == R"(["a","b"])");
  CHECK(json_of("values({ b = 1, a = 2 })") == "[2,1]");
  CHECK(json_of("flatten([[1, [2]], [], 3])") == "[1,2,3]");
  CHECK(json_of("flatten([[1], var.x])") == "unknown");
  CHECK(json_of(R"(compact(["a", "", null, "b"]))") == R"(["a","b"])");
  CHECK(json_of(R"(coalesce(null, "", "x"))") == R"("x")");
  CHECK(json_of("coalesce(var.x, 1)") == "unknown");
  CHECK(json_of(R"([contains(["a"], "a"), contains(["a"], "b")])") == "[true,false]");
  CHECK(json_of("slice([1, 2, 3], 1, 3)") == "[2,3]");
  CHECK(json_of(R"(zipmap(["a", "b"], [1, 2]))") == R"({"a":1,"b":2})");
  CHECK(json_of("[one([]), one([1])]") == "[null,1]");
  CHECK(json_of("max([1, 5, 3]...)") == "5");
  CHECK(json_of("range(1, 4)") == "[1,2,3]");
}

TEST_CASE("try and can tell errors from what is unknown") {
  CHECK(json_of("try({}.x, 1)") == "1");
  CHECK(json_of("try(var.x.y, 1)") == "unknown");
  CHECK(json_of("try(tonumber(\"x\"), [][0], \"z\")") == "\"z\"");
  CHECK(json_of("[can({}.x), can({ x = 1 }.x)]") == "[false,true]");
}

TEST_CASE("conversions") {
  CHECK(json_of("[tostring(1.50), tonumber(\"2\"), tobool(\"true\"), tolist([1])]") == R"(["1.5",2,true,[1]])");
  CHECK(json_of("tonumber(\"x\")") == "invalid");
  CHECK(json_of(R"(jsonencode({ b = [1, null], a = "<\n>" }))") == R"("{\"a\":\"\\u003c\\n\\u003e\",\"b\":[1,null]}")");
  CHECK(json_of(R"(jsondecode(jsonencode({ a = [1] })).a[0])") == "1");
  CHECK(json_of(R"(yamldecode(yamlencode({ a = "x" })).a)") == R"("x")");
  CHECK(json_of(R"(jsondecode("{}"))") == "unknown");
}

TEST_CASE("networks") {
  CHECK(json_of(R"(cidrsubnet("10.0.0.0/16", 4, 2))") == R"("10.0.32.0/20")");
  CHECK(json_of(R"(cidrsubnet("100.64.0.0/10", 6, 63))") == R"("100.127.0.0/16")");
  CHECK(json_of(R"(cidrsubnet("10.0.0.0/16", 4, 16))") == "invalid");
  CHECK(json_of(R"(cidrsubnet("fd00::/48", 16, 1))") == "unknown");
  CHECK(json_of(R"([cidrhost("10.0.0.0/24", 10), cidrhost("10.0.0.0/24", -1)])") == R"(["10.0.0.10","10.0.0.255"])");
  CHECK(json_of(R"(cidrnetmask("172.16.0.0/12"))") == R"("255.240.0.0")");
  CHECK(json_of(R"(cidrsubnets("10.1.0.0/16", 4, 4, 8, 4))") ==
        R"(["10.1.0.0/20","10.1.16.0/20","10.1.32.0/24","10.1.48.0/20"])");
}
