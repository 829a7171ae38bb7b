// The platform profile: what a user may say, as plain structs. Fields, defaults and errors come from one table
// (schema.hpp).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/enums.hpp"
#include "model/pool.hpp"
#include "model/tenant.hpp"
#include "model/units.hpp"
#include "text/span.hpp"

namespace dek::model {

// Every field without std::optional holds its default or the given value once complete() has run; an empty optional
// then means "not set", and is meaningful.

struct Backend {
  BackendType type{};
  std::optional<std::string> bucket, key, region, kms_key_id;
};

struct Terraform {
  Backend backend;
  TerraformFlavour flavour{};
};

struct Maintenance {
  std::optional<Window> window;
};

/// Pinned components; a field per catalogue entry.
struct Versions {
  std::string terraform, aws_provider;
  std::string eks_module, vpc_module, pod_identity_module, iam_module, s3_bucket_module, ecr_module;
  std::string karpenter, spark_operator, yunikorn, volcano, flink_operator, kube_ray, trainer;
  std::string argo_workflows, argo_cd, airflow, kube_prometheus_stack, spark_history_server;
  std::string emr, ack_s3, ack_iam, ack_eks, ack_emr_containers;
  std::string cert_manager, celeborn, nifi;
  std::string load_balancer_controller, efa_device_plugin, nvidia_device_plugin, neuron, jupyterhub, node_local_dns;
  std::string dcgm_exporter;
};

struct Quotas {
  std::int64_t vpc_cidrs = 0;  // of the account: CIDRs per VPC
};

struct Cluster {
  std::string kubernetes_version;
  SupportType support_type{};
  ControlPlaneTier control_plane_tier{};
  Endpoint endpoint{};
  std::vector<Cidr> public_cidrs, private_cidrs;
  std::vector<std::string> admin_roles;  // role ARNs
  std::vector<LogType> log_types;
  std::int64_t log_retention_days = 0;
  bool deletion_protection = false;
  bool zonal_shift = false;
};

struct ExistingVpc {
  std::optional<std::string> id;
  std::vector<std::string> public_subnets, routable_subnets, node_subnets;
};

struct Cni {
  bool prefix_delegation = false;
  std::optional<std::int64_t> minimum_ip_target, warm_prefix_target, warm_ip_target, max_eni;
  std::int64_t max_pods = 0;
};

struct Network {
  Cidr cidr;
  std::vector<Cidr> secondary_cidrs;
  Zones azs;
  IpFamily ip_family{};
  Nat nat{};
  std::vector<std::string> endpoints;  // service suffixes: "ecr.api"; s3 is the gateway endpoint
  ExistingVpc vpc;
  Cidr service_cidr;
  Placement placement{};
  bool load_balancing = false;
  Cni cni;
};

struct CoreDns {
  std::int64_t min_replicas = 0, max_replicas = 0;
};

struct Dns {
  CoreDns core_dns;
  bool node_local = false;
  std::string node_local_address;
  std::int64_t pod_ndots = 0;
};

struct SystemNodes {
  std::vector<std::string> instance_types;
  std::int64_t min = 0, max = 0;
  std::int64_t disk_gb = 0;
};

struct KarpenterResources {
  Quantity cpu, memory;
};

struct Karpenter {
  bool enabled = false;
  Duration batch_idle_duration, batch_max_duration;
  bool static_capacity = false;
  KarpenterResources resources;
};

struct FargateProfile {
  std::string name, namespace_name;
  std::map<std::string, std::string> labels;
};

struct Nodes {
  AmiFamily ami_family{};
  std::string ami_version;  // "v20260301"; the alias is "<family>@<version>"
  Arch arch{};
  SystemNodes system;
  Karpenter karpenter;
  std::vector<FargateProfile> fargate;
};

struct FsxLustre {
  std::optional<std::int64_t> capacity_gb, throughput;
  std::optional<std::string> tenant;

