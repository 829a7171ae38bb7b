// What expressions come to: values, what stays unknown, and the places values point at.
#include "hcl/evaluator.hpp"

#include <catch2/catch.hpp>
#include <map>

#include "hcl/json_text.hpp"

using namespace dek;
using namespace dek::hcl;

namespace {

// A module of one file, with other files beside it.
class Module {
 public:
  explicit Module(std::string text, std::map<std::string, std::string, std::less<>> others = {})
      : text_(std::move(text)), others_(std::move(others)), parsed_(parse(text::TextId{0}, text_)) {
    Surroundings surroundings;
    surroundings.read = [this](std::string_view path) -> std::optional<Source> {
      const auto found = others_.find(path);
      if (found == others_.end()) return std::nullopt;
      return Source{text::TextId(1), found->second};
    };
    evaluator_.emplace(ModuleFiles{{parsed_.file.get()}, {}, std::nullopt}, std::move(surroundings));
  }

  Value value(std::string_view name = "a") { return evaluator_->local(name, {}); }
  std::string json(std::string_view name = "a") {
    const Value out = value(name);
    return out.kind == ValueKind::unknown   ? "unknown"
           : out.kind == ValueKind::invalid ? "invalid"
                                            : json_text(out, {}).text;
  }
  std::string at(text::Span span) const { return text_.substr(span.begin, span.end - span.begin); }
  Evaluator& evaluator() { return *evaluator_; }
  const File& file() const { return *parsed_.file; }

 private:
  std::string text_;
  std::map<std::string, std::string, std::less<>> others_;
  Parsed parsed_;
  std::optional<Evaluator> evaluator_;
};

std::string json_of(const std::string& expression) {
  return Module("locals {\n  a = " + expression + "\n}\n").json();
}

}  // namespace

TEST_CASE("operators as HashiCorp's specification has them") {
  CHECK(json_of("[\"a\" == \"a\", \"a\" == \"b\", \"1\" == 1, \"true\" == true]") == "[true,false,false,false]");
  CHECK(json_of("[\"a\" != \"a\", \"1\" != 1]") == "[false,true]");
  CHECK(json_of("[1 < 2, 2 <= 1, 1 > 2, 2 >= 2]") == "[true,false,false,true]");
  CHECK(json_of("[2 + 3.5, 2 - 3.5, 2 * 4.5, 1 / 10, 11 % 5, 0.1 + 0.2]") == "[5.5,-1.5,9,0.1,1,0.3]");
  CHECK(json_of("[true && false, false || true, !true, -(1 + 2)]") == "[false,true,false,-3]");
  CHECK(json_of("true ? \"a\" : \"b\"") == "\"a\"");
  CHECK(json_of("1 / 0") == "invalid");
  CHECK(json_of("null == null") == "true");
}

TEST_CASE("what only Terraform knows is unknown") {
  CHECK(json_of("aws_vpc.main.id") == "unknown");
  CHECK(json_of("var.absent") == "unknown");
  CHECK(json_of("aws_vpc.main.id == \"x\"") == "unknown");
  CHECK(json_of("aws_vpc.main.id ? 1 : 2") == "unknown");
  CHECK(json_of("false && aws_vpc.main.id") == "false");
  CHECK(json_of("timestamp()") == "unknown");
  CHECK(json_of("[for x in aws_vpc.all : x]") == "unknown");
  CHECK(json_of("merge({ a = 1 }, var.tags)") == "unknown");
  CHECK(json_of("{ a = var.x, b = 1 }") == "{\"a\":\"${unknown}\",\"b\":1}");
}

TEST_CASE("locals, variables and assignments") {
  const std::string text =
      "variable \"zone\" {\n  default = \"a\"\n}\nlocals {\n  a = \"${local.b}-${var.zone}\"\n  b = \"eu\"\n}\n";
  CHECK(Module(text).json() == "\"eu-a\"");
  const Parsed configuration = parse(text::TextId{0}, text);
  const Parsed assignments = parse(text::TextId{1}, "zone = \"b\"\n");
  Evaluator root({{configuration.file.get()}, {assignments.file.get()}, std::nullopt}, {});
  CHECK(root.local("a", {}).text == "eu-b");
  Members inputs{{"zone", {}, string("c", {})}};
  Evaluator called({{configuration.file.get()}, {assignments.file.get()}, object(std::move(inputs), {})}, {});
  CHECK(called.local("a", {}).text == "eu-c");
}

TEST_CASE("members that a type leaves optional are unknown, not absent") {
  const std::string type = "variable \"v\" {\n  type = object({ n = optional(string, \"x\") })\n  default = {}\n}\n";
  CHECK(Module(type + "locals {\n  a = try(var.v.n, \"fallback\")\n}\n").json() == "unknown");
  const std::string plain = "variable \"v\" {\n  default = {}\n}\n";
  CHECK(Module(plain + "locals {\n  a = try(var.v.n, \"fallback\")\n}\n").json() == "\"fallback\"");
}

