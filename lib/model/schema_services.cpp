// Field table: spec.storage, registry, observability, gitops, ack.
#include "model/schema.hpp"

namespace dek::model {
namespace {

constexpr Rules tenant_of(std::string_view doc) {
  return {.name = "tenant",
          .doc = doc,
          .expected = "the name of a tenant",
          .pattern = "[a-z][a-z0-9-]{1,14}[a-z0-9]",
          .example = "vision"};
}

constexpr Field kLustre[] = {
    value<&FsxLustre::capacity_gb>({.name = "capacityGb",
                                    .doc = "size in GiB: 1200 or a multiple of 2400; 0 for none",
                                    .computed = "4800 when a static platform trains, or another field here is set",
                                    .max = 1000000}),
    value<&FsxLustre::throughput>({.name = "throughput",
                                   .doc = "MB/s per TiB: 125, 250, 500 or 1000",
                                   .computed = "500 when there is a file system",
                                   .min = 125,
                                   .max = 1000}),
    value<&FsxLustre::tenant>(tenant_of("tenant that mounts the file system; its bucket is the source of the data")),
};
Fields lustre_fields() {
  return kLustre;
}

constexpr Field kOntap[] = {
    value<&FsxOntap::capacity_gb>({.name = "capacityGb", .doc = "size in GiB", .min = 1024, .max = 196608}),
    value<&FsxOntap::throughput_mbps>({.name = "throughputMbps",
                                       .doc = "throughput in MB/s: 128, 256, 512, 1024, 2048 or 4096",
                                       .computed = "128 when there is a file system",
                                       .min = 128,
                                       .max = 4096}),
    value<&FsxOntap::tenant>(tenant_of("tenant that mounts the file system")),
};
Fields ontap_fields() {
  return kOntap;
}

constexpr Field kCeleborn[] = {
    value<&Celeborn::workers>(
        {.name = "workers", .doc = "workers, one to a node", .dynamic = "3", .min = 2, .max = 1000}),
    value<&Celeborn::disk_gb>(
        {.name = "diskGb", .doc = "volume of a worker in GiB", .dynamic = "1000", .min = 100, .max = 16384}),
};
Fields celeborn_fields() {
  return kCeleborn;
}

constexpr Field kStorage[] = {
    value<&Storage::ebs>({.name = "ebs", .doc = "EBS driver and encrypted gp3 storage classes", .dynamic = "true"}),
    value<&Storage::s3_mountpoint>(
        {.name = "s3Mountpoint", .doc = "S3 driver and a read-only artefact volume per tenant", .dynamic = "true"}),
    value<&Storage::efs>({.name = "efs",
                          .doc = "EFS driver and file system",
                          .dynamic = "false",
                          .computed = "true when a tenant has notebooks on a static platform"}),
    object<&Storage::fsx_lustre>({.name = "fsxLustre", .doc = "FSx for Lustre"}, lustre_fields),
    object<&Storage::celeborn>({.name = "celeborn", .doc = "shuffle service of the jobs with `shuffle: celeborn`"},
                               celeborn_fields),
    object<&Storage::fsx_ontap>({.name = "fsxOntap", .doc = "FSx for NetApp ONTAP"}, ontap_fields),
};

constexpr Field kRegistry[] = {
    value<&Registry::repositories>({.name = "repositories",
                                    .doc = "image repositories below `<name>/`",
                                    .computed = "by workload: spark, flink, train, serve, notebook, ray",
                                    .expected = "a repository name",
                                    .pattern = "[a-z0-9]([a-z0-9._/-]{0,126}[a-z0-9])?",
                                    .example = "spark"}),
    value<&Registry::replicate_to>({.name = "replicateTo",
                                    .doc = "Regions that get a copy of every image",
                                    .expected = "an AWS Region",
                                    .pattern = R"([a-z]{2}(-[a-z]+)+-\d)",
                                    .example = "eu-central-1"}),
    value<&Registry::pull_through>(
        {.name = "pullThrough", .doc = "public registries cached in the account", .dynamic = "ecr-public quay k8s"}),
    value<&Registry::credential_arn>(
        {.name = "credentialArn",
         .doc = "Secrets Manager secret with the Docker Hub account that `docker-hub` pulls with",
         .expected = "the ARN of a secret whose name starts with `ecr-pullthroughcache/`",
         .pattern =
             R"(arn:aws(-[a-z]+)*:secretsmanager:[a-z0-9-]+:\d{12}:secret:ecr-pullthroughcache/[A-Za-z0-9/_+=.@-]{1,200})",
         .example = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:ecr-pullthroughcache/docker-hub-a1b2c3"}),
};

constexpr Field kOpenLineage[] = {
    value<&OpenLineage::url>({.name = "url",
                              .doc = "address that takes the OpenLineage events of Spark jobs; none: no events",
                              .expected = "an http or https URL without a path",
                              .pattern = "https?://[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?(:[0-9]{1,5})?",
                              .example = "https://lineage.example.com"}),
};
Fields open_lineage_fields() {
  return kOpenLineage;
}

constexpr Field kObservability[] = {
    value<&Observability::metrics>({.name = "metrics", .doc = "where metrics are kept", .dynamic = "in-cluster"}),
    value<&Observability::grafana>({.name = "grafana",
                                    .doc = "where dashboards are shown",
                                    .dynamic = "in-cluster",
                                    .computed = "`in-cluster`; without metrics `none`"}),
    value<&Observability::grafana_admins>({.name = "grafanaAdmins",
                                           .doc = "groups of IAM Identity Center that administer Managed Grafana",
                                           .expected = "the id of a group",
                                           .pattern = "([0-9a-f]{10}-)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
                                           .example = "a1b2c3d4-5e6f-7081-92a3-b4c5d6e7f809"}),
    value<&Observability::alert_emails>({.name = "alertEmails",
                                         .doc = "addresses that get every alert, by the SNS topic `<name>-alerts`",
                                         .expected = "an e-mail address",
                                         .pattern = "[A-Za-z0-9._%+-]{1,64}@([A-Za-z0-9-]{1,63}[.]){1,8}[A-Za-z]{2,63}",
                                         .example = "platform@example.com",
                                         .max_items = 20}),
    value<&Observability::container_insights>(
        {.name = "containerInsights", .doc = "CloudWatch agent and Container Insights", .dynamic = "true"}),
    value<&Observability::split_cost>(
        {.name = "splitCost", .doc = "split cost allocation data by namespace", .dynamic = "true"}),
    value<&Observability::log_retention_days>({.name = "logRetentionDays",
                                               .doc = "days CloudWatch keeps the tenants' logs",
                                               .dynamic = "30",
                                               .fixed = "90",
                                               .min = 1,
                                               .max = 3653}),
    object<&Observability::open_lineage>({.name = "openLineage", .doc = "lineage of Spark jobs"}, open_lineage_fields),
};

constexpr Field kAirflow[] = {
    value<&Airflow::repo_url>({.name = "repoUrl",
                               .doc = "repository of the DAGs; `workflow: airflow` needs it",
                               .expected = "an https URL",
                               .pattern = "https://[A-Za-z0-9._~:/@-]{1,250}",
                               .example = "https://git.example.com/data/dags.git"}),
    value<&Airflow::branch>({.name = "branch",
                             .doc = "branch that is run",
                             .dynamic = "main",
                             .expected = "a branch",
                             .pattern = "[A-Za-z0-9][A-Za-z0-9._/-]{0,127}",
                             .example = "main"}),
    value<&Airflow::folder>({.name = "folder",
                             .doc = "folder of the DAGs in it",
                             .dynamic = "dags",
                             .expected = "a path in the repository",
                             .pattern = "[A-Za-z0-9][A-Za-z0-9._/-]{0,127}",
                             .example = "dags"}),
    value<&Airflow::credentials_secret>({.name = "credentialsSecret",
                                         .doc = "secret in the namespace `airflow` for a private repository",
                                         .expected = "the name of a secret",
                                         .pattern = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?",
                                         .example = "airflow-git"}),
};

constexpr Field kGitOps[] = {
    value<&GitOpsSettings::engine>({.name = "engine",
                                    .doc = "what applies the Kubernetes files from a repository; `capability` is the "
                                           "Argo CD that EKS runs",
                                    .dynamic = "none"}),
    value<&GitOpsSettings::repo_url>({.name = "repoUrl",
                                      .doc = "that repository",
                                      .expected = "an https or ssh URL",
                                      .pattern = "(https|ssh)://[A-Za-z0-9._~:/@-]{1,250}",
                                      .example = "https://git.example.com/platform/analytics.git"}),
    value<&GitOpsSettings::revision>({.name = "revision",
                                      .doc = "branch that is applied",
                                      .dynamic = "main",
                                      .expected = "the name of a branch",
                                      .pattern = "[A-Za-z0-9][A-Za-z0-9._/-]{0,127}",
                                      .example = "main"}),
    value<&GitOpsSettings::path>(
        {.name = "path",
         .doc = "folder of the repository that holds this tree; `.` is the root",
         .dynamic = ".",
         .expected = "a path without a slash at either end",
         .pattern = R"(\.|[A-Za-z0-9_-][A-Za-z0-9._-]{0,62}(/[A-Za-z0-9_-][A-Za-z0-9._-]{0,62}){0,7})",
         .example = "platforms/analytics"}),
    value<&GitOpsSettings::secret_name>(
        {.name = "secretName",
         .doc = "flux: secret in namespace `flux-system` with the credentials of a private repository",
         .expected = "the name of a secret",
         .pattern = "[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?",
         .example = "platform-repository"}),
    value<&GitOpsSettings::identity_center_arn>(
        {.name = "identityCenterArn",
         .doc = "capability: instance of IAM Identity Center that people log in to Argo CD with",
         .expected = "the ARN of an instance",
         .pattern = R"(arn:aws(-[a-z]+)*:sso:::instance/(sso)?ins-[A-Za-z0-9.-]{16})",
         .example = "arn:aws:sso:::instance/ssoins-1234567890abcdef"}),
    value<&GitOpsSettings::identity_center_region>({.name = "identityCenterRegion",
                                                    .doc = "capability: Region of that instance, when it is another",
                                                    .expected = "an AWS Region",
                                                    .pattern = R"([a-z]{2}(-[a-z]+)+-\d)",
                                                    .example = "eu-west-1"}),
    value<&GitOpsSettings::admin_groups>(
        {.name = "adminGroups",
         .doc = "capability: groups of Identity Center that administer Argo CD",
         .expected = "the id of a group",
         .pattern = "([0-9a-f]{10}-)?[A-Fa-f0-9]{8}(-[A-Fa-f0-9]{4}){3}-[A-Fa-f0-9]{12}",
         .example = "a1b2c3d4-1111-2222-3333-444455556666"}),
};

constexpr Field kAck[] = {
    value<&Ack::enabled>({.name = "enabled",
                          .doc = "whether AWS Controllers for Kubernetes make the tenants' buckets, roles and "
                                 "associations instead of Terraform",
                          .dynamic = "false"}),
    value<&Ack::managed>({.name = "managed", .doc = "as an EKS capability instead of charts", .dynamic = "true"}),
    value<&Ack::controllers>(
        {.name = "controllers", .doc = "services they manage", .dynamic = "s3 iam eks emrcontainers"}),
};

}  // namespace

Fields storage_fields() {
  return kStorage;
}
Fields registry_fields() {
  return kRegistry;
}
Fields observability_fields() {
  return kObservability;
}
Fields airflow_fields() {
  return kAirflow;
}
Fields gitops_fields() {
  return kGitOps;
}
Fields ack_fields() {
  return kAck;
}

}  // namespace dek::model
