// Texts inside texts: what is found, what it is, and that every node knows its place in the outermost file.
#include <catch2/catch.hpp>

#include "manifest/corefile.hpp"
#include "manifest/spark_conf.hpp"
#include "unit/manifest/terraform_support.hpp"

using namespace dek;
using manifest::Artifact;
using manifest::Chart;
using manifest::Resource;
using test::Modules;
using test::Sources;

namespace {

using Words = std::vector<std::string>;

Modules yaml(const std::string& text) {
  return Modules(Sources{{"a.yaml", text}});
}

/// The first resource of a kind of document.
const Resource& find(const Modules& set, Artifact artifact, std::size_t file = 0) {
  for (const Resource& resource : set.file(file).resources) {
    if (resource.artifact == artifact) return resource;
  }
  FAIL("no such resource");
  return set.file(file).resources.at(0);
}

}  // namespace

TEST_CASE("queues in a ConfigMap") {
  const Modules set = yaml(
      "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: yunikorn-configs}\ndata:\n  queues.yaml: |\n    partitions:\n"
      "      - name: default\n        queues:\n          - name: root\n");
  const Resource& queues = find(set, Artifact::yunikorn_queues);
  const tree::Node name = (*queues.root["partitions"].items().begin())["name"];
  CHECK(set.place(name) == "a.yaml:7:15 default");
  CHECK(set.chain(name) == Words{"text `data.\"queues.yaml\"` of ConfigMap/yunikorn-configs"});
  CHECK(queues.outer == &set.file().resources[0]);
}

TEST_CASE("properties in a ConfigMap are Spark properties") {
  const Modules set = yaml(
      "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata:\n  spark-defaults.conf: |-\n    # why\n"
      "    spark.a   1\n    spark.b=two words \n    spark.c: 3\n    spark.d x\\\n      y\n    spark.a 4\n");
  const auto confs = manifest::spark_confs(find(set, Artifact::spark_properties));
  REQUIRE(confs.size() == 1);
  CHECK(confs[0].text("spark.a") == "4");
  CHECK(confs[0].text("spark.b") == "two words");
  CHECK(confs[0].text("spark.c") == "3");
  CHECK(confs[0].find("spark.d")->value.is_unknown());
  CHECK(set.place(confs[0].find("spark.b")->key) == "a.yaml:8:5 spark.b");
  CHECK(set.place(confs[0].find("spark.b")->value) == "a.yaml:8:13 two words");
  CHECK_FALSE(confs[0].is_open());
  CHECK(confs[0].resource->kind == "ConfigMap");
}

TEST_CASE("a Corefile in a ConfigMap") {
  const Modules set = yaml(
      "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: coredns}\ndata:\n  Corefile: |\n    (snip) {\n      errors\n  "
      "  }\n"
      "    .:53 example.org { # all\n      health {\n        lameduck 5s\n      }\n      forward . /etc/resolv.conf\n"
      "    }\n");
  const auto servers = manifest::corefile_servers(find(set, Artifact::corefile));
  REQUIRE(servers.size() == 1);
  REQUIRE(servers[0].addresses.size() == 2);
  CHECK(servers[0].addresses[1].is("example.org"));
  REQUIRE(servers[0].plugin("health") != nullptr);
  const auto* lameduck = servers[0].plugin("health")->option("lameduck");
  REQUIRE(lameduck != nullptr);
  CHECK(set.place(lameduck->arguments.at(0)) == "a.yaml:11:18 5s");
  CHECK(servers[0].plugin("ready") == nullptr);
}

TEST_CASE("what is no Corefile is none") {
  const auto count = [](const std::string& text) {
    return yaml("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata:\n  Corefile: |\n" + text)
        .file()
        .resources.size();
  };
  CHECK(count("    .:53 {\n      errors\n    }\n") == 2);
  CHECK(count("    .:53 {\n      errors\n") == 1);
  CHECK(count("    {{ template \"corefile\" . }}\n    }\n") == 1);
  CHECK(count("    }\n    }\n    something else\n") == 1);
}

TEST_CASE("objects in strings, templates of a workflow among them") {
  const Modules set = yaml(
      "apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: {name: w}\nspec:\n  templates:\n    - name: submit\n"
      "      resource:\n        action: create\n        manifest: |\n          apiVersion: "
      "sparkoperator.k8s.io/v1beta2\n"
      "          kind: SparkApplication\n          metadata:\n            name: {{inputs.parameters.name}}\n"
      "          spec:\n            mode: cluster\n");
  REQUIRE(set.labels() == Words{"Workflow/w", "SparkApplication"});
  const Resource& app = set.file().resources[1];
  CHECK(app.root["metadata"]["name"].is_unknown());
  CHECK(set.place(app.root["spec"]["mode"]) == "a.yaml:15:19 cluster");
  CHECK(set.chain(app.root) == Words{"text `spec.templates[0].resource.manifest` of Workflow/w"});
}

TEST_CASE("a pod template in a ConfigMap in a heredoc") {
  const Modules set(
      Sources{{"main.tf",
               "resource \"kubectl_manifest\" \"a\" {\n  yaml_body = <<-EOT\n    apiVersion: v1\n    kind: ConfigMap\n"
               "    metadata: {name: c}\n    data:\n      pod.yaml: |\n        apiVersion: v1\n        kind: Pod\n     "
               "   spec: {}\n"
               "  EOT\n}\n"}});
  REQUIRE(set.labels() == Words{"ConfigMap/c", "Pod"});
  CHECK(set.place(set.file().resources[1].root["kind"]) == "main.tf:9:15 Pod");
  CHECK(set.chain(set.file().resources[1].root["kind"]) ==
        Words{"heredoc `yaml_body` of `kubectl_manifest.a`", "text `data.\"pod.yaml\"` of ConfigMap/c"});
}

