// Streams, training, schedulers, shuffle, lineage and Airflow: what a profile may not say, with the value to write.
#include <algorithm>
#include <catch2/catch.hpp>

#include "model/lineage.hpp"
#include "model/load.hpp"
#include "model/streams.hpp"

using namespace dek;
using namespace dek::model;

namespace {

constexpr const char* kHead = R"(apiVersion: dekctl.dev/v1alpha1
kind: PlatformProfile
metadata:
  name: streams
spec:
  region: eu-west-1
  accountId: "111122223333"
  cluster:
    adminRoles: [arn:aws:iam::111122223333:role/platform-admin]
)";

constexpr const char* kTenant = R"(  tenants:
    - name: payments
      costCenter: pay-001
)";

std::vector<std::string> messages(const std::string& spec, const std::string& tenant) {
  const Loaded loaded = load_text(text::TextId{}, kHead + spec + kTenant + tenant);
  std::vector<std::string> found;
  for (const auto& finding : loaded.diagnostics) found.push_back(finding.message);
  return found;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("Flink: versions, slots, checkpoints, sizes") {
  const std::string fixed = "  design: static\n";
  const std::string flink = "      workloads: [flink]\n      flink: ";
  CHECK(messages(fixed, flink + "{version: v1_18}\n") ==
        Strings{"spec.tenants[0].flink.version: Flink operator 1.15.0 runs `v1_19` to `v2_2`; write one of these"});
  CHECK(messages(fixed + "  identity: podIdentity\n", flink + "{version: v1_19}\n") ==
        Strings{"spec.tenants[0].flink.version: the AWS SDK in its S3 plugin does not know Pod Identity; use `v1_20` "
                "or newer, or `identity: auto`"});
  CHECK(messages(fixed, flink + "{taskManager: {cpu: 500m}}\n") ==
        Strings{"spec.tenants[0].flink.taskManager.cpu: a slot needs a CPU; write 1 or more"});
  CHECK(messages(fixed, flink + "{checkpointInterval: 0s}\n") ==
        Strings{"spec.tenants[0].flink.checkpointInterval: a job without checkpoints starts from nothing after every "
                "failure; write e.g. `60s`"});
  CHECK(messages(fixed, flink + "{parallelism: 8000}\n") ==
        Strings{"spec.tenants[0].flink.parallelism: job and task managers ask for 8002 CPUs, "
                "`tenants[0].limits.cpu` is 1000; lower it or raise that",
                "spec.tenants[0].flink.parallelism: job and task managers ask for 32776192Mi, "
                "`tenants[0].limits.memory` is 8Ti; lower it or raise that",
                "spec.tenants[0].flink.parallelism: job and task managers ask for 2002 pods, "
                "`tenants[0].quota.pods` is 1000; lower it or raise that"});
  CHECK(messages("  design: dynamic\n", "      workloads: [flink]\n").size() == 1);
}

TEST_CASE("Flink's arithmetic") {
  Flink flink;
  flink.task_manager.cpu = *parse_quantity("4500m");
  flink.task_manager.memory = *parse_jvm_memory("8g");
  flink.parallelism = 17;
  CHECK(slots(flink) == 4);
  CHECK(task_managers(flink) == 5);
  CHECK(footprint(flink).pods == 7);
  CHECK(footprint(flink).cpu_milli == 24500);
}

TEST_CASE("NiFi needs volumes") {
  CHECK(messages("  design: static\n  storage: {ebs: false}\n", "      workloads: [nifi]\n") ==
        Strings{"spec.tenants[0].workloads: NiFi keeps its flow on volumes; set `storage.ebs: true`"});
}

TEST_CASE("training: accelerators that are there, nodes that start together") {
  const std::string pool = "  design: static\n  pools: {training: {instanceTypes: [p5.48xlarge], count: 4}}\n";
  const std::string trains = "      workloads: [training]\n";
  CHECK(messages(pool, trains).empty());
  CHECK(messages(pool, trains + "      training: {gpusPerNode: 16}\n") ==
        Strings{"spec.tenants[0].training.gpusPerNode: 16, but `p5.48xlarge` of `spec.pools.training` has 8; write 8 or "
                "less"});
  CHECK(messages(pool + "  scheduler: default\n", trains) ==
        Strings{"spec.scheduler: `default` would start some of the 4 nodes of `payments` and let them wait for the rest; "
                "write `volcano`"});
  CHECK(messages(pool + "  scheduler: default\n", trains + "      training: {nodes: 1}\n").empty());
}

TEST_CASE("queues ask for what the scheduler can do") {
  const std::string spark = "      workloads: [spark]\n";
  CHECK(messages("  design: dynamic\n  scheduler: default\n", spark + "      queue: {policy: fair}\n") ==
        Strings{"spec.tenants[0].queue: the default scheduler has no queues; remove it, or set `scheduler: yunikorn` or "
                "`volcano`"});
  CHECK(messages("  design: dynamic\n  scheduler: volcano\n", spark + "      queue: {maxApplications: 10}\n") ==
        Strings{"spec.tenants[0].queue.maxApplications: Volcano does not count the jobs of a queue; remove it, or set "
                "`scheduler: yunikorn`"});
  CHECK(messages("  design: dynamic\n  scheduler: volcano\n",
                 spark + "      queue: {policy: fair}\n    - name: risk\n      costCenter: r\n" + spark) ==
        Strings{"spec.tenants[1].queue.policy: Volcano orders the jobs of all queues alike, and `payments` has `fair`; "
                "write the same for all tenants"});
}

TEST_CASE("shuffle on volumes and in Celeborn") {
  const std::string spark = "      workloads: [spark]\n      spark: ";
  CHECK(messages("  design: dynamic\n  storage: {ebs: false}\n", spark + "{shuffle: ebs-pvc}\n") ==
        Strings{"spec.tenants[0].spark.shuffle: `ebs-pvc` keeps data on volumes; set `storage.ebs: true`"});
  CHECK(messages("  design: dynamic\n", spark + "{shuffle: celeborn, version: 4.1.0}\n") ==
        Strings{"spec.tenants[0].spark.version: Celeborn 0.6.3 has no client for Spark 4.1.0; write 4.0.1, or another "
                "`shuffle`"});
  CHECK(messages("  design: dynamic\n  storage: {celeborn: {workers: 4}}\n", spark + "{shuffle: nvme}\n") ==
        Strings{"spec.storage.celeborn: no tenant shuffles through it; set `spark.shuffle: celeborn` for one, or remove "
                "it"});
}

TEST_CASE("lineage must get through the network policies") {
  const std::string spark = "      workloads: [spark]\n";
  const auto with = [&](const std::string& url, const std::string& more = "") {
    return messages("  design: dynamic\n  observability: {openLineage: {url: \"" + url + "\"}}\n", spark + more);
  };
  CHECK(with("https://lineage.example.com").empty());
  CHECK(with("http://marquez.lineage.svc.cluster.local:5000").empty());
  CHECK(with("http://lineage.example.com:5000", "      egress: [{cidr: 10.9.0.0/16, ports: [5000]}]\n").empty());
  CHECK(with("http://lineage.example.com:5000") ==
        Strings{"spec.observability.openLineage.url: the network policies of `payments` let nothing out to port 5000; "
                "answer at 443, or open it with `spec.tenants[0].egress`"});
  CHECK(lineage_address({.url = "http://a.b.svc:81"})->name_space == "b");
}

TEST_CASE("Airflow needs its DAGs, and nothing else reads where they are") {
  const std::string spark = "      workloads: [spark]\n";
  CHECK(messages("  design: dynamic\n  workflow: airflow\n", spark) ==
        Strings{"spec.airflow.repoUrl is required by `workflow: airflow`: the repository of its DAGs, e.g. "
                "`https://git.example.com/data/dags.git`"});
  CHECK(messages("  design: dynamic\n  airflow: {repoUrl: https://git.example.com/dags.git}\n", spark) ==
        Strings{"spec.airflow: only `workflow: airflow` reads it; remove it, or set that"});
}