TEST_CASE("locals that need their own value end in a finding") {
  Module module("locals {\n  a = local.b\n  b = [local.c]\n  c = \"${local.a}\"\n  d = 1\n}\n");
  const auto findings = module.evaluator().check();
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].message == "local `a` needs its own value");
  CHECK(findings[0].related.size() == 2);
  CHECK(module.json("d") == "1");
}

TEST_CASE("locals without end are unknown") {
  std::string text = "locals {\n  l0 = [1]\n  s0 = \"ab\"\n";
  for (int i = 1; i < 2000; ++i) {
    const std::string before = std::to_string(i - 1);
    text += "  l" + std::to_string(i) + " = [local.l" + before + ", local.l" + before + "]\n";
    text += "  s" + std::to_string(i) + " = \"${local.s" + before + "}${local.s" + before + "}\"\n";
  }
  Module module(text + "}\n");
  CHECK(module.evaluator().check().empty());
  for (const char* name : {"l1999", "s1999"}) {
    const Value value = module.value(name);
    CHECK(value.weight <= 1'000'000);
    CHECK(value.depth <= 300);
    CHECK(value.text.size() <= 100'000'000);
  }
  CHECK(json_of("[for x in range(1000) : [for y in range(1000) : [for z in range(1000) : z]]]").size() < 10'000'000);
}

TEST_CASE("traversals, splats and for expressions") {
  CHECK(json_of("{ x = [1, { y = 2 }] }.x[1].y") == "2");
  CHECK(json_of("[{ n = 1 }, { n = 2 }][*].n") == "[1,2]");
  CHECK(json_of("[{ n = [1] }, { n = [2] }].*.n.0") == "[1,2]");
  CHECK(json_of("null[*]") == "[]");
  CHECK(json_of("[for x in [1, 2, 3] : x * 2 if x != 2]") == "[2,6]");
  CHECK(json_of("[for i, x in [\"p\", \"q\"] : \"${i}${x}\"]") == "[\"0p\",\"1q\"]");
  CHECK(json_of("{ for k, v in { b = 1, a = 2 } : upper(k) => v }") == "{\"A\":2,\"B\":1}");
  CHECK(json_of("{ for v in [\"x\", \"y\", \"x\"] : v => 1... }") == "{\"x\":[1,1],\"y\":[1]}");
  CHECK(json_of("{ for v in [\"x\", \"x\"] : v => 1 }") == "invalid");
}

TEST_CASE("templates join what is known and mark what is not") {
  CHECK(json_of("\"n-${1.50}-${true}\"") == "\"n-1.5-true\"");
  CHECK(json_of("\"%{ for x in [1, 2] }${x};%{ endfor }\"") == "\"1;2;\"");
  CHECK(json_of("\"%{ if 1 == 2 }a%{ else }b%{ endif }\"") == "\"b\"");
  Module module("locals {\n  a = <<-EOT\n    kind: ${var.kind}\n    %{ if var.x }y%{ endif }\n  EOT\n}\n");
  const Value value = module.value();
  CHECK(value.text == "kind: ${unknown}\n%{unknown}\n");
  CHECK(value.is_partial);
  CHECK(value.is_heredoc);
}

TEST_CASE("every piece of a string knows where it is written") {
  Module module(
      "locals {\n  name = \"spark\"\n  a = <<-EOT\n    kind: NodePool\n    name: ${local.name}-driver\n  EOT\n}\n");
  const Value value = module.value();
  CHECK(value.text == "kind: NodePool\nname: spark-driver\n");
  for (std::size_t i = 0; i < value.pieces.size(); ++i) {
    const std::string written = module.at(value.pieces[i].from);
    CHECK(value.text.substr(value.pieces[i].begin, written.size()) == written);
  }
  CHECK(module.at(value.span).starts_with("<<-EOT"));
}

TEST_CASE("values point at where they are written, not where they are used") {
  Module module("locals {\n  env = { WARM_ENI_TARGET = \"5\" }\n  a = jsonencode({ env = local.env })\n}\n");
  const auto document = to_document(module.value());
  const tree::Node node = document->root()["env"]["WARM_ENI_TARGET"];
  REQUIRE(node);
  CHECK(node.raw() == "5");
  CHECK(node.is_quoted());
  CHECK(module.at(node.span()) == "\"5\"");
  CHECK(module.at(node.key().span()) == "WARM_ENI_TARGET");
}

TEST_CASE("unknown values become unknown nodes") {
  Module module("locals {\n  a = { x = var.x, y = \"p-${var.x}\", z = null, w = 1 }\n}\n");
  const auto document = to_document(module.value());
  CHECK(document->root()["x"].is_unknown());
  CHECK(document->root()["y"].is_unknown());
  CHECK(document->root()["z"].is_null());
  CHECK(document->root()["w"].as_integer() == 1);
  CHECK(module.at(document->root()["x"].span()) == "var.x");
}

