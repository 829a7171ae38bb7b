// The choices of a profile: each enum with the words a profile uses for it, in the same order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dek::model {

/// Words of an enum; index = value.
template <typename E>
struct Words;

// One line per choice field: type, values, words.
#define DEK_WORDS(E, ...)                                       \
  template <>                                                   \
  struct Words<E> {                                             \
    static constexpr std::string_view values[] = {__VA_ARGS__}; \
  };

enum class Design : std::uint8_t { dynamic_churn, static_capacity };
DEK_WORDS(Design, "dynamic", "static")

enum class Environment : std::uint8_t { prod, dev };
DEK_WORDS(Environment, "prod", "dev")

enum class Iac : std::uint8_t { terraform, eksctl, both };
DEK_WORDS(Iac, "terraform", "eksctl", "both")

enum class BackendType : std::uint8_t { none, local, s3 };
DEK_WORDS(BackendType, "none", "local", "s3")

enum class TerraformFlavour : std::uint8_t { modules, resources };
DEK_WORDS(TerraformFlavour, "modules", "resources")

enum class SupportType : std::uint8_t { standard, extended };
DEK_WORDS(SupportType, "STANDARD", "EXTENDED")

enum class ControlPlaneTier : std::uint8_t { standard, xl, xl2, xl4, xl8 };
DEK_WORDS(ControlPlaneTier, "standard", "tier-xl", "tier-2xl", "tier-4xl", "tier-8xl")

enum class Endpoint : std::uint8_t { private_only, private_and_public };
DEK_WORDS(Endpoint, "private", "privateAndPublic")

enum class LogType : std::uint8_t { api, audit, authenticator, controller_manager, scheduler };
DEK_WORDS(LogType, "api", "audit", "authenticator", "controllerManager", "scheduler")

enum class IpFamily : std::uint8_t { ipv4, ipv6 };
DEK_WORDS(IpFamily, "ipv4", "ipv6")

enum class Nat : std::uint8_t { per_az, single, none };
DEK_WORDS(Nat, "perAz", "single", "none")

enum class Placement : std::uint8_t { job_zone, zonal, spread, none };
DEK_WORDS(Placement, "job-zone", "zonal", "spread", "none")

enum class AmiFamily : std::uint8_t { al2023, bottlerocket };
DEK_WORDS(AmiFamily, "al2023", "bottlerocket")

enum class Arch : std::uint8_t { arm64, amd64, any };
DEK_WORDS(Arch, "arm64", "amd64", "any")

enum class PoolRole : std::uint8_t {
  platform,
  spark_driver,
  spark_executor,
  streaming,
  training,
  inference,
  notebook,
  ray_head,
  ray_worker,
  shuffle
};
DEK_WORDS(PoolRole, "platform", "spark-driver", "spark-executor", "streaming", "training", "inference", "notebook",
          "ray-head", "ray-worker", "shuffle")

enum class Provisioner : std::uint8_t { karpenter, managed_node_group, self_managed };
DEK_WORDS(Provisioner, "karpenter", "managedNodeGroup", "selfManaged")

enum class Capacity : std::uint8_t { spot, on_demand, reserved };
DEK_WORDS(Capacity, "spot", "on-demand", "reserved")

enum class LocalStorage : std::uint8_t { none, raid0 };
DEK_WORDS(LocalStorage, "none", "raid0")

enum class DisruptionPolicy : std::uint8_t { when_empty, when_empty_or_underutilized, balanced };
DEK_WORDS(DisruptionPolicy, "WhenEmpty", "WhenEmptyOrUnderutilized", "Balanced")

enum class PullThrough : std::uint8_t { ecr_public, quay, k8s, docker_hub };
DEK_WORDS(PullThrough, "ecr-public", "quay", "k8s", "docker-hub")

enum class Identity : std::uint8_t { automatic, pod_identity, irsa };
DEK_WORDS(Identity, "auto", "podIdentity", "irsa")

enum class PodSecurity : std::uint8_t { privileged, baseline, restricted };
DEK_WORDS(PodSecurity, "privileged", "baseline", "restricted")

enum class Scheduler : std::uint8_t { yunikorn, volcano, kube };
DEK_WORDS(Scheduler, "yunikorn", "volcano", "default")

enum class Workflow : std::uint8_t { argo, airflow, none };
DEK_WORDS(Workflow, "argo", "airflow", "none")

enum class SparkRuntime : std::uint8_t { spark_operator, emr_on_eks, emr_serverless };
DEK_WORDS(SparkRuntime, "operator", "emr-on-eks", "emr-serverless")

enum class Isolation : std::uint8_t { by_namespace, by_cluster };
DEK_WORDS(Isolation, "namespace", "cluster")

enum class Metrics : std::uint8_t { in_cluster, amp, none };
DEK_WORDS(Metrics, "in-cluster", "amp", "none")

enum class Grafana : std::uint8_t { in_cluster, amg, none };
DEK_WORDS(Grafana, "in-cluster", "amg", "none")

enum class GitOps : std::uint8_t { none, argocd, flux, capability };
DEK_WORDS(GitOps, "none", "argocd", "flux", "capability")

enum class AckController : std::uint8_t { s3, iam, eks, emr_containers };
DEK_WORDS(AckController, "s3", "iam", "eks", "emrcontainers")

enum class Workload : std::uint8_t { spark, flink, ray, training, inference, notebooks, nifi };
DEK_WORDS(Workload, "spark", "flink", "ray", "training", "inference", "notebooks", "nifi")

enum class TenantPools : std::uint8_t { dedicated, shared };
DEK_WORDS(TenantPools, "dedicated", "shared")

enum class Access : std::uint8_t { read_write, read };
DEK_WORDS(Access, "readWrite", "read")

enum class Protocol : std::uint8_t { tcp, udp };
DEK_WORDS(Protocol, "TCP", "UDP")

enum class QueuePolicy : std::uint8_t { fifo, fair };
DEK_WORDS(QueuePolicy, "fifo", "fair")

enum class Shuffle : std::uint8_t { nvme, ebs_pvc, celeborn };
DEK_WORDS(Shuffle, "nvme", "ebs-pvc", "celeborn")

enum class FlinkVersion : std::uint8_t { v1_17, v1_18, v1_19, v1_20, v2_0, v2_1, v2_2 };
DEK_WORDS(FlinkVersion, "v1_17", "v1_18", "v1_19", "v1_20", "v2_0", "v2_1", "v2_2")

enum class UpgradeMode : std::uint8_t { last_state, savepoint, stateless };
DEK_WORDS(UpgradeMode, "last-state", "savepoint", "stateless")

enum class Framework : std::uint8_t { torch };
DEK_WORDS(Framework, "torch")

enum class InferenceEngine : std::uint8_t { ray, deployment };
DEK_WORDS(InferenceEngine, "ray", "deployment")

enum class Exposure : std::uint8_t { internal, public_internet, none };
DEK_WORDS(Exposure, "internal", "public", "none")

enum class LoadBalancer : std::uint8_t { alb, nlb };
DEK_WORDS(LoadBalancer, "alb", "nlb")

#undef DEK_WORDS

/// The word a profile uses.
template <typename E>
[[nodiscard]] constexpr std::string_view to_string(E value) {
  return Words<E>::values[static_cast<std::size_t>(value)];
}

}  // namespace dek::model
