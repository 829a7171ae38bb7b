// Manifests inside Terraform code: which are found, what is known of them, and where they stand.
#include "manifest/terraform.hpp"

#include <catch2/catch.hpp>

#include "unit/manifest/terraform_support.hpp"

using namespace dek;
using test::Modules;
using test::Sources;

namespace {

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("a heredoc is a manifest that knows its lines") {
  const Modules set(Sources{{"main.tf",
                             "resource \"kubectl_manifest\" \"pool\" {\n  yaml_body = <<-YAML\n    apiVersion: v1\n"
                             "    kind: ConfigMap\n    metadata:\n      name: \"spark\"\n  YAML\n}\n"}});
  REQUIRE(set.labels() == Words{"ConfigMap/spark"});
  const tree::Node name = set.file().resources[0].metadata()["name"];
  CHECK(set.place(name) == "main.tf:6:13 \"spark\"");
  CHECK(set.chain(name) == Words{"heredoc `yaml_body` of `kubectl_manifest.pool`"});
}

TEST_CASE("several documents of one heredoc") {
  const Modules set(
      Sources{{"main.tf",
               "locals {\n  all = <<EOT\napiVersion: v1\nkind: ConfigMap\n---\napiVersion: v1\nkind: Secret\n"
               "EOT\n}\n"}});
  CHECK(set.labels() == Words{"ConfigMap", "Secret"});
  CHECK(set.place(set.file().resources[1].root["kind"]) == "main.tf:7:7 Secret");
  CHECK(set.chain(set.file().resources[1].root) == Words{"heredoc `local.all`"});
}

TEST_CASE("what only Terraform knows is unknown, and never missing") {
  const Modules set(
      Sources{{"main.tf",
               "resource \"kubectl_manifest\" \"pool\" {\n  yaml_body = <<-YAML\n    apiVersion: v1\n"
               "    kind: ConfigMap\n    metadata:\n      name: ${var.name}\n    data: {a: [${var.a}, b]}\n"
               "    %{ if var.x }\n    extra: 1\n    %{ endif }\n  YAML\n}\n"}});
  REQUIRE(set.labels() == Words{"ConfigMap"});
  const tree::Node root = set.file().resources[0].root;
  CHECK(root["kind"].is("ConfigMap"));
  CHECK(root["metadata"]["name"].is_unknown());
  CHECK(root["data"]["a"].size() == 2);
  CHECK(root["extra"].is_unknown());
  CHECK_FALSE(root["extra"].is_written());
  CHECK(root["extra"]["deeper"].is_unknown());
  CHECK_FALSE(root["metadata"]["name"]["deeper"].is_written());
  CHECK(root.size() == 4);
}

TEST_CASE("encoded values and objects point at their expressions") {
  const Modules set(
      Sources{{"main.tf",
               "locals {\n  name = \"spark\"\n}\nresource \"kubectl_manifest\" \"a\" {\n"
               "  yaml_body = yamlencode({ apiVersion = \"v1\", kind = \"ConfigMap\", metadata = { name = "
               "local.name } })\n}\nresource \"kubernetes_manifest\" \"b\" {\n  manifest = {\n"
               "    apiVersion = \"v1\"\n    kind = \"Secret\"\n    data = merge({ a = 1 }, var.b)\n  }\n}\n"}});
  REQUIRE(set.labels() == Words{"ConfigMap/spark", "Secret"});
  CHECK(set.place(set.file().resources[0].metadata()["name"]) == "main.tf:2:10 \"spark\"");
  CHECK(set.place(set.file().resources[1].root["kind"]) == "main.tf:10:12 \"Secret\"");
  CHECK(set.file().resources[1].root["data"]["b"].is_unknown());
}

TEST_CASE("Helm values of a release, and settings of an add-on") {
  const Modules set(
      Sources{{"main.tf",
               "resource \"helm_release\" \"k\" {\n  values = [\n    <<-EOT\n    settings:\n"
               "      clusterName: c\n    EOT\n  ]\n}\nmodule \"eks\" {\n  cluster_addons = {\n"
               "    vpc-cni = { configuration_values = jsonencode({ env = { WARM_ENI_TARGET = \"1\" } }) }\n"
               "  }\n}\n"}});
  REQUIRE(set.file().resources.size() == 2);
  CHECK(set.file().resources[0].chart == manifest::Chart::karpenter);
  CHECK(set.file().resources[1].chart == manifest::Chart::vpc_cni);
}

TEST_CASE("a module is its folder") {
  const Modules set(Sources{{"a/main.tf",
                             "resource \"kubectl_manifest\" \"a\" {\n  yaml_body = \"apiVersion: v1\\nkind: "
                             "${local.kind}\\nmetadata: {name: ${var.name}}\\n\"\n}\n"},
                            {"a/locals.tf", "locals {\n  kind = \"Secret\"\n}\nvariable \"name\" {}\n"},
                            {"a/terraform.tfvars", "name = \"n\"\n"},
                            {"b/locals.tf", "locals {\n  kind = \"ConfigMap\"\n}\n"}});
  REQUIRE(set.labels() == Words{"Secret/n"});
  CHECK(set.place(set.file().resources[0].root["apiVersion"]) == "a/main.tf:2:28 v1");
  CHECK(set.chain(set.file().resources[0].root["apiVersion"]) == Words{"string `yaml_body` of `kubectl_manifest.a`"});
}

TEST_CASE("a template file is read with the values it is given") {
  const Modules set(
      Sources{{"a/main.tf",
               "resource \"kubectl_manifest\" \"a\" {\n  yaml_body = templatefile(\"${path.module}/x.tftpl\", { "
               "name = \"n\" })\n}\n"},
              {"a/x.tftpl", "apiVersion: v1\nkind: Secret\nmetadata:\n  name: ${name}\n"}});
  REQUIRE(set.labels(0) == Words{"Secret/n"});
  const tree::Node kind = set.file().resources[0].root["kind"];
  CHECK(set.place(kind) == "a/x.tftpl:2:7 Secret");
  CHECK(set.place(set.file().resources[0].metadata()["name"]) == "a/x.tftpl:4:9 $");
  CHECK(set.chain(kind) == Words{"file for `yaml_body` of `kubectl_manifest.a`"});
}

TEST_CASE("only a whole text in its own place is judged as YAML") {
  const std::string broken = "apiVersion: v1\nkind: [\n";
  const auto in = [&](const std::string& resource, const std::string& attribute, const std::string& text) {
    return Modules(Sources{{"main.tf", "resource \"" + resource + "\" \"a\" {\n  " + attribute + " = <<EOT\n" + text +
                                           "EOT\n}\n"}})
        .file()
        .diagnostics.size();
  };
  CHECK(in("kubectl_manifest", "yaml_body", broken) == 1);
  CHECK(in("kubectl_manifest", "yaml_body", broken + "%{ if var.x }]%{ endif }\n") == 0);
  CHECK(in("null_resource", "command", broken) == 0);
}

TEST_CASE("a broken Terraform file says so, and keeps the rest") {
  const Modules set(
      Sources{{"main.tf",
               "a = )\nresource \"kubectl_manifest\" \"a\" {\n  yaml_body = \"{apiVersion: v1, kind: Secret}\"\n"
               "}\n"}});
  CHECK(set.file().diagnostics.size() == 1);
  CHECK(set.labels() == Words{"Secret"});
}

TEST_CASE("a template that is no YAML is read with its sequences masked") {
  const Modules set(Sources{{"pool.yaml",
                             "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n  %{ if x }\n  a: 1\n"
                             "  %{ else }\n  a: 2\n  %{ endif }\n"}});
  CHECK(set.file().diagnostics.empty());
  CHECK_FALSE(set.file().is_partly_readable);
  REQUIRE(set.labels() == Words{"ConfigMap"});
  const tree::Node data = set.file().resources[0].root["data"];
  CHECK(data["a"].is("1"));
  CHECK(set.place(data["a"]) == "pool.yaml:7:6 1");
  CHECK(data["b"].is_unknown());
}

TEST_CASE("what masking cannot save is no error, what it has nothing to do with is") {
  const Modules set(Sources{{"templates/a.yaml", "apiVersion: v1\na:\n{{- if .x }}\n  - b: [\n{{- end }}\n"},
                            {"b.yaml", "a: \"{{ $labels.x }}\"\nb: [\n"}});
  CHECK(set.file(0).is_partly_readable);
  CHECK(set.file(0).diagnostics.empty());
  CHECK_FALSE(set.file(1).is_partly_readable);
  CHECK(set.file(1).diagnostics.size() == 1);
}

TEST_CASE("a file that Terraform fills in gives what it is then") {
  const Modules set(Sources{{"main.tf", "locals {\n  a = templatefile(\"x.yaml\", { name = \"n\" })\n}\n"},
                            {"x.yaml", "apiVersion: v1\nkind: Secret\nmetadata: {name: \"${name}\"}\n"}});
  CHECK(set.labels(0) == Words{"Secret/n"});
  CHECK(set.labels(1).empty());
}

TEST_CASE("decoded texts keep their places") {
  const Modules set(Sources{{"main.tf",
                             "resource \"kubernetes_manifest\" \"a\" {\n  manifest = yamldecode(file(\"a.yaml\"))\n}\n"
                             "resource \"kubernetes_manifest\" \"b\" {\n  manifest = yamldecode(<<EOT\napiVersion: v1\n"
                             "kind: ${var.kind}\nEOT\n  )\n}\n"},
                            {"a.yaml", "apiVersion: v1\nkind: Secret\n"}});
  REQUIRE(set.labels(0) == Words{"Secret"});
  CHECK(set.place(set.file().resources[0].root["kind"]) == "a.yaml:2:7 Secret");
  CHECK(set.labels(1).empty());
}
