// Modules that call each other by folder: what the called one knows of its inputs.
#include <catch2/catch.hpp>

#include "unit/manifest/terraform_support.hpp"

using namespace dek;
using test::Modules;
using test::Sources;

namespace {

using Words = std::vector<std::string>;

const std::string kManifest =
    "variable \"name\" {\n  default = \"none\"\n}\nresource \"kubectl_manifest\" \"a\" {\n"
    "  yaml_body = yamlencode({ apiVersion = \"v1\", kind = \"Secret\", metadata = { name = var.name } })\n}\n";

/// Labels of what the module in `m` holds when it is called so.
Words labels(const std::string& calls, const std::string& module = kManifest) {
  return Modules(Sources{{"main.tf", calls}, {"m/main.tf", module}}).labels(1);
}

std::string call(const std::string& label, const std::string& inputs) {
  return "module \"" + label + "\" {\n  source = \"./m\"\n" + inputs + "}\n";
}

}  // namespace

TEST_CASE("a module that is called once gets its inputs") {
  CHECK(labels(call("a", "  name = \"x\"\n")) == Words{"Secret/x"});
  CHECK(labels(call("a", "")) == Words{"Secret/none"});
  CHECK(labels(call("a", "  name = var.unknown\n")) == Words{"Secret"});
  CHECK(labels("locals {\n  n = \"y\"\n}\n" + call("a", "  name = local.n\n")) == Words{"Secret/y"});
}

TEST_CASE("inputs point at the caller's file") {
  const Modules set(Sources{{"main.tf", call("a", "  name = \"x\"\n")}, {"m/main.tf", kManifest}});
  CHECK(set.place(set.file(1).resources.at(0).metadata()["name"]) == "main.tf:3:10 \"x\"");
}

TEST_CASE("a module that is called often gets what all calls agree on") {
  CHECK(labels(call("a", "  name = \"x\"\n") + call("b", "  name = \"x\"\n")) == Words{"Secret/x"});
  CHECK(labels(call("a", "  name = \"x\"\n") + call("b", "  name = \"y\"\n")) == Words{"Secret"});
  CHECK(labels(call("a", "  name = \"x\"\n") + call("b", "")) == Words{"Secret"});
}

TEST_CASE("inputs reach modules of modules") {
  const Modules set(Sources{
      {"main.tf", "module \"a\" {\n  source = \"./a\"\n  name = \"x\"\n}\n"},
      {"a/main.tf", "variable \"name\" {}\nmodule \"m\" {\n  source = \"../m/\"\n  name = \"${var.name}-y\"\n}\n"},
      {"m/main.tf", kManifest}});
  CHECK(set.labels(2) == Words{"Secret/x-y"});
}

TEST_CASE("paths are moved along with inputs") {
  const Modules set(Sources{
      {"main.tf", "module \"m\" {\n  source = \"./m\"\n  file = \"${path.module}/a.yaml\"\n}\n"},
      {"a.yaml", "kind: Secret\napiVersion: v1\nmetadata: {name: outer}\n"},
      {"m/a.yaml", "kind: Secret\napiVersion: v1\nmetadata: {name: inner}\n"},
      {"m/main.tf", "variable \"file\" {}\nresource \"kubectl_manifest\" \"a\" {\n  yaml_body = file(var.file)\n}\n"}});
  CHECK(set.labels(3) == Words{"Secret/outer"});
}

TEST_CASE("modules that call each other in a circle know no inputs") {
  const std::string back = "module \"back\" {\n  source = \"../\"\n  name = \"z\"\n}\n";
  CHECK(labels(call("a", "  name = \"x\"\n"), kManifest + back) == Words{"Secret"});
  const Modules itself(Sources{{"main.tf", kManifest + "module \"i\" {\n  source = \"./\"\n  name = \"x\"\n}\n"}});
  CHECK(itself.labels() == Words{"Secret"});
}