  [[nodiscard]] bool is_there() const { return capacity_gb.value_or(0) > 0; }
};

struct FsxOntap {
  std::optional<std::int64_t> capacity_gb, throughput_mbps;
  std::optional<std::string> tenant;
};

/// The shuffle service of Spark jobs with `shuffle: celeborn`.
struct Celeborn {
  std::int64_t workers = 0, disk_gb = 0;  // disk of a worker
};

struct Storage {
  bool ebs = false, s3_mountpoint = false, efs = false;
  Celeborn celeborn;
  FsxLustre fsx_lustre;
  FsxOntap fsx_ontap;
};

struct Registry {
  std::vector<std::string> repositories, replicate_to;
  std::vector<PullThrough> pull_through;
  std::optional<std::string> credential_arn;  // of docker-hub
};

struct Security {
  bool network_policies = false;
  PodSecurity pod_security{};
  std::int64_t imds_hop_limit = 0;
};

/// Where Spark jobs report what they read and write.
struct OpenLineage {
  std::optional<std::string> url;  // empty: nowhere
};

struct Observability {
  OpenLineage open_lineage;
  Metrics metrics{};
  Grafana grafana{};
  std::vector<std::string> grafana_admins, alert_emails;
  bool container_insights = false, split_cost = false;
  std::int64_t log_retention_days = 0;
};

/// Where Airflow's DAGs come from, with `workflow: airflow`.
struct Airflow {
  std::optional<std::string> repo_url, credentials_secret;
  std::string branch, folder;
};

struct GitOpsSettings {
  GitOps engine{};
  std::optional<std::string> repo_url;
  std::string revision, path;              // path: folder of the repository that holds this tree; "." is its root
  std::optional<std::string> secret_name;  // flux: credentials of the repository
  std::optional<std::string> identity_center_arn, identity_center_region;  // capability
  std::vector<std::string> admin_groups;                                   // likewise: ids of groups
};

struct Ack {
  bool enabled = false, managed = false;
  std::vector<AckController> controllers;
};

/// Of a cluster that is one of several: with `isolation: cluster` every tenant has its own.
struct Fleet {
  std::string name;    // metadata.name of the profile
  bool first = false;  // this cluster's tree makes what the account has once
};

struct Profile {
  std::string name;  // metadata.name
  Design design{};
  std::string region, account_id;
  Environment environment{};
  Iac iac{};
  std::map<std::string, std::string> tags;
  Versions versions;
  Quotas quotas;
  Terraform terraform;
  Maintenance maintenance;
  Cluster cluster;
  Network network;
  Dns dns;
  Nodes nodes;
  std::vector<Pool> pools;  // sorted by role; after complete(): exactly the roles that the workloads need
  Storage storage;
  Registry registry;
  Identity identity{};
  Security security;
  Scheduler scheduler{};
  Workflow workflow{};
  Airflow airflow;
  SparkRuntime spark_runtime{};
  Isolation isolation{};
  Observability observability;
  GitOpsSettings gitops;
  Ack ack;
  std::vector<Tenant> tenants;
  std::optional<Fleet> fleet;  // no field: set for each cluster of a profile that makes several

  /// Where each given field stands, by path below spec: "network.cidr", "tenants[1].name",
  /// "pools.spark-executor.families[0]".
  std::map<std::string, text::Span, std::less<>> places;

  /// True when the profile's text says it; false for defaults.
  [[nodiscard]] bool given(std::string_view path) const { return places.find(path) != places.end(); }

  /// Place of a field, or of the nearest given parent; of the whole profile at last.
  [[nodiscard]] text::Span where(std::string_view path) const;

  /// The role's settings; null when no workload needs it.
  [[nodiscard]] const Pool* pool(PoolRole role) const;

  /// True when some tenant runs it.
  [[nodiscard]] bool runs(Workload workload) const;
};

}  // namespace dek::model