TEST_CASE("files beside the module") {
  Module module(
      "locals {\n  a = templatefile(\"${path.module}/x.yaml\", { n = 3, u = var.u })\n"
      "  b = file(\"./y\")\n  c = file(\"absent\")\n}\n",
      {{"./x.yaml", "n: ${n}\nu: ${u}\nv: ${other}\n"}, {"./y", "text"}});
  CHECK(module.value("a").text == "n: 3\nu: ${unknown}\nv: ${unknown}\n");
  CHECK(module.value("a").span.text == text::TextId(1));
  CHECK(module.value("b").text == "text");
  CHECK(module.json("c") == "unknown");
}

TEST_CASE("arithmetic keeps decimal fractions as they are written") {
  Module module(
      "locals {\n  big = 3.14159265358979323846264338327950288419716939937510582097494459 + 1\n"
      "  sum = 0.1 + 0.2\n  tenth = 1 / 10\n  rest = 11 % 5.1\n  minus = 2 - 3.5\n  rest_minus = -11 % 5\n"
      "  text = \"2\" * \"1.50\"\n  huge = 123456789012345678901234567890 * 10\n  none = 1 / 0\n  zero = 3 - 3\n}\n");
  CHECK(module.json("big") == "4.14159265358979323846264338327950288419716939937510582097494459");
  CHECK(module.json("sum") == "0.3");
  CHECK(module.json("tenth") == "0.1");
  CHECK(module.json("rest") == "0.8");
  CHECK(module.json("minus") == "-1.5");
  CHECK(module.json("rest_minus") == "-1");
  CHECK(module.json("text") == "3");
  CHECK(module.json("huge") == "1234567890123456789012345678900");
  CHECK(module.json("none") == "invalid");
  CHECK(module.json("zero") == "0");
}

TEST_CASE("strings are composed, and lines that need no composing keep their places") {
  Module module(
      "locals {\n  a = \"an\xcc\x83os\"\n  same = \"an\xcc\x83os\" == \"a\xc3\xb1os\"\n"
      "  b = <<EOT\nx: n\xcc\x83\ny: z\nEOT\n}\n");
  CHECK(module.value("a").text == "a\xc3\xb1os");
  CHECK(module.json("same") == "true");
  const Value text = module.value("b");
  CHECK(text.text == "x: \xc3\xb1\ny: z\n");
  REQUIRE(text.pieces.size() == 1);
  CHECK(text.pieces[0].begin == 6);
  CHECK(module.at(text.pieces[0].from) == "y: z\n");
}

TEST_CASE("a dynamic block without a name is a block like any other") {
  Module module(
      "resource \"x\" \"y\" {\n  dynamic \"t\" {\n    for_each = []\n    dynamic {\n    }\n  }\n  dynamic {\n    a = "
      "1\n  }\n}\n");
  const Value value = module.evaluator().evaluate(module.file(), module.file().body.blocks[0]);
  CHECK(json_text(value, {}).text == "{\"dynamic\":{\"a\":1}}");
}

TEST_CASE("blocks become objects") {
  Module module(
      "resource \"x\" \"y\" {\n  count = 1\n  name = \"n-${count.index}\"\n  set {\n    v = 1\n  }\n  set {\n    v = "
      "2\n  }\n"
      "  timeouts {\n    create = \"5m\"\n  }\n  dynamic \"tag\" {\n    for_each = { k = \"v\" }\n    content {\n"
      "      key   = tag.key\n      value = tag.value\n    }\n  }\n}\n"
      "resource \"x\" \"none\" {\n  count = 0\n}\nresource \"x\" \"many\" {\n  for_each = { a = 1, b = 2 }\n"
      "  name = each.key\n}\nresource \"x\" \"perhaps\" {\n  count = var.n\n}\n");
  const Body& body = module.file().body;
  const Value value = module.evaluator().evaluate(module.file(), body.blocks[0]);
  CHECK(json_text(value, {}).text ==
        "{\"count\":1,\"name\":\"n-0\",\"set\":[{\"v\":1},{\"v\":2}],\"tag\":{\"key\":\"k\",\"value\":\"v\"},"
        "\"timeouts\":{\"create\":\"5m\"}}");
  CHECK(module.evaluator().exists(module.file(), body.blocks[0]) == true);
  CHECK(module.evaluator().exists(module.file(), body.blocks[1]) == false);
  CHECK(module.evaluator().exists(module.file(), body.blocks[2]) == true);
  CHECK_FALSE(module.evaluator().exists(module.file(), body.blocks[3]).has_value());
  const Value many = module.evaluator().evaluate(module.file(), body.blocks[2]);
  CHECK(many.find("name")->kind == ValueKind::unknown);
}
