// Field table: spec.tenants[].
#include "model/schema.hpp"

namespace dek::model {
namespace {

constexpr std::string_view kBucketPattern = "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]";

constexpr Field kQuota[] = {
    value<&TenantQuota::cpu>({.name = "cpu", .doc = "CPUs all pods may request", .dynamic = "1000"}),
    value<&TenantQuota::memory>({.name = "memory", .doc = "memory all pods may request", .dynamic = "8Ti"}),
    value<&TenantQuota::pods>({.name = "pods", .doc = "pods at a time", .dynamic = "1000", .min = 1, .max = 150000}),
};
Fields quota_fields() {
  return kQuota;
}

constexpr Field kGuaranteed[] = {
    value<&TenantResources::cpu>({.name = "cpu",
                                  .doc = "CPUs the queue gets before others borrow them",
                                  .dynamic = "0",
                                  .computed = "a quarter of the quota; static or `scheduler: volcano`: all of it"}),
    value<&TenantResources::memory>({.name = "memory",
                                     .doc = "memory the queue gets before others borrow it",
                                     .dynamic = "0",
                                     .computed = "a quarter of the quota; static or `scheduler: volcano`: all of it"}),
};
Fields guaranteed_fields() {
  return kGuaranteed;
}

constexpr Field kLimits[] = {
    value<&TenantResources::cpu>(
        {.name = "cpu", .doc = "CPUs the tenant's NodePools may provision", .dynamic = "0", .computed = "the quota"}),
    value<&TenantResources::memory>({.name = "memory",
                                     .doc = "memory the tenant's NodePools may provision",
                                     .dynamic = "0",
                                     .computed = "the quota"}),
};
Fields limit_fields() {
  return kLimits;
}

constexpr Field kBucket[] = {
    value<&Bucket::name>({.name = "name",
                          .doc = "name of the bucket",
                          .required = true,
                          .expected = "a bucket name",
                          .pattern = kBucketPattern,
                          .example = "acme-marketing"}),
    value<&Bucket::access>({.name = "access", .doc = "what the tenant may do there", .dynamic = "readWrite"}),
    value<&Bucket::prefixes>({.name = "prefixes",
                              .doc = "key prefixes the tenant may use; all when empty",
                              .expected = "a key prefix that ends in a slash",
                              .pattern = "[A-Za-z0-9_.=-][A-Za-z0-9/_.=-]{0,254}/",
                              .example = "data/",
                              .wrong = " would also open every key that starts alike; end it in a slash"}),
};
Fields bucket_fields() {
  return kBucket;
}

constexpr Field kEgress[] = {
    value<&Egress::cidr>({.name = "cidr",
                          .doc = "network the tenant's pods may reach",
                          .required = true,
                          .expected = "a network such as 10.20.0.0/16",
                          .example = "10.20.0.0/16"}),
    value<&Egress::ports>({.name = "ports",
                           .doc = "ports there; all when empty",
                           .expected = "a port",
                           .example = "9094",
                           .min = 1,
                           .max = 65535}),
    value<&Egress::protocol>({.name = "protocol", .doc = "protocol of the ports", .dynamic = "TCP"}),
};
Fields egress_fields() {
  return kEgress;
}

constexpr Field kAccess[] = {
    value<&TenantAccess::groups>({.name = "groups",
                                  .doc = "Kubernetes groups that may work in the namespace",
                                  .computed = "`<tenant>-engineers`",
                                  .expected = "a group name",
                                  .pattern = "(?!system:)[A-Za-z0-9][A-Za-z0-9:._/@-]{0,127}",
                                  .example = "marketing-engineers"}),
    value<&TenantAccess::roles>({.name = "roles",
                                 .doc = "IAM roles that become members of those groups",
                                 .expected = "the ARN of an IAM role",
                                 .pattern = R"(arn:aws(-[a-z]+)*:iam::\d{12}:role/[A-Za-z0-9+=,.@_/-]{1,512})",
                                 .example = "arn:aws:iam::111122223333:role/marketing-engineers"}),
};
Fields access_fields() {
  return kAccess;
}

constexpr Field kQueue[] = {
    value<&Queue::policy>({.name = "policy", .doc = "order of the jobs of a queue", .dynamic = "fifo"}),
    value<&Queue::max_applications>({.name = "maxApplications",
                                     .doc = "jobs that run at a time",
                                     .dynamic = "200",
                                     .fixed = "",
                                     .min = 1,
                                     .max = 100000}),
    value<&Queue::preemption>({.name = "preemption",
                               .doc = "whether others take back what the queue holds beyond its share",
                               .dynamic = "true",
                               .fixed = "false"}),
};
Fields queue_fields() {
  return kQueue;
}

template <Workload workload>
bool runs(const void* tenant) {
  return static_cast<const Tenant*>(tenant)->runs(workload);
}

constexpr Field kTenant[] = {
    value<&Tenant::name>(
        {.name = "name",
         .doc = "name of the tenant, its namespace and its queue",
         .required = true,
         .expected = "3–16 lower-case letters, digits and hyphens that no system namespace uses",
         .pattern = "(?!(default|kube-.*|monitoring|platform|system|karpenter|spark-operator|yunikorn|volcano-system|"
                    "argo|argocd"
                    "|external-secrets|amazon-.*|aws-.*|flux-system|cert-manager|flink-operator|kubeflow-system|"
                    "airflow|celeborn|kuberay)$)[a-z][a-z0-9-]{1,14}[a-z0-9]",
         .example = "marketing"}),
    value<&Tenant::workloads>({.name = "workloads",
                               .doc = "what the tenant runs",
                               .required = true,
                               .missing = "is required: say what the tenant runs, e.g. `[spark]`",
                               .min_items = 1,
                               .max_items = 7}),
    value<&Tenant::allow_mixed>(
        {.name = "allowMixed", .doc = "accepts a workload that does not fit the design", .dynamic = "false"}),
    value<&Tenant::cost_center>({.name = "costCenter",
                                 .doc = "label and tag that costs are allocated by",
                                 .required = true,
                                 .expected = "a label value: up to 63 letters, digits and - _ .",
                                 .pattern = "[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?",
                                 .example = "mkt-042"}),
    object<&Tenant::quota>({.name = "quota", .doc = "what all pods of the tenant may hold"}, quota_fields),
    object<&Tenant::guaranteed>({.name = "guaranteed", .doc = "share of the tenant's queue"}, guaranteed_fields),
    object<&Tenant::limits>({.name = "limits", .doc = "what NodePools may provision for the tenant"}, limit_fields),
    value<&Tenant::node_pools>(
        {.name = "nodePools", .doc = "whether the tenant has nodes of its own", .dynamic = "dedicated"}),
    objects<&Tenant::buckets>({.name = "buckets",
                               .doc = "buckets that exist and that the tenant may use beside its own, "
                                      "`<name>-<tenant>-<accountId>`"},
                              bucket_fields),
    value<&Tenant::read_buckets>({.name = "readBuckets",
                                  .doc = "buckets the tenant may read",
                                  .expected = "a bucket name",
                                  .pattern = kBucketPattern,
                                  .example = "acme-datalake-raw"}),
    objects<&Tenant::egress>({.name = "egress", .doc = "networks the tenant's pods may reach beside HTTPS"},
                             egress_fields),
    value<&Tenant::policy_arns>({.name = "policyArns",
                                 .doc = "further IAM policies of the tenant's role",
                                 .expected = "the ARN of an IAM policy",
                                 .pattern = R"(arn:aws(-[a-z]+)*:iam::(aws|\d{12}):policy/[A-Za-z0-9+=,.@_/-]{1,512})",
                                 .example = "arn:aws:iam::111122223333:policy/marketing-kafka"}),
    object<&Tenant::access>({.name = "access", .doc = "who may work in the namespace"}, access_fields),
    object<&Tenant::queue>({.name = "queue", .doc = "queue of the tenant"}, queue_fields),
    object<&Tenant::spark>({.name = "spark", .doc = "Spark jobs of the tenant"}, spark_fields, runs<Workload::spark>),
    object<&Tenant::flink>({.name = "flink", .doc = "Flink jobs of the tenant"}, flink_fields, runs<Workload::flink>),
    object<&Tenant::training>({.name = "training", .doc = "training jobs of the tenant"}, training_fields,
                              runs<Workload::training>),
    object<&Tenant::ray>({.name = "ray", .doc = "Ray jobs of the tenant"}, ray_fields, runs<Workload::ray>),
    object<&Tenant::inference>({.name = "inference", .doc = "model server of the tenant"}, inference_fields,
                               runs<Workload::inference>),
    object<&Tenant::nifi>({.name = "nifi", .doc = "NiFi cluster of the tenant"}, nifi_fields, runs<Workload::nifi>),
    object<&Tenant::notebooks>({.name = "notebooks", .doc = "JupyterHub of the tenant"}, notebooks_fields,
                               runs<Workload::notebooks>),
};

}  // namespace

Fields tenant_fields() {
  return kTenant;
}

}  // namespace dek::model
