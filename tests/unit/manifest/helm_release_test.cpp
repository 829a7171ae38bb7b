// Helm releases in Terraform code: one set of values from all the places that give some.
#include <catch2/catch.hpp>

#include "manifest/helm_values.hpp"
#include "unit/manifest/terraform_support.hpp"

using namespace dek;
using manifest::Chart;
using test::Modules;
using test::Sources;

namespace {

Modules terraform(const std::string& code) {
  return Modules(Sources{{"main.tf", code}});
}

std::vector<std::string> steps(std::string_view path) {
  std::vector<std::string> out;
  for (const auto& step : manifest::parse_helm_path(path).value_or(std::vector<manifest::HelmStep>{}))
    out.push_back(step.index ? "#" + std::to_string(*step.index) : step.key);
  return out;
}

hcl::Value guess(const std::string& text) {
  return manifest::helm_value(hcl::string(text, {}), manifest::HelmTyping::guessed);
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("a path of Helm in steps") {
  CHECK(steps("a.b") == Words{"a", "b"});
  CHECK(steps(R"(serviceAccount.annotations.eks\.amazonaws\.com/role-arn)") ==
        Words{"serviceAccount", "annotations", "eks.amazonaws.com/role-arn"});
  CHECK(steps("tolerations[0].key") == Words{"tolerations", "#0", "key"});
  CHECK(steps("a[1][2]") == Words{"a", "#1", "#2"});
  CHECK(steps("").empty());
  CHECK(steps("a..b").empty());
  CHECK(steps("[0]").empty());
  CHECK(steps("a[x]").empty());
  CHECK(steps("a[99999999999999999999]").empty());
  CHECK(steps("a=b").empty());
}

TEST_CASE("a value of Helm has the type that Helm guesses") {
  CHECK(guess("true").kind == hcl::ValueKind::boolean);
  CHECK(guess("12").kind == hcl::ValueKind::number);
  CHECK(guess("012").is_string());
  CHECK(guess("1.5").is_string());
  CHECK(guess("null").kind == hcl::ValueKind::null);
  CHECK(guess("{a,b}").items().size() == 2);
  CHECK(guess(R"(a\,b)").text == "a,b");
  CHECK_FALSE(guess("a,b=1").is_known());
  CHECK(manifest::helm_value(hcl::string("12", {}), manifest::HelmTyping::text).is_string());
  CHECK(manifest::helm_value(hcl::string("a,b", {}), manifest::HelmTyping::literal).text == "a,b");
}

TEST_CASE("a release is one thing: texts and settings, each at its own place") {
  const Modules set = terraform(
      "resource \"helm_release\" \"k\" {\n  name = \"karpenter\"\n  chart = \"karpenter\"\n"
      "  repository = \"oci://public.ecr.aws/karpenter\"\n  version = \"1.6.0\"\n"
      "  values = [\n    <<-EOT\n    settings:\n      clusterName: c\n    replicas: 1\n    EOT\n    ,\n"
      "    yamlencode({ replicas = 2 })\n  ]\n"
      "  set {\n    name  = \"settings.interruptionQueue\"\n    value = \"\"\n  }\n"
      "  set {\n    name  = \"tolerations[0].operator\"\n    value = \"Exists\"\n  }\n}\n");
  REQUIRE(set.file().resources.size() == 1);
  const manifest::Resource& values = set.file().resources[0];
  CHECK(values.artifact == manifest::Artifact::helm_values);
  CHECK(values.chart == Chart::karpenter);
  CHECK(set.place(values.root.at("settings.clusterName")) == "main.tf:9:20 c");
  CHECK(set.place(values.root["replicas"]) == "main.tf:13:29 2");
  CHECK(set.place(values.root.at("settings.interruptionQueue")) == "main.tf:17:13 \"\"");
  CHECK(set.place((*values.root["tolerations"].items().begin())["operator"]) == "main.tf:21:13 \"Exists\"");
  CHECK_FALSE(values.root["other"]);
  CHECK(values.label == "values of karpenter");
  CHECK(values.way == "values of `helm_release.k`");
  CHECK(set.chain(values.root.at("settings.clusterName")) == Words{"heredoc `values` of `helm_release.k`"});
  REQUIRE(values.release != nullptr);
  CHECK(values.release->version.is("1.6.0"));
  CHECK(values.release->name.is("karpenter"));
}

TEST_CASE("settings of the third version of the provider are lists") {
  const Modules set = terraform(
      "resource \"helm_release\" \"s\" {\n  chart = \"spark-operator\"\n"
      "  set = [{ name = \"webhook.enable\", value = \"true\" }, { name = \"a\", value = \"5\", type = \"string\" }]\n"
      "  set_list = [{ name = \"spark.jobNamespaces\", value = [\"a\", \"b\"] }]\n}\n");
  REQUIRE(set.file().resources.size() == 1);
  const manifest::Resource& values = set.file().resources[0];
  CHECK(values.chart == Chart::spark_operator);
  CHECK(values.root.at("webhook.enable").as_bool() == true);
  CHECK(values.root["a"].type() == tree::ScalarType::string);
  CHECK(values.root.at("spark.jobNamespaces").size() == 2);
}

TEST_CASE("the chart's name tells what its content does not") {
  const Modules set = terraform(
      "resource \"helm_release\" \"y\" {\n  chart = \"yunikorn/yunikorn\"\n  values = [\"a: 1\\n\"]\n}\n"
      "resource \"helm_release\" \"o\" {\n  chart = \"other\"\n  values = [\"settings: {clusterName: c}\\n\"]\n}\n"
      "resource \"helm_release\" \"l\" {\n  chart = \"./charts/x\"\n  values = [\"settings: {clusterName: c}\\n\"]\n}\n"
      "resource \"helm_release\" \"none\" {\n  chart = \"volcano\"\n}\n");
  REQUIRE(set.file().resources.size() == 3);
  CHECK(set.file().resources[0].chart == Chart::yunikorn);
  CHECK(set.file().resources[1].chart == Chart::none);
  CHECK(set.file().resources[2].chart == Chart::karpenter);
  REQUIRE(set.file().releases.size() == 4);
  CHECK(set.file().releases[3].chart == Chart::volcano);
}

TEST_CASE("what a release may be given beside is unknown") {
  const auto values_of = [](const std::string& arguments) {
    return terraform("resource \"helm_release\" \"k\" {\n  chart = \"karpenter\"\n" + arguments + "}\n");
  };
  const auto other = [](const Modules& set) { return set.file().resources.at(0).root["settings"]["other"]; };
  const std::string text = "\"settings: {clusterName: c}\\n\"";
  const Modules whole = values_of("  values = [" + text + "]\n");
  CHECK_FALSE(other(whole));
  const Modules more = values_of("  values = [" + text + ", var.more]\n");
  CHECK(other(more).is_unknown());
  CHECK_FALSE(other(more).is_written());
  const Modules somewhere = values_of("  values = [" + text + "]\n  set {\n    name = var.n\n    value = 1\n  }\n");
  CHECK(other(somewhere).is_unknown());
  const Modules some = values_of("  values = [" + text +
                                 "]\n  dynamic \"set\" {\n    for_each = var.s\n    content {\n"
                                 "      name = set.key\n      value = set.value\n    }\n  }\n");
  CHECK(other(some).is_unknown());
  const Modules secret = values_of("  set_sensitive {\n    name = \"settings.clusterName\"\n    value = var.c\n  }\n");
  CHECK(secret.file().resources.at(0).root.at("settings.clusterName").is_unknown());
  CHECK_FALSE(other(secret));
}

TEST_CASE("settings of a dynamic block are set one by one") {
  const Modules set = terraform(
      "locals {\n  s = { \"settings.clusterName\" = \"c\", \"replicas\" = 1 }\n}\n"
      "resource \"helm_release\" \"k\" {\n  chart = \"karpenter\"\n  dynamic \"set\" {\n    for_each = local.s\n"
      "    content {\n      name = set.key\n      value = set.value\n    }\n  }\n}\n");
  REQUIRE(set.file().resources.size() == 1);
  const tree::Node root = set.file().resources[0].root;
  CHECK(set.place(root.at("settings.clusterName")) == "main.tf:2:34 \"c\"");
  CHECK(root["replicas"].as_integer() == 1);
  CHECK_FALSE(root["other"]);
}

TEST_CASE("a module's argument is a release to which the module adds values") {
  const Modules set = terraform(
      "module \"addons\" {\n  source = \"x/y/z\"\n  karpenter = {\n    values = [\"replicas: 1\\n\"]\n  }\n"
      "  yunikorn_helm_config = { values = [\"a: 1\\n\"] }\n  unknown_thing = { values = [\"b: 1\\n\"] }\n}\n");
  REQUIRE(set.file().resources.size() == 2);
  CHECK(set.file().resources[0].chart == Chart::karpenter);
  CHECK(set.file().resources[0].root["settings"].is_unknown());
  CHECK(set.chain(set.file().resources[0].root["replicas"]) == Words{"string `values` of `module.addons`"});
  CHECK(set.file().resources[1].chart == Chart::yunikorn);
}

TEST_CASE("an add-on's configuration is told by the add-on's name") {
  const Modules set = terraform(
      "locals {\n  cni = jsonencode({ enableNetworkPolicy = \"true\" })\n}\n"
      "resource \"aws_eks_addon\" \"a\" {\n  addon_name = \"vpc-cni\"\n  configuration_values = local.cni\n}\n"
      "module \"eks\" {\n  source = \"x/y/z\"\n  addons = {\n    coredns = {\n"
      "      configuration_values = jsonencode({ replicaCount = 2 })\n    }\n  }\n}\n");
  REQUIRE(set.file().resources.size() == 2);
  CHECK(set.file().resources[0].chart == Chart::vpc_cni);
  CHECK(set.file().resources[0].release->is_addon());
  CHECK(set.place(set.file().resources[0].root["enableNetworkPolicy"]) == "main.tf:2:44 \"true\"");
  CHECK(set.file().resources[1].chart == Chart::coredns);
  CHECK(set.file().resources[1].way == "values `coredns` of `module.eks`");
}