TEST_CASE("texts in objects of Terraform code") {
  const Modules set(Sources{{"main.tf",
                             "resource \"kubernetes_manifest\" \"a\" {\n  manifest = {\n    apiVersion = \"v1\"\n"
                             "    kind = \"ConfigMap\"\n    metadata = { name = \"c\" }\n"
                             "    data = { \"pod.yaml\" = \"apiVersion: v1\\nkind: Pod\\n\" }\n  }\n}\n"
                             "resource \"kubernetes_config_map\" \"dns\" {\n  data = {\n    Corefile = <<-EOT\n"
                             "      .:53 {\n        ready\n      }\n    EOT\n  }\n}\n"}});
  REQUIRE(set.labels() == Words{"ConfigMap/c", "Pod", ""});
  const tree::Node kind = set.file().resources[1].root["kind"];
  CHECK(set.place(kind) == "main.tf:6:50 Pod");
  CHECK(set.chain(kind) ==
        Words{"object `manifest` of `kubernetes_manifest.a`, text `data.\"pod.yaml\"` of ConfigMap/c"});
  const auto servers = manifest::corefile_servers(set.file().resources[2]);
  REQUIRE(servers.size() == 1);
  CHECK(set.place(servers[0].plugin("ready")->name) == "main.tf:13:9 ready");
}

TEST_CASE("what the API server never sees is no object") {
  CHECK(yaml("apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata: {name: c}\nspec:\n  userData: |\n"
             "    apiVersion: node.eks.aws/v1alpha1\n    kind: NodeConfig\n    spec: {}\n")
            .file()
            .resources.size() == 1);
  CHECK(yaml("description: |\n  The fields apiVersion: and kind: are\n  those of every object.\n")
            .file()
            .resources.size() == 1);
}

TEST_CASE("pairs on a command line are Spark properties, and more may come") {
  const Modules set = yaml(
      "jobDriver:\n  sparkSubmitJobDriver:\n    entryPoint: a.py\n"
      "    sparkSubmitParameters: --class X --conf spark.a=1 --conf \"spark.b=two words\" --conf='spark.c=3'\n");
  const Resource& properties = find(set, Artifact::spark_properties);
  const auto confs = manifest::spark_confs(properties);
  REQUIRE(confs.size() == 1);
  CHECK(confs[0].text("spark.a") == "1");
  CHECK(confs[0].text("spark.b") == "two words");
  CHECK(confs[0].text("spark.c") == "3");
  CHECK(confs[0].is_open());
  CHECK(confs[0].resource->artifact == Artifact::emr_job);
  CHECK(set.place(confs[0].find("spark.a")->value) == "a.yaml:4:53 1");
}

TEST_CASE("pairs in the arguments of a container") {
  const Modules set = yaml(
      "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n  containers:\n    - name: c\n      args:\n"
      "        - --conf\n        - spark.a=1\n        - --conf=spark.b=2\n        - --name\n        - x=y\n");
  const auto confs = manifest::spark_confs(find(set, Artifact::spark_properties));
  REQUIRE(confs.size() == 1);
  REQUIRE(confs[0].properties.size() == 2);
  CHECK(set.place(confs[0].properties[0].key) == "a.yaml:9:11 spark.a");
  CHECK(set.place(confs[0].properties[1].value) == "a.yaml:10:26 2");
}

TEST_CASE("texts end after a few levels, and aliases are not followed") {
  std::string text = "apiVersion: v1\nkind: Secret\n";
  for (int level = 0; level < 12; ++level) {
    std::string inner;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = text.find('\n', at) + 1;
      inner += "    " + text.substr(at, end - at);
      at = end;
    }
    text = "apiVersion: v1\nkind: ConfigMap\ndata:\n  a: |\n" + inner;
  }
  CHECK(yaml(text).file().resources.size() == 5);
  CHECK(yaml("a: &x |\n  apiVersion: v1\n  kind: Secret\nb: *x\nc: *x\n").file().resources.size() == 2);
}

TEST_CASE("patches of a kustomization say only what they change") {
  const Modules set(Sources{{"o/kustomization.yaml",
                             "resources: [../base]\npatches:\n  - path: p.yaml\n  - patch: |-\n      apiVersion: v1\n"
                             "      kind: Secret\n      metadata: {name: s}\npatchesStrategicMerge:\n  - q.yaml\n"},
                            {"o/p.yaml", "apiVersion: v1\nkind: Pod\nspec:\n  containers: [{name: c}]\n"},
                            {"o/q.yaml", "apiVersion: v1\nkind: Pod\n"},
                            {"o/r.yaml", "apiVersion: v1\nkind: Pod\n"}});
  REQUIRE(set.file(0).resources.size() == 2);
  CHECK(set.file(0).resources[1].root["data"].is_unknown());
  const tree::Node spec = set.file(1).resources.at(0).root["spec"];
  CHECK(spec["volumes"].is_unknown());
  CHECK(spec["containers"].size() == 2);
  CHECK(set.file(2).resources.at(0).root["spec"].is_unknown());
  CHECK_FALSE(set.file(3).resources.at(0).root["spec"]);
}

TEST_CASE("what the server keeps of an object is not read again") {
  const std::string pod = "'{\"apiVersion\": \"v1\", \"kind\": \"Pod\"}'\n";
  CHECK(yaml("apiVersion: v1\nkind: Pod\nmetadata:\n  annotations:\n    "
             "kubectl.kubernetes.io/last-applied-configuration: " +
             pod + "status:\n  seen: " + pod)
            .file()
            .resources.size() == 1);
  CHECK(yaml("apiVersion: v1\nkind: ConfigMap\ndata:\n  seen: " + pod).file().resources.size() == 2);
}
