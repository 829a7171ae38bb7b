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
                                  .computed = "a quarter of the quota; static: all of it"}),
    value<&TenantResources::memory>({.name = "memory",
                                     .doc = "memory the queue gets before others borrow it",
                                     .dynamic = "0",
                                     .computed = "a quarter of the quota; static: all of it"}),
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
                              .expected = "a key prefix",
                              .pattern = "[A-Za-z0-9/_.=-]{1,256}",
                              .example = "data/"}),
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
                               .doc = "whether a queue takes back its guaranteed share",
                               .dynamic = "true",
                               .fixed = "false",
                               .support = Support::later}),
};
Fields queue_fields() {
  return kQueue;
}

constexpr Field kDriver[] = {
    value<&SparkDriver::cores>({.name = "cores", .doc = "cores of the driver", .dynamic = "2", .min = 1, .max = 128}),
    value<&SparkDriver::memory>({.name = "memory", .doc = "heap of the driver", .dynamic = "6g"}),
    value<&SparkDriver::memory_overhead>(
        {.name = "memoryOverhead", .doc = "memory beside the heap", .dynamic = "1536m"}),
};
Fields driver_fields() {
  return kDriver;
}

constexpr Field kEphemeral[] = {
    value<&EphemeralStorage::request>(
        {.name = "request", .doc = "disk an executor is scheduled for", .dynamic = "80Gi"}),
    value<&EphemeralStorage::limit>({.name = "limit", .doc = "disk at which it is evicted", .dynamic = "160Gi"}),
};
Fields ephemeral_fields() {
  return kEphemeral;
}

constexpr Field kExecutor[] = {
    value<&SparkExecutor::cores>(
        {.name = "cores", .doc = "cores of an executor", .dynamic = "4", .min = 1, .max = 128}),
    value<&SparkExecutor::memory>({.name = "memory", .doc = "heap of an executor", .dynamic = "24g"}),
    value<&SparkExecutor::memory_overhead>(
        {.name = "memoryOverhead", .doc = "memory beside the heap", .dynamic = "4g"}),
    object<&SparkExecutor::ephemeral_storage>({.name = "ephemeralStorage", .doc = "disk for shuffle and spill"},
                                              ephemeral_fields),
};
Fields executor_fields() {
  return kExecutor;
}

constexpr Field kExecutors[] = {
    value<&ExecutorCount::initial>(
        {.name = "initial", .doc = "executors at the start", .dynamic = "10", .max = 100000}),
    value<&ExecutorCount::min>({.name = "min", .doc = "fewest executors", .dynamic = "10", .max = 100000}),
    value<&ExecutorCount::max>({.name = "max", .doc = "most executors", .dynamic = "200", .min = 1, .max = 100000}),
};
Fields executor_count_fields() {
  return kExecutors;
}

