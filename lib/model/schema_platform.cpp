// Field table: spec itself and its small sections.
#include "model/schema.hpp"

namespace dek::model {
namespace {

constexpr std::string_view kTagPattern = R"([A-Za-z0-9 _.:/=+@-]{0,256})";

constexpr Field kBackend[] = {
    value<&Backend::type>({.name = "type", .doc = "where Terraform keeps its state", .dynamic = "none"}),
    value<&Backend::bucket>({.name = "bucket",
                             .doc = "bucket of the state; `s3` needs it",
                             .expected = "a bucket name",
                             .pattern = "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]",
                             .example = "acme-terraform-state"}),
    value<&Backend::key>({.name = "key",
                          .doc = "key of the state in the bucket",
                          .expected = "an object key",
                          .pattern = "[A-Za-z0-9/_.-]{1,256}",
                          .example = "platform/analytics/terraform.tfstate"}),
    value<&Backend::region>({.name = "region",
                             .doc = "Region of the bucket",
                             .expected = "an AWS Region",
                             .pattern = R"([a-z]{2}(-[a-z]+)+-\d)",
                             .example = "eu-west-1"}),
    value<&Backend::kms_key_id>({.name = "kmsKeyId",
                                 .doc = "key that encrypts the state",
                                 .expected = "a KMS key ARN or alias",
                                 .pattern = "[A-Za-z0-9:/_-]{1,256}",
                                 .example = "alias/terraform-state"}),
};
Fields backend_fields() {
  return kBackend;
}

constexpr Field kTerraform[] = {
    object<&Terraform::backend>({.name = "backend", .doc = "state of Terraform"}, backend_fields),
    value<&Terraform::flavour>({.name = "flavour",
                                .doc = "whether Terraform files use the public modules or plain resources",
                                .dynamic = "modules",
                                .later_words = "resources"}),
};
Fields terraform_fields() {
  return kTerraform;
}

constexpr Field kMaintenance[] = {
    value<&Maintenance::window>(
        {.name = "window",
         .doc = "the hours, in UTC, in which static nodes may be replaced",
         .fixed = "Sun 02:00-06:00",
         .expected = "`<Day|Daily> HH:MM-HH:MM`, UTC, 1 to 23 hours",
         .pattern = "(Sun|Mon|Tue|Wed|Thu|Fri|Sat|Daily) [0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9]",
         .example = "Sun 02:00-06:00",
         .wrong = ": write day and 24-hour times, e.g. `Sun 02:00-06:00`"}),
};
Fields maintenance_fields() {
  return kMaintenance;
}

constexpr Field kQuotas[] = {
    value<&Quotas::vpc_cidrs>({.name = "vpcCidrs",
                               .doc = "CIDRs that a VPC of the account may have (quota L-83CA0A9D)",
                               .dynamic = "5",
                               .min = 5,
                               .max = 50}),
};
Fields quotas_fields() {
  return kQuotas;
}

constexpr Field kSecurity[] = {
    value<&Security::network_policies>({.name = "networkPolicies",
                                        .doc = "whether tenants are shut off from each other by NetworkPolicies",
                                        .dynamic = "true"}),
    value<&Security::pod_security>(
        {.name = "podSecurity",
         .doc = "Pod Security level enforced in tenants; audit and warn are always `restricted`",
         .dynamic = "baseline"}),
    value<&Security::imds_hop_limit>({.name = "imdsHopLimit",
                                      .doc = "hops to the instance metadata service: 1 keeps pods away from it",
                                      .dynamic = "1",
                                      .min = 1,
                                      .max = 64}),
};
Fields security_fields() {
  return kSecurity;
}

constexpr Field kName = value<&Profile::name>(
    {.name = "name",
     .doc = "name of the platform, its cluster, VPC and roles",
     .required = true,
     .missing = "is required: it names the cluster, the VPC, buckets and roles",
     .expected = "3–32 lower-case letters, digits and hyphens, a letter first",
     .pattern = "[a-z][a-z0-9-]{1,30}[a-z0-9]",
     .example = "analytics",
     .wrong = " cannot name buckets, roles and a cluster; use 3–32 lower-case letters, digits and hyphens"});

constexpr Field kSpec[] = {
    value<&Profile::design>({.name = "design",
                             .doc = "the kind of platform; selects every default",
                             .required = true,
                             .missing = "is required: `dynamic` for batch that scales with every job, `static` for "
                                        "long-running streaming, training or serving"}),
    value<&Profile::region>({.name = "region",
                             .doc = "AWS Region of the platform",
                             .required = true,
                             .expected = "an AWS Region",
                             .pattern = R"([a-z]{2}(-[a-z]+)+-\d)",
                             .example = "eu-west-1"}),
    value<&Profile::account_id>({.name = "accountId",
                                 .doc = "the AWS account; Terraform refuses every other",
                                 .required = true,
                                 .expected = "a string of 12 digits",
                                 .pattern = R"(\d{12})",
                                 .example = "111122223333"}),
    value<&Profile::environment>({.name = "environment",
                                  .doc = "`dev` saves money: one NAT gateway, two system nodes, no deletion protection",
                                  .dynamic = "prod"}),
    value<&Profile::iac>({.name = "iac", .doc = "which infrastructure files are written", .dynamic = "terraform"}),
    value<&Profile::tags>({.name = "tags",
                           .doc = "tags of every AWS resource",
                           .expected = "up to 256 letters, digits, blanks and _ . : / = + @ -",
                           .pattern = kTagPattern,
                           .key_pattern = R"((?!aws:|karpenter\.sh/|kubernetes\.io/cluster/|eks:eks-cluster-name$))"
                                          R"([A-Za-z0-9 _.:/=+@-]{1,128})",
                           .example = "data-platform",
                           .max_items = 40}),
    object<&Profile::versions>({.name = "versions", .doc = "pinned components instead of the catalogue's"},
                               versions_fields),
    object<&Profile::quotas>({.name = "quotas", .doc = "AWS quotas of the account that differ from AWS defaults"},
                             quotas_fields),
    object<&Profile::terraform>({.name = "terraform", .doc = "how Terraform is used"}, terraform_fields),
    object<&Profile::maintenance>({.name = "maintenance", .doc = "when nodes may be replaced"}, maintenance_fields),
    object<&Profile::cluster>({.name = "cluster", .doc = "the EKS control plane"}, cluster_fields),
    object<&Profile::network>({.name = "network", .doc = "VPC, subnets, addresses"}, network_fields),
    object<&Profile::dns>({.name = "dns", .doc = "name resolution in the cluster"}, dns_fields),
    object<&Profile::nodes>({.name = "nodes", .doc = "what all nodes share, and the system nodes"}, nodes_fields),
    pools<&Profile::pools>({.name = "pools", .doc = "node pools by role; a role exists when a workload needs it"},
                           pool_fields),
    object<&Profile::storage>({.name = "storage", .doc = "storage drivers and file systems"}, storage_fields),
    object<&Profile::registry>({.name = "registry", .doc = "container images"}, registry_fields),
    value<&Profile::identity>({.name = "identity",
                               .doc = "how pods get AWS credentials; `auto` is IRSA for Spark older than 4.0",
                               .dynamic = "auto"}),
    object<&Profile::security>({.name = "security", .doc = "what pods may do"}, security_fields),
    value<&Profile::scheduler>({.name = "scheduler",
                                .doc = "scheduler of the workloads",
                                .dynamic = "yunikorn",
                                .fixed = "default",
                                .computed = "`volcano` when a tenant trains; else static: `default`"}),
    value<&Profile::workflow>(
        {.name = "workflow", .doc = "engine that starts jobs in order", .dynamic = "argo", .fixed = "none"}),
    object<&Profile::airflow>({.name = "airflow", .doc = "Airflow, with `workflow: airflow`"}, airflow_fields),
    value<&Profile::spark_runtime>({.name = "sparkRuntime", .doc = "who runs Spark", .dynamic = "operator"}),
    value<&Profile::isolation>(
        {.name = "isolation", .doc = "whether tenants share the cluster or get one each", .dynamic = "namespace"}),
    object<&Profile::observability>({.name = "observability", .doc = "metrics, dashboards, logs, cost"},
                                    observability_fields),
    object<&Profile::gitops>({.name = "gitops", .doc = "who applies the Kubernetes files"}, gitops_fields),
    object<&Profile::ack>({.name = "ack", .doc = "AWS resources as Kubernetes objects"}, ack_fields),
    objects<&Profile::tenants>({.name = "tenants",
                                .doc = "teams that share the platform",
                                .required = true,
                                .missing = "is required: name at least one team and what it runs",
                                .min_items = 1,
                                .max_items = 64},
                               tenant_fields),
};

}  // namespace

Fields profile_fields() {
  return kSpec;
}

const Field& name_field() {
  return kName;
}

}  // namespace dek::model
