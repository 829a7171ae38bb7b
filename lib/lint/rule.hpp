// Rule: what is known of it (diag::RuleInfo) and the one function that checks a view. Everything a rule file includes.
#pragma once

#include <variant>

#include "base/strings.hpp"
#include "diag/rule_info.hpp"
#include "lint/edits.hpp"
#include "lint/reporter.hpp"
#include "manifest/cluster.hpp"
#include "manifest/cluster_config.hpp"
#include "manifest/cni_settings.hpp"
#include "manifest/core_dns.hpp"
#include "manifest/node_class.hpp"
#include "manifest/node_group.hpp"
#include "manifest/node_pool.hpp"
#include "manifest/pod_keys.hpp"
#include "manifest/pod_spec.hpp"
#include "manifest/spark_application.hpp"
#include "manifest/spark_conf.hpp"
#include "manifest/subnets.hpp"
#include "manifest/views.hpp"
#include "manifest/workspace.hpp"

namespace dek::lint {

/// A check is called once for each view of its type, from several threads at once: it keeps no state.
template <typename View>
using CheckFunction = void (*)(const View&, Reporter&);

template <typename View>
struct ForEach {
  CheckFunction<View> check;
};

struct EmittedByReader {};  // reported while a file is read; nothing to call
struct EmittedByEngine {};  // reported about the run, once the rules have run

struct ForEachDocument {
  CheckFunction<manifest::Resource> check;
};

using Check =
    std::variant<EmittedByReader, EmittedByEngine, ForEachDocument, ForEach<manifest::Resource>,
                 ForEach<manifest::NodePool>, ForEach<manifest::NodeClass>, ForEach<manifest::SparkApplication>,
                 ForEach<manifest::SparkConf>, ForEach<manifest::PodSpec>, ForEach<manifest::PodKeys>,
                 ForEach<manifest::ClusterConfig>, ForEach<manifest::Namespace>, ForEach<manifest::HelmValues>,
                 ForEach<manifest::Dashboard>, ForEach<manifest::TerraformBlock>, ForEach<manifest::CniSettings>,
                 ForEach<manifest::CoreDnsSettings>, ForEach<manifest::Cluster>, ForEach<manifest::NodeGroup>,
                 ForEach<manifest::Workspace>>;

struct Rule {
  diag::RuleInfo info;
  Check check;
};

/// For ids that the reader of files reports itself.
constexpr Check emitted_by_reader() {
  return EmittedByReader{};
}

/// For ids that speak of suppressions.
constexpr Check emitted_by_engine() {
  return EmittedByEngine{};
}

/// Every document and List item, whatever it is.
constexpr Check on_document(CheckFunction<manifest::Resource> check) {
  return ForEachDocument{check};
}

/// Every Kubernetes object, whatever its kind.
constexpr Check on_resource(CheckFunction<manifest::Resource> check) {
  return ForEach<manifest::Resource>{check};
}

/// Every NodePool of Karpenter, v1 and v1beta1.
constexpr Check on_node_pool(CheckFunction<manifest::NodePool> check) {
  return ForEach<manifest::NodePool>{check};
}

/// Every EC2NodeClass of Karpenter, v1 and v1beta1.
constexpr Check on_node_class(CheckFunction<manifest::NodeClass> check) {
  return ForEach<manifest::NodeClass>{check};
}

/// Every SparkApplication and ScheduledSparkApplication of the Kubeflow operator.
constexpr Check on_spark_application(CheckFunction<manifest::SparkApplication> check) {
  return ForEach<manifest::SparkApplication>{check};
}

/// Every place that carries Spark properties; findings in in-house kinds are lowered by the engine.
constexpr Check on_spark_conf(CheckFunction<manifest::SparkConf> check) {
  return ForEach<manifest::SparkConf>{check};
}

/// Every description of pods: workloads, Spark drivers and executors, Flink, Ray, training jobs.
constexpr Check on_pod_spec(CheckFunction<manifest::PodSpec> check) {
  return ForEach<manifest::PodSpec>{check};
}

/// Every Kubernetes object together with what it writes on its pods and asks of their nodes.
constexpr Check on_pod_keys(CheckFunction<manifest::PodKeys> check) {
  return ForEach<manifest::PodKeys>{check};
}

/// Every ClusterConfig of eksctl.
constexpr Check on_cluster_config(CheckFunction<manifest::ClusterConfig> check) {
  return ForEach<manifest::ClusterConfig>{check};
}

constexpr Check on_namespace(CheckFunction<manifest::Namespace> check) {
  return ForEach<manifest::Namespace>{check};
}

/// Values of a chart that was recognised by content.
constexpr Check on_helm_values(CheckFunction<manifest::HelmValues> check) {
  return ForEach<manifest::HelmValues>{check};
}

/// Dashboards and PrometheusRules.
constexpr Check on_dashboard(CheckFunction<manifest::Dashboard> check) {
  return ForEach<manifest::Dashboard>{check};
}

/// The settings of the VPC CNI: add-on, chart or DaemonSet.
constexpr Check on_cni_settings(CheckFunction<manifest::CniSettings> check) {
  return ForEach<manifest::CniSettings>{check};
}

/// The settings of CoreDNS: add-on, chart or Deployment.
constexpr Check on_core_dns(CheckFunction<manifest::CoreDnsSettings> check) {
  return ForEach<manifest::CoreDnsSettings>{check};
}

/// Every EKS cluster that is made: by eksctl, aws_eks_cluster or the module.
constexpr Check on_cluster(CheckFunction<manifest::Cluster> check) {
  return ForEach<manifest::Cluster>{check};
}

/// Every group of nodes: of eksctl, aws_eks_node_group or the modules.
constexpr Check on_node_group(CheckFunction<manifest::NodeGroup> check) {
  return ForEach<manifest::NodeGroup>{check};
}

/// Every resource, data source, module call and provider of Terraform code.
constexpr Check on_terraform_block(CheckFunction<manifest::TerraformBlock> check) {
  return ForEach<manifest::TerraformBlock>{check};
}

/// Once, with the whole set.
constexpr Check on_workspace(CheckFunction<manifest::Workspace> check) {
  return ForEach<manifest::Workspace>{check};
}

}  // namespace dek::lint

/// The words that rule files use without qualification.
namespace dek::rules {
using diag::Applicability;
using diag::Designs;
using diag::FixAvailability;
using diag::Severity;
using lint::Reporter;
using tree::Node;
}  // namespace dek::rules
