// Clusters, node groups and subnets: one question, whoever makes them.
#include <catch2/catch.hpp>

#include "manifest/cluster.hpp"
#include "manifest/cni_settings.hpp"
#include "manifest/core_dns.hpp"
#include "manifest/node_group.hpp"
#include "manifest/subnets.hpp"
#include "unit/manifest/support.hpp"
#include "unit/manifest/terraform_support.hpp"

using namespace dek;
using manifest::ClusterSetting;
using manifest::NodeGroupSetting;
using test::Modules;
using test::Set;
using test::Sources;

namespace {

Modules terraform(const std::string& bytes) {
  return Modules(Sources{{"main.tf", bytes}});
}

const std::string kEksctl = R"(apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: {name: spark, region: eu-west-1, version: "1.33"}
kubernetesNetworkConfig: {ipFamily: IPv6}
vpc:
  subnets:
    private:
      eu-west-1a: {id: subnet-1, cidr: 10.0.0.0/19}
      batch: {id: subnet-2, az: eu-west-1b}
nodeGroups:
  - {name: old, instanceType: mixed, instancesDistribution: {instanceTypes: [m5.large, m6i.large]}}
managedNodeGroups:
  - {name: core, instanceType: m7g.large, minSize: 3, spot: true, amiFamily: AmazonLinux2023}
)";

}  // namespace

TEST_CASE("a cluster says the same whoever makes it") {
  const Set set({kEksctl});
  const auto eksctl = manifest::cluster_of(set.resource());
  REQUIRE(eksctl);
  CHECK((*eksctl)[ClusterSetting::version].is("1.33"));
  CHECK(eksctl->is_ipv6() == true);
  CHECK(eksctl->anchor().is("spark"));
  REQUIRE(set.workspace().clusters().size() == 1);

  const Modules resource = terraform(
      "resource \"aws_eks_cluster\" \"main\" {\n  version = \"1.33\"\n  vpc_config {\n"
      "    endpoint_public_access = false\n  }\n}\n");
  const auto made = manifest::cluster_of(resource.block());
  REQUIRE(made);
  CHECK((*made)[ClusterSetting::version].is("1.33"));
  CHECK((*made)[ClusterSetting::public_access].as_bool() == false);
  CHECK(made->is_ipv6() == false);
  CHECK(resource.place(made->anchor()) == "main.tf:1:1 resource \"aws_eks_cluster\" \"main\"");
}

TEST_CASE("a module of any version names the settings of its cluster") {
  const auto [version, family] = GENERATE(table<std::string, std::string>({
      {"kubernetes_version", "ip_family"},
      {"cluster_version", "cluster_ip_family"},
  }));
  const Modules set = terraform("module \"eks\" {\n  source = \"terraform-aws-modules/eks/aws\"\n  " + version +
                                " = \"1.33\"\n  " + family + " = var.family\n}\n");
  const auto cluster = manifest::cluster_of(set.block());
  REQUIRE(cluster);
  CHECK((*cluster)[ClusterSetting::version].is("1.33"));
  CHECK_FALSE(cluster->is_ipv6());
  CHECK_FALSE((*cluster)[ClusterSetting::log_types]);
}

TEST_CASE("node groups of eksctl") {
  const Set set({kEksctl});
  const auto groups = manifest::node_groups_of(set.resource());
  REQUIRE(groups.size() == 2);
  CHECK(groups[0].name == "old");
  CHECK_FALSE(groups[0].is_managed);
  CHECK(groups[0].instance_types.size() == 3);
  CHECK_FALSE(groups[0].is_spot());
  CHECK(groups[1].is_managed);
  CHECK(groups[1].is_spot() == true);
  CHECK(groups[1][NodeGroupSetting::min_size].as_integer() == 3);
  CHECK(groups[1][NodeGroupSetting::ami].is("AmazonLinux2023"));
}

TEST_CASE("node groups of a resource and of a module") {
  const Modules resource = terraform(
      "resource \"aws_eks_node_group\" \"core\" {\n  node_group_name = \"core\"\n  instance_types = [\"m7g.large\"]\n"
      "  capacity_type = \"SPOT\"\n  scaling_config {\n    min_size = 3\n  }\n}\n");
  const auto made = manifest::node_groups_of(resource.block());
  REQUIRE(made.size() == 1);
  CHECK(made[0].name == "core");
  CHECK(made[0].is_spot() == true);
  CHECK(made[0][NodeGroupSetting::min_size].as_integer() == 3);

  const Modules module = terraform(
      "module \"eks\" {\n  source = \"terraform-aws-modules/eks/aws\"\n"
      "  eks_managed_node_group_defaults = { ami_type = \"AL2023_x86_64_STANDARD\", capacity_type = var.type }\n"
      "  eks_managed_node_groups = {\n    core = { min_size = 3, instance_types = [\"m7i.large\"] }\n"
      "    batch = { ami_type = \"BOTTLEROCKET_x86_64\", capacity_type = \"ON_DEMAND\" }\n  }\n"
      "  self_managed_node_groups = {\n    gpu = { instance_type = \"g6.xlarge\" }\n  }\n}\n");
  const auto groups = manifest::node_groups_of(module.block());
  REQUIRE(groups.size() == 3);
  CHECK(groups[0].name == "core");
  CHECK(groups[0][NodeGroupSetting::ami].is("AL2023_x86_64_STANDARD"));
  CHECK_FALSE(groups[0].is_spot());
  CHECK(groups[1][NodeGroupSetting::ami].is("BOTTLEROCKET_x86_64"));
  CHECK(groups[1].is_spot() == false);
  CHECK(module.place(groups[1].anchor()) == "main.tf:6:5 batch");
  CHECK_FALSE(groups[2].is_managed);
  CHECK(groups[2].instance_types[0].is("g6.xlarge"));
}

