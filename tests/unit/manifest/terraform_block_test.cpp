// Terraform blocks: what they are called, where their arguments stand, which module they call.
#include "manifest/terraform_block.hpp"

#include <catch2/catch.hpp>

#include "manifest/workspace.hpp"
#include "unit/manifest/terraform_support.hpp"

using namespace dek;

using test::Modules;
using test::Sources;

TEST_CASE("a block knows its header and where each argument is written") {
  const Modules set(Sources{{"main.tf",
                             "locals {\n  version = \"1.33\"\n}\nresource \"aws_eks_cluster\" \"main\" {\n"
                             "  name    = \"spark\"\n  version = local.version\n  role_arn = var.role\n}\n"}});
  const manifest::TerraformBlock& block = set.block();
  CHECK(block.is_resource("aws_eks_cluster"));
  CHECK(block.name == "main");
  CHECK(block.resource.label == "aws_eks_cluster.main");
  CHECK(set.place(block.header()) == "main.tf:4:1 resource \"aws_eks_cluster\" \"main\"");
  CHECK(set.place(block["name"]) == "main.tf:5:13 \"spark\"");
  CHECK(block["version"].is("1.33"));
  CHECK(set.place(block["version"]) == "main.tf:2:13 \"1.33\"");
  CHECK(block["role_arn"].is_unknown());
  CHECK_FALSE(block["encryption_config"]);
}

TEST_CASE("the object of a node is found though its value is written elsewhere") {
  const Modules set(
      Sources{{"main.tf", "locals {\n  n = 3\n}\nmodule \"eks\" {\n  source = \"./eks\"\n  n = local.n\n}\n"}});
  const manifest::Workspace workspace(set.files(), {});
  CHECK(workspace.resource_of(set.block()["n"]) == &set.block().resource);
  CHECK(set.block().resource.label == "module.eks");
}

TEST_CASE("encoded arguments are what they encode") {
  const Modules set(Sources{{"main.tf",
                             "resource \"aws_eks_addon\" \"cni\" {\n  configuration_values = jsonencode({\n"
                             "    env = { WARM_IP_TARGET = \"5\" }\n  })\n}\n"}});
  const tree::Node target = set.block()["configuration_values"].at("env.WARM_IP_TARGET");
  CHECK(set.place(target) == "main.tf:3:30 \"5\"");
}

TEST_CASE("one nested block, several, or a list of objects") {
  const Modules set(Sources{{"main.tf",
                             "resource \"helm_release\" \"a\" {\n  set {\n    name = \"x\"\n  }\n}\n"
                             "resource \"helm_release\" \"b\" {\n  set {\n    name = \"x\"\n  }\n"
                             "  set {\n    name = \"y\"\n  }\n}\n"
                             "resource \"helm_release\" \"c\" {\n  set = [{ name = \"z\" }]\n}\n"}});
  CHECK(set.block(0).blocks("set").size() == 1);
  REQUIRE(set.block(1).blocks("set").size() == 2);
  CHECK(set.block(1).blocks("set")[1]["name"].is("y"));
  CHECK(set.block(2).blocks("set")[0]["name"].is("z"));
  CHECK(set.block(2).blocks("values").empty());
}

TEST_CASE("only resources, data sources, modules and providers are blocks") {
  const Modules set(Sources{{"main.tf",
                             "terraform {}\nvariable \"v\" {}\noutput \"o\" {\n  value = 1\n}\n"
                             "data \"aws_vpc\" \"v\" {}\nprovider \"helm\" {}\n"}});
  REQUIRE(set.file().blocks.size() == 2);
  CHECK(set.block(0).is_data("aws_vpc"));
  CHECK(set.block(0).resource.label == "data.aws_vpc.v");
  CHECK(set.block(1).resource.label == "provider.helm");
}

TEST_CASE("a module is known by any of its addresses") {
  const auto [written, meant] = GENERATE(table<std::string, std::string>({
      {"terraform-aws-modules/eks/aws", "terraform-aws-modules/eks/aws"},
      {"terraform-aws-modules/eks/aws//modules/karpenter", "terraform-aws-modules/eks/aws//modules/karpenter"},
      {"registry.terraform.io/terraform-aws-modules/eks/aws", "terraform-aws-modules/eks/aws"},
      {"github.com/terraform-aws-modules/terraform-aws-eks?ref=v20.8.4", "terraform-aws-modules/eks/aws"},
      {"git::https://github.com/terraform-aws-modules/terraform-aws-eks.git//modules/karpenter?ref=v20.0.0",
       "terraform-aws-modules/eks/aws//modules/karpenter"},
      {"git@github.com:terraform-aws-modules/terraform-aws-eks.git", "terraform-aws-modules/eks/aws"},
      {"git::ssh://git@github.com/aws-ia/terraform-aws-eks-blueprints-addons.git", "aws-ia/eks-blueprints-addons/aws"},
      {"github.com/acme/infrastructure", "github.com/acme/infrastructure"},
      {"../modules/eks", "../modules/eks"},
      {"git::https://git.acme.example/eks.git", "git::https://git.acme.example/eks.git"},
  }));
  CHECK(manifest::registry_source(written) == meant);
}
