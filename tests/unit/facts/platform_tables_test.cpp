// The tables of Karpenter's labels, EKS, the VPC CNI and API kinds.
#include <catch2/catch.hpp>

#include "facts/api_kinds.hpp"
#include "facts/cni.hpp"
#include "facts/eks.hpp"
#include "facts/karpenter_labels.hpp"

using namespace dek::facts;

TEST_CASE("labels in Karpenter's domains are the CRD's or refused") {
  CHECK(find_karpenter_label("karpenter.k8s.aws/instance-cpu")->integer);
  CHECK(find_karpenter_label("karpenter.sh/capacity-type")->closed);
  CHECK_FALSE(is_restricted_label("karpenter.k8s.aws/placement-group-id"));
  CHECK(is_restricted_label("karpenter.k8s.aws/instance-pods"));
  CHECK(is_restricted_label("karpenter.k8s.aws/instance-type"));
  CHECK(is_restricted_label("karpenter.sh/nodepool"));
  CHECK(is_restricted_label("kubernetes.io/hostname"));
  CHECK_FALSE(is_restricted_label("kubernetes.io/arch"));
  CHECK_FALSE(is_restricted_label("team"));
}

TEST_CASE("old and confused keys lead to the meant one") {
  CHECK(normalised_label("beta.kubernetes.io/arch") == "kubernetes.io/arch");
  CHECK(normalised_label("karpenter.k8s.aws/instance-type") == "karpenter.k8s.aws/instance-type");
  CHECK(find_label_alias("karpenter.k8s.aws/instance-type")->meant == "node.kubernetes.io/instance-type");
  CHECK(find_label_alias("karpenter.sh/instance-family")->meant == "karpenter.k8s.aws/instance-family");
  CHECK(find_label_alias("kubernetes.io/arch") == nullptr);
}

TEST_CASE("metrics of Karpenter before 1.0") {
  CHECK(find_metric_rename("karpenter_nodepool_usage")->after == "karpenter_nodepools_usage");
  CHECK(find_metric_rename("karpenter_nodeclaims_drifted")->after.empty());
  CHECK(find_metric_rename("karpenter_nodepools_usage") == nullptr);
}

TEST_CASE("closed sets of the Karpenter API") {
  CHECK(is_karpenter_value("consolidation_policies", "WhenEmptyOrUnderutilized"));
  CHECK_FALSE(is_karpenter_value("consolidation_policies", "WhenUnderutilized"));
  CHECK(is_karpenter_value("disruption_reasons", "Drifted"));
  CHECK(is_karpenter_value("ami_alias_families", "al2023"));
  CHECK(karpenter_values("instance_store_policies") == std::vector<std::string_view>{"RAID0"});
  CHECK(is_karpenter_value("kubelet_fields", "maxPods"));
}

TEST_CASE("EKS versions carry their dates and Karpenter's minimum") {
  const EksVersion* version = find_eks_version("1.34");
  REQUIRE(version != nullptr);
  CHECK(version->standard_support_until == "2026-12-02");
  CHECK(version->karpenter_minimum == "1.6");
  CHECK(find_eks_version("1.29")->karpenter_minimum == "0.34");
  CHECK(find_eks_version("1.99") == nullptr);
  CHECK(eks_versions().back().minor == "1.36");
}

TEST_CASE("value sets and add-ons of EKS") {
  CHECK(is_eks_value("CapacityTypes", "SPOT"));
  CHECK_FALSE(is_eks_value("CapacityTypes", "spot"));
  CHECK(is_eks_value("AMITypes", "AL2023_ARM_64_STANDARD"));
  CHECK(is_eks_value("EksctlAmiFamily", "AmazonLinux2023"));
  CHECK(find_eks_addon("vpc-cni")->service_account == "aws-node");
  CHECK(find_eks_addon("vpc_cni") == nullptr);
}

TEST_CASE("variables of the VPC CNI") {
  CHECK(find_cni_variable("WARM_PREFIX_TARGET")->chart_value == "1");
  CHECK(find_cni_variable("POD_SECURITY_GROUP_ENFORCING_MODE")->values == "strict|standard");
  CHECK(find_cni_variable("DISABLE_TCP_EARLY_DEMUX")->init_container);
  CHECK_FALSE(find_cni_variable("DISABLE_TCP_EARLY_DEMUX")->main_container);
  CHECK(find_cni_variable("WARM_IP_TARGETS") == nullptr);
}

TEST_CASE("kinds know their scope, and which versions are served") {
  CHECK(scope_of("karpenter.sh", "NodePool") == Scope::cluster);
  CHECK(scope_of("", "Namespace") == Scope::cluster);
  CHECK(scope_of("apps", "Deployment") == Scope::namespaced);
  CHECK(scope_of("scheduling.volcano.sh", "Queue") == Scope::cluster);
  CHECK(scope_of("example.com", "Queue") == Scope::unknown);
  CHECK(find_api_kind("karpenter.sh/v1", "NodePool")->cluster_scoped);
  CHECK(find_api_kind("v1", "ConfigMap")->group().empty());
  CHECK(find_api_kind("karpenter.sh/v1alpha5", "Provisioner") == nullptr);
}