TEST_CASE("subnets with their ranges and zones") {
  const Set set({kEksctl});
  const auto named = manifest::subnets_of(set.resource());
  REQUIRE(named.size() == 2);
  CHECK(named[0].cidr.is("10.0.0.0/19"));
  CHECK(named[0].zone.is("eu-west-1a"));
  CHECK(named[1].zone.is("eu-west-1b"));
  CHECK_FALSE(named[1].cidr);

  const Modules vpc = terraform(
      "locals {\n  cidr = \"10.0.0.0/16\"\n}\nmodule \"vpc\" {\n  source = \"terraform-aws-modules/vpc/aws\"\n"
      "  private_subnets = [for i in [0, 1] : cidrsubnet(local.cidr, 4, i)]\n"
      "  private_subnet_tags = { \"kubernetes.io/role/cni\" = \"1\" }\n}\n");
  const auto made = manifest::subnets_of(vpc.block());
  REQUIRE(made.size() == 2);
  CHECK(made[1].cidr.is("10.0.16.0/20"));
  CHECK(made[1].role == manifest::SubnetRole::private_);
  CHECK(made[1].tags["kubernetes.io/role/cni"].is("1"));
}

TEST_CASE("CoreDNS as add-on and as Deployment") {
  const Modules addon = terraform(
      "resource \"aws_eks_addon\" \"dns\" {\n  addon_name = \"coredns\"\n"
      "  configuration_values = jsonencode({ replicaCount = 4 })\n}\n");
  REQUIRE(addon.file().resources.size() == 1);
  REQUIRE(manifest::is_core_dns_settings(addon.file().resources[0]));
  const manifest::CoreDnsSettings from_addon(addon.file().resources[0]);
  CHECK(from_addon.form == manifest::CoreDnsForm::addon);
  CHECK(from_addon[manifest::CoreDnsSetting::replicas].as_integer() == 4);

  const Set set(
      {"apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: coredns, namespace: kube-system}\n"
       "spec: {replicas: 2, template: {spec: {tolerations: []}}}\n"});
  REQUIRE(manifest::is_core_dns_settings(set.resource()));
  const manifest::CoreDnsSettings from_deployment(set.resource());
  CHECK(from_deployment[manifest::CoreDnsSetting::replicas].as_integer() == 2);
  CHECK(from_deployment[manifest::CoreDnsSetting::tolerations].is_list());
  CHECK_FALSE(from_deployment[manifest::CoreDnsSetting::corefile]);
}

TEST_CASE("what aws-node gets depends on who starts it") {
  const Set values({"env: {WARM_IP_TARGET: \"5\"}\n"});
  const manifest::CniSettings chart(values.resource());
  CHECK(chart.form == manifest::CniForm::helm_values);
  CHECK(chart.target("WARM_IP_TARGET") == 5);
  CHECK(chart.target("WARM_PREFIX_TARGET") == 1);
  CHECK(chart.flag("ENABLE_IPv4") == true);

  const Set manifest_set(
      {"apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: aws-node}\nspec: {template: {spec: {containers: "
       "[{name: aws-node, env: [{name: MAX_ENI, value: \"-1\"}, {name: ENABLE_POD_ENI, value: \"maybe\"}, "
       "{name: WARM_IP_TARGET, valueFrom: {}}]}]}}}\n"});
  const manifest::CniSettings own(manifest_set.resource());
  CHECK(own.form == manifest::CniForm::daemon_set);
  CHECK(own.target("WARM_PREFIX_TARGET") == 0);
  CHECK(own.target("MAX_ENI") == 0);
  CHECK(own.flag("ENABLE_POD_ENI") == false);
  CHECK_FALSE(own.target("WARM_IP_TARGET"));
}

TEST_CASE("variables that a merge or a template may bring are unknown, not absent") {
  const auto text = GENERATE("base: &b {MAX_ENI: \"2\"}\nenv:\n  <<: *b\n  WARM_IP_TARGET: \"1\"\n",
                             "env:\n  WARM_IP_TARGET: \"1\"\n  {{- toYaml .Values.more | nindent 2 }}\n");
  const Set set({text});
  const manifest::CniSettings cni(set.resource());
  CHECK(cni.target("WARM_IP_TARGET") == 1);
  CHECK_FALSE(cni.target("MAX_ENI"));
}
