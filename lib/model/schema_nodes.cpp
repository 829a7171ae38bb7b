// Field table: spec.nodes and spec.pools.<role>.
#include "model/schema.hpp"

namespace dek::model {
namespace {

constexpr std::string_view kTypePattern = R"([a-z][a-z0-9-]{1,19}\.[a-z0-9-]{2,16})";

constexpr Field kSystem[] = {
    value<&SystemNodes::instance_types>({.name = "instanceTypes",
                                         .doc = "instance types of the system group",
                                         .dynamic = "m7g.xlarge",
                                         .computed = "m7g.xlarge, or m7i.xlarge on amd64",
                                         .expected = "an instance type",
                                         .pattern = kTypePattern,
                                         .example = "m7g.xlarge",
                                         .min_items = 1,
                                         .max_items = 20}),
    value<&SystemNodes::min>({.name = "min", .doc = "fewest nodes", .dynamic = "3", .dev = "2", .min = 2, .max = 100}),
    value<&SystemNodes::max>({.name = "max", .doc = "most nodes", .dynamic = "6", .fixed = "4", .min = 2, .max = 100}),
    value<&SystemNodes::disk_gb>(
        {.name = "diskGb", .doc = "root volume in GiB", .dynamic = "80", .min = 20, .max = 16384}),
};
Fields system_fields() {
  return kSystem;
}

constexpr Field kKarpenterResources[] = {
    value<&KarpenterResources::cpu>({.name = "cpu", .doc = "CPU request of the controller", .dynamic = "2"}),
    value<&KarpenterResources::memory>(
        {.name = "memory", .doc = "memory request and limit of the controller", .dynamic = "4Gi"}),
};
Fields karpenter_resource_fields() {
  return kKarpenterResources;
}

constexpr Field kKarpenter[] = {
    value<&Karpenter::enabled>({.name = "enabled",
                                .doc = "whether Karpenter provisions nodes; else every pool is a node group",
                                .dynamic = "true"}),
    value<&Karpenter::batch_idle_duration>(
        {.name = "batchIdleDuration", .doc = "quiet time after which Karpenter acts on waiting pods", .dynamic = "1s"}),
    value<&Karpenter::batch_max_duration>(
        {.name = "batchMaxDuration", .doc = "longest time Karpenter gathers waiting pods", .dynamic = "10s"}),
    value<&Karpenter::static_capacity>({.name = "staticCapacity",
                                        .doc = "whether pools with a count become NodePools with replicas (alpha)",
                                        .dynamic = "false"}),
    object<&Karpenter::resources>({.name = "resources", .doc = "requests of the controller"},
                                  karpenter_resource_fields),
};
Fields karpenter_fields() {
  return kKarpenter;
}

constexpr Field kFargate[] = {
    value<&FargateProfile::name>({.name = "name",
                                  .doc = "name of the Fargate profile",
                                  .required = true,
                                  .expected = "lower-case letters, digits and hyphens",
                                  .pattern = "[a-z][a-z0-9-]{0,62}",
                                  .example = "controllers"}),
    value<&FargateProfile::namespace_name>({.name = "namespace",
                                            .doc = "namespace whose pods run there",
                                            .required = true,
                                            .expected = "a namespace",
                                            .pattern = "[a-z][a-z0-9-]{0,62}",
                                            .example = "karpenter"}),
    value<&FargateProfile::labels>({.name = "labels",
                                    .doc = "labels a pod must have as well",
                                    .expected = "a label value",
                                    .pattern = "[A-Za-z0-9_.-]{0,63}",
                                    .key_pattern = "[A-Za-z0-9_./-]{1,253}",
                                    .example = "batch"}),
};
Fields fargate_fields() {
  return kFargate;
}

constexpr Field kNodes[] = {
    value<&Nodes::ami_family>({.name = "amiFamily", .doc = "operating system of the nodes", .dynamic = "al2023"}),
    value<&Nodes::ami_version>(
        {.name = "amiVersion",
         .doc = "pinned release of that image",
         .catalogue = "ami",
         .computed = "v20260301, or v1.64.0 with `nodes.amiFamily: bottlerocket`",
         .expected = "a pinned release: `v` and a date, or `v` and a version",
         .pattern = R"(v(\d{8}|\d+\.\d+\.\d+))",
         .example = "v20260301",
         .mistake = {"latest", " re-rolls every node when AWS publishes an image; pin a version"}}),
    value<&Nodes::arch>({.name = "arch", .doc = "processor architecture of the nodes", .dynamic = "arm64"}),
    object<&Nodes::system>({.name = "system", .doc = "the managed node group of controllers and add-ons"},
                           system_fields),
    object<&Nodes::karpenter>({.name = "karpenter", .doc = "the Karpenter controller"}, karpenter_fields),
    objects<&Nodes::fargate>({.name = "fargate", .doc = "Fargate profiles", .max_items = 10}, fargate_fields),
};

constexpr Field kReservation[] = {
    value<&Reservation::id>({.name = "id",
                             .doc = "capacity reservation to use",
                             .expected = "a capacity reservation id",
                             .pattern = "cr-([0-9a-f]{8}|[0-9a-f]{17})",
                             .example = "cr-0a1b2c3d4e5f60718"}),
    value<&Reservation::tags>({.name = "tags",
                               .doc = "tags of the capacity reservations to use",
                               .expected = "a tag value",
                               .pattern = R"([A-Za-z0-9 _.:/=+@-]{0,256})",
                               .key_pattern = R"([A-Za-z0-9 _.:/=+@-]{1,128})",
                               .example = "training"}),
};
Fields reservation_fields() {
  return kReservation;
}

constexpr Field kDisk[] = {
    value<&PoolDisk::size_gb>(
        {.name = "sizeGb", .doc = "root volume in GiB", .dynamic = "100", .min = 20, .max = 16384}),
    value<&PoolDisk::iops>({.name = "iops", .doc = "IOPS of the gp3 volume", .min = 3000, .max = 16000}),
    value<&PoolDisk::throughput_mib>(
        {.name = "throughputMib", .doc = "throughput of the gp3 volume in MiB/s", .min = 125, .max = 1000}),
};
Fields disk_fields() {
  return kDisk;
}

constexpr Field kLimits[] = {
    value<&PoolLimits::cpu>(
        {.name = "cpu", .doc = "most CPUs of the pool", .computed = "limit of the tenant; platform: 200"}),
    value<&PoolLimits::memory>(
        {.name = "memory", .doc = "most memory of the pool", .computed = "limit of the tenant; platform: 1600Gi"}),
};
Fields limit_fields() {
  return kLimits;
}

constexpr Field kBudget[] = {
    value<&Budget::nodes>({.name = "nodes",
                           .doc = "nodes that may be disrupted at once: a number or a percentage",
                           .required = true,
                           .expected = "a number or a percentage",
                           .pattern = R"(\d{1,6}|(100|\d{1,2})%)",
                           .example = "20%",
                           .number_as_text = true}),
    value<&Budget::schedule>({.name = "schedule",
                              .doc = "when the budget begins: cron in UTC; needs `duration`",
                              .expected = "a cron expression of five parts in quotes",
                              .pattern = R"((@(hourly|daily|weekly|monthly))|([0-9A-Za-z*,/-]+( [0-9A-Za-z*,/-]+){4}))",
                              .example = "30 13-17 * * *"}),
    value<&Budget::duration>({.name = "duration",
                              .doc = "how long it holds, in hours and minutes; needs `schedule`",
                              .expected = "hours and minutes",
                              .pattern = R"((\d+h)?(\d+m)?)",
                              .example = "15m"}),
    value<&Budget::reasons>({.name = "reasons",
                             .doc = "disruptions it limits: Underutilized, Empty, Drifted; all when left out",
                             .expected = "`Underutilized`, `Empty` or `Drifted`",
                             .pattern = "Underutilized|Empty|Drifted",
                             .example = "Underutilized",
                             .max_items = 3}),
};
Fields budget_fields() {
  return kBudget;
}

constexpr Field kDisruption[] = {
    value<&Disruption::policy>(
        {.name = "policy",
         .doc = "which nodes Karpenter may remove by itself",
         .dynamic = "WhenEmpty",
         .computed = "by role",
         .mistake = {"WhenUnderutilized", " was renamed in v1; write `WhenEmptyOrUnderutilized`"}}),
    value<&Disruption::consolidate_after>({.name = "consolidateAfter",
                                           .doc = "how long a node must be idle first",
                                           .dynamic = "10m",
                                           .fixed = "1h",
                                           .computed = "by role",
                                           .example = "2m",
                                           .allow_never = true}),
    objects<&Disruption::budgets>(
        {.name = "budgets",
         .doc = "how many nodes may be disrupted at once; the strictest that is active wins",
         .computed = "by role; static: \"0\" outside the maintenance window, but for empty nodes, and \"1\" inside",
         .max_items = 50},
        budget_fields),
    value<&Disruption::expire_after>({.name = "expireAfter",
                                      .doc = "age at which a node is drained, whatever the budgets say",
                                      .dynamic = "720h",
                                      .fixed = "Never",
                                      .computed = "by role",
                                      .example = "720h",
                                      .allow_never = true}),
    value<&Disruption::termination_grace_period>({.name = "terminationGracePeriod",
                                                  .doc = "longest time a drained node waits for its pods",
                                                  .computed = "by role; executors with "
                                                              "`karpenter.sh/do-not-disrupt`: at least `longestJob`",
                                                  .example = "30m"}),
};
Fields disruption_fields() {
  return kDisruption;
}

constexpr Field kPool[] = {
    value<&Pool::provisioner>(
        {.name = "provisioner",
         .doc = "who makes the nodes",
         .dynamic = "karpenter",
         .computed = "`karpenter`; `managedNodeGroup` for static training and without Karpenter"}),
    value<&Pool::families>({.name = "families",
                            .doc = "instance families",
                            .computed = "by role; executors by memory per core",
                            .expected = "an instance family",
                            .pattern = "[a-z][a-z0-9-]{1,19}",
                            .example = "r7gd",
                            .max_items = 40}),
    value<&Pool::instance_types>({.name = "instanceTypes",
                                  .doc = "exact instance types instead of `families` and `sizes`",
                                  .expected = "an instance type",
                                  .pattern = kTypePattern,
                                  .example = "r7gd.4xlarge",
                                  .max_items = 60}),
    value<&Pool::sizes>({.name = "sizes",
                         .doc = "instance sizes",
                         .dynamic = "2xlarge 4xlarge",
                         .computed = "by role",
                         .expected = "an instance size of `large` or more",
                         .pattern = R"((\d{0,2}x)?large|metal(-\d{1,2}xl)?)",
                         .example = "4xlarge",
                         .max_items = 20}),
    value<&Pool::arch>(
        {.name = "arch", .doc = "processor architecture", .dynamic = "arm64", .computed = "`nodes.arch`"}),
    value<&Pool::capacity>({.name = "capacity",
                            .doc = "ways to buy the nodes; the cheapest that is available is taken",
                            .dynamic = "on-demand",
                            .computed = "by role",
                            .min_items = 1,
                            .max_items = 3}),
    value<&Pool::allow_spot_driver>({.name = "allowSpotDriver",
                                     .doc = "takes the risk that a lost spot node ends a whole job",
                                     .dynamic = "false"}),
    value<&Pool::min_nvme_gb>({.name = "minNvmeGb",
                               .doc = "least instance storage of a node in GB",
                               .computed = "executors: 300",
                               .min = 1,
                               .max = 100000}),
    value<&Pool::min_network_mbps>(
        {.name = "minNetworkMbps", .doc = "least network bandwidth of a node in Mbit/s", .min = 1, .max = 10000000}),
    value<&Pool::local_storage>({.name = "localStorage",
                                 .doc = "whether the instance storage becomes one RAID0 for pods",
                                 .dynamic = "none",
                                 .computed = "by role"}),
    value<&Pool::count>({.name = "count", .doc = "fixed number of nodes", .min = 1, .max = 10000}),
    value<&Pool::zone>({.name = "zone",
                        .doc = "the one zone of the nodes",
                        .computed = "node groups with EFA: the first zone",
                        .expected = "a zone name",
                        .pattern = R"([a-z]{2}(-[a-z]+)+-\d[a-z])",
                        .example = "eu-west-1a"}),
    value<&Pool::efa>({.name = "efa",
                       .doc = "Elastic Fabric Adapter between the nodes",
                       .dynamic = "false",
                       .computed = "static training: true when the instance type has it"}),
    object<&Pool::reservation>({.name = "reservation", .doc = "capacity that is paid for already"}, reservation_fields),
    object<&Pool::ebs>({.name = "ebs", .doc = "root volume"}, disk_fields),
    object<&Pool::limits>({.name = "limits", .doc = "ceiling of the pool"}, limit_fields),
    value<&Pool::weight>({.name = "weight",
                          .doc = "preference among pools that fit; the highest is tried first",
                          .computed = "executors: 50",
                          .min = 1,
                          .max = 100}),
    object<&Pool::disruption>({.name = "disruption", .doc = "when Karpenter removes nodes"}, disruption_fields),
    value<&Pool::kubelet>(
        {.name = "kubelet",
         .doc = "further kubelet settings: `imageGCHighThresholdPercent: 80`, `kubeReserved.memory: 2Gi`",
         .expected = "a plain value",
         .pattern = "[A-Za-z0-9._%-]{1,64}",
         .key_pattern = R"([a-z][A-Za-z]{1,62}(\.[A-Za-z.-]{1,40})?)",
         .example = "80",
         .number_as_text = true}),
};

}  // namespace

Fields nodes_fields() {
  return kNodes;
}
Fields pool_fields() {
  return kPool;
}

}  // namespace dek::model
