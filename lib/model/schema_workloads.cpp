// Field table: what a tenant runs, spec.tenants[].spark, flink, training and nifi.
#include "model/schema.hpp"

namespace dek::model {
namespace {

constexpr Rules image(std::string_view doc, std::string_view computed, std::string_view example) {
  return {.name = "image",
          .doc = doc,
          .dynamic = "",
          .computed = computed,
          .expected = kImageExpected,
          .pattern = kImagePattern,
          .example = example};
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
    value<&Spark::image>(image("image of driver and executors",
                               "`<accountId>.dkr.ecr.<region>.amazonaws.com/<name>/spark:<version>`",
                               "111122223333.dkr.ecr.eu-west-1.amazonaws.com/analytics/spark:4.0.1")),
    object<&Spark::driver>({.name = "driver", .doc = "size of the driver"}, driver_fields),
    object<&Spark::executor>({.name = "executor", .doc = "size of an executor"}, executor_fields),
    object<&Spark::executors>({.name = "executors", .doc = "executors of a job"}, executor_count_fields),
    value<&Spark::decommission>({.name = "decommission",
                                 .doc = "whether a leaving executor moves its shuffle blocks first",
                                 .dynamic = "true"}),
    value<&Spark::shuffle>({.name = "shuffle",
                            .doc =
                                "where shuffle data lies: on the nodes' disks, on volumes that outlive the executor, "
                                "or in a service",
                            .dynamic = "nvme"}),
    value<&Spark::history_server>({.name = "historyServer",
                                   .doc = "a Spark history server for the tenant; EMR keeps the history itself",
                                   .dynamic = "true"}),
    value<&Spark::delay_tolerant>(
        {.name = "delayTolerant",
         .doc = "whether the jobs may wait as long as Spot is short; `false` refuses executors on Spot alone"}),
    value<&Spark::longest_job>(
        {.name = "longestJob",
         .doc = "time the longest job takes: drained nodes must not end its driver, nor executors with "
                "`karpenter.sh/do-not-disrupt`, earlier",
         .example = "4h"}),
    value<&Spark::conf>({.name = "conf",
                         .doc = "Spark settings of every job; they win over rendered ones, identity and queue aside",
                         .expected = "a text without control characters",
                         .key_pattern = R"(spark\.[A-Za-z0-9_.*/-]{1,250})",
                         .example = "200",
                         .number_as_text = true,
                         .quoted = true}),
};

constexpr Field kTaskManager[] = {
    value<&TaskManager::cpu>({.name = "cpu", .doc = "CPUs of a task manager, and its slots", .dynamic = "4"}),
    value<&TaskManager::memory>({.name = "memory", .doc = "memory of a task manager", .dynamic = "16384m"}),
};
Fields task_manager_fields() {
  return kTaskManager;
}

constexpr Field kFlink[] = {
    value<&Flink::version>({.name = "version", .doc = "version of Flink in the image", .dynamic = "v2_2"}),
    value<&Flink::image>(image("image of job and task managers, with the S3 plugin",
                               "`<accountId>.dkr.ecr.<region>.amazonaws.com/<name>/flink:<version>`", "flink:2.2")),
    object<&Flink::task_manager>({.name = "taskManager", .doc = "size of a task manager"}, task_manager_fields),
    value<&Flink::parallelism>(
        {.name = "parallelism", .doc = "parallelism of the job", .dynamic = "16", .min = 1, .max = 32768}),
    value<&Flink::checkpoint_interval>(
        {.name = "checkpointInterval", .doc = "time between checkpoints", .dynamic = "60s", .example = "60s"}),
    value<&Flink::upgrade_mode>(
        {.name = "upgradeMode", .doc = "what a changed job continues from", .dynamic = "last-state"}),
};

constexpr Field kTraining[] = {
    value<&Training::nodes>(
        {.name = "nodes", .doc = "nodes of a training job", .dynamic = "4", .min = 1, .max = 10000}),
    value<&Training::gpus_per_node>(
        {.name = "gpusPerNode", .doc = "GPUs of each", .dynamic = "8", .min = 1, .max = 16}),
    value<&Training::framework>({.name = "framework", .doc = "training framework", .dynamic = "torch"}),
    value<&Training::image>(image("image of the training job",
                                  "`<accountId>.dkr.ecr.<region>.amazonaws.com/<name>/train:1.0.0`", "train:1.0.0")),
};

constexpr Field kNifi[] = {
    value<&Nifi::image>(image("image of NiFi", "`docker.io/apache/nifi:<versions.nifi>`", "nifi:2.11.0")),
    value<&Nifi::nodes>({.name = "nodes", .doc = "nodes of the cluster", .dynamic = "3", .min = 1, .max = 20}),
    value<&Nifi::cpu>({.name = "cpu", .doc = "CPUs of a node", .dynamic = "4"}),
    value<&Nifi::memory>({.name = "memory", .doc = "memory of a node; half of it is heap", .dynamic = "16Gi"}),
    value<&Nifi::disk_gb>(
        {.name = "diskGb", .doc = "volume of a node in GiB", .dynamic = "200", .min = 20, .max = 16384}),
};

}  // namespace

Fields spark_fields() {
  return kSpark;
}
Fields flink_fields() {
  return kFlink;
}
Fields training_fields() {
  return kTraining;
}
Fields nifi_fields() {
  return kNifi;
}

}  // namespace dek::model