constexpr Field kSpark[] = {
    value<&Spark::version>({.name = "version",
                            .doc = "version of Spark in the image",
                            .catalogue = "spark",
                            .expected = "a release of Spark 3.5 or 4",
                            .pattern = R"((3\.5|4\.\d{1,2})\.\d{1,2})",
                            .example = "4.0.1"}),
    value<&Spark::image>(
        {.name = "image",
         .doc = "image of driver and executors",
         .dynamic = "",
         .computed = "`<accountId>.dkr.ecr.<region>.amazonaws.com/<name>/spark:<version>`",
         .expected = "an image with a tag other than `latest`, or with a digest",
         .pattern =
             R"([a-z0-9][A-Za-z0-9._:/-]{0,200}(:(?!latest$)[A-Za-z0-9_][A-Za-z0-9._-]{0,127}|@sha256:[0-9a-f]{64}))",
         .example = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/analytics/spark:4.0.1"}),
    object<&Spark::driver>({.name = "driver", .doc = "size of the driver"}, driver_fields),
    object<&Spark::executor>({.name = "executor", .doc = "size of an executor"}, executor_fields),
    object<&Spark::executors>({.name = "executors", .doc = "executors of a job"}, executor_count_fields),
    value<&Spark::decommission>({.name = "decommission",
                                 .doc = "whether a leaving executor moves its shuffle blocks first",
                                 .dynamic = "true"}),
    value<&Spark::shuffle>(
        {.name = "shuffle", .doc = "where shuffle data lies", .dynamic = "nvme", .later_words = "ebs-pvc celeborn"}),
    value<&Spark::history_server>(
        {.name = "historyServer", .doc = "a Spark history server for the tenant", .dynamic = "true"}),
    value<&Spark::conf>({.name = "conf",
                         .doc = "Spark settings of every job; they win over rendered ones, identity and queue aside",
                         .expected = "a text without control characters",
                         .key_pattern = R"(spark\.[A-Za-z0-9_.*/-]{1,250})",
                         .example = "200",
                         .number_as_text = true,
                         .quoted = true}),
};
Fields spark_fields() {
  return kSpark;
}

constexpr Field kTaskManager[] = {
    value<&TaskManager::cpu>(
        {.name = "cpu", .doc = "CPUs of a task manager", .dynamic = "4", .support = Support::left_out}),
    value<&TaskManager::memory>(
        {.name = "memory", .doc = "memory of a task manager", .dynamic = "16384m", .support = Support::left_out}),
};
Fields task_manager_fields() {
  return kTaskManager;
}

constexpr Field kFlink[] = {
    value<&Flink::version>(
        {.name = "version", .doc = "version of Flink", .dynamic = "v2_2", .support = Support::left_out}),
    object<&Flink::task_manager>({.name = "taskManager", .doc = "size of a task manager"}, task_manager_fields),
    value<&Flink::parallelism>({.name = "parallelism",
                                .doc = "parallelism of the job",
                                .dynamic = "16",
                                .min = 1,
                                .max = 32768,
                                .support = Support::left_out}),
    value<&Flink::checkpoint_interval>({.name = "checkpointInterval",
                                        .doc = "time between checkpoints",
                                        .dynamic = "60s",
                                        .example = "60s",
                                        .support = Support::left_out}),
    value<&Flink::upgrade_mode>({.name = "upgradeMode",
                                 .doc = "what a changed job continues from",
                                 .dynamic = "last-state",
                                 .support = Support::left_out}),
};
Fields flink_fields() {
  return kFlink;
}

constexpr Field kTraining[] = {
    value<&Training::nodes>({.name = "nodes",
                             .doc = "nodes of a training job",
                             .dynamic = "4",
                             .min = 1,
                             .max = 10000,
                             .support = Support::left_out}),
    value<&Training::gpus_per_node>({.name = "gpusPerNode",
                                     .doc = "GPUs of each",
                                     .dynamic = "8",
                                     .min = 1,
                                     .max = 16,
                                     .support = Support::left_out}),
    value<&Training::framework>(
        {.name = "framework", .doc = "training framework", .dynamic = "torch", .support = Support::left_out}),
};
Fields training_fields() {
  return kTraining;
}

constexpr Field kInference[] = {
    value<&Inference::engine>({.name = "engine", .doc = "what serves", .dynamic = "ray", .support = Support::left_out}),
    value<&Inference::min>(
        {.name = "min", .doc = "fewest replicas", .dynamic = "2", .max = 10000, .support = Support::left_out}),
    value<&Inference::max>(
        {.name = "max", .doc = "most replicas", .dynamic = "8", .min = 1, .max = 10000, .support = Support::left_out}),
    value<&Inference::gpu>(
        {.name = "gpu", .doc = "GPUs of a replica", .dynamic = "1", .max = 16, .support = Support::left_out}),
    value<&Inference::exposure>({.name = "exposure",
                                 .doc = "from where it can be reached",
                                 .dynamic = "none",
                                 .computed = "`internal` when `host` is given, else `none`",
                                 .support = Support::left_out}),
    value<&Inference::host>({.name = "host",
                             .doc = "host name of its HTTPS listener",
                             .expected = "a host name",
                             .pattern = R"([a-z0-9]([a-z0-9-]{0,62}\.)+[a-z]{2,63})",
                             .example = "vision.example.com",
                             .support = Support::left_out}),
};
Fields inference_fields() {
  return kInference;
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
                    "|external-secrets|amazon-.*|aws-.*|flux-system|cert-manager)$)[a-z][a-z0-9-]{1,14}[a-z0-9]",
         .example = "marketing"}),
    value<&Tenant::workloads>({.name = "workloads",
                               .doc = "what the tenant runs",
                               .required = true,
                               .missing = "is required: say what the tenant runs, e.g. `[spark]`",
                               .min_items = 1,
                               .max_items = 6}),
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
    value<&Tenant::node_pools>({.name = "nodePools",
                                .doc = "whether the tenant has nodes of its own",
                                .dynamic = "dedicated",
                                .later_words = "shared"}),
    objects<&Tenant::buckets>({.name = "buckets",
                               .doc = "buckets of the tenant beside `<name>-<tenant>-<accountId>`",
                               .support = Support::later},
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
    object<&Tenant::inference>({.name = "inference", .doc = "model server of the tenant"}, inference_fields,
                               runs<Workload::inference>),
};

}  // namespace

Fields tenant_fields() {
  return kTenant;
}

bool is_rendered(Workload workload) {
  return workload == Workload::spark;
}

}  // namespace dek::model
