// Shared nodes, queues, training devices, and the Spark settings of shuffle and lineage.
#include <algorithm>
#include <catch2/catch.hpp>

#include "facts/spark_properties.hpp"
#include "profile_fixture.hpp"
#include "render/pools.hpp"
#include "render/queues.hpp"
#include "render/releases.hpp"
#include "render/spark_conf.hpp"
#include "render/training_views.hpp"

using namespace dek;
using namespace dek::render;

namespace {

std::string value_of(const SparkEntries& entries, std::string_view key) {
  const auto found = std::ranges::find(entries, key, &SparkEntries::value_type::first);
  return found == entries.end() ? "" : found->second;
}

}  // namespace

TEST_CASE("tenants that share nodes have one pool of a role, as large as their limits together") {
  const auto loaded = load_profile(
      "      nodePools: shared\n"
      "      limits: {cpu: 100, memory: 400Gi}\n"
      "    - name: finance\n      costCenter: fin\n      workloads: [spark]\n      nodePools: shared\n"
      "      limits: {cpu: 50, memory: 100Gi}\n"
      "    - name: risk\n      costCenter: risk\n      workloads: [spark]\n");
  REQUIRE(loaded.profile);
  const Platform platform = derive(*loaded.profile).platform;
  const NodeSet* shared = nodes_of(platform, "finance", model::PoolRole::spark_executor);
  REQUIRE(shared != nullptr);
  CHECK(shared == nodes_of(platform, "marketing", model::PoolRole::spark_executor));
  CHECK(shared->name == "shared-spark-executor");
  CHECK(shared->taints.size() == 1);
  CHECK(nodes_of(platform, "risk", model::PoolRole::spark_executor)->name == "risk-spark-executor");
  const auto pool = std::ranges::find(platform.pools, "shared-spark-executor", &NodePool::name);
  REQUIRE(pool != platform.pools.end());
  CHECK(pool->limits.front().amount == "150");
}

TEST_CASE("lineage keeps the listeners of the profile, and Celeborn ends shuffle tracking") {
  auto loaded = load_profile("      spark: {shuffle: celeborn, conf: {spark.extraListeners: com.example.Audit}}\n");
  REQUIRE(loaded.profile);
  model::Profile& profile = *loaded.profile;
  profile.observability.open_lineage.url = "https://lineage.example.com";
  const Platform platform = derive(profile).platform;
  const SparkConf conf = spark_conf(platform, platform.tenants.front());
  CHECK(value_of(conf.lineage, "spark.extraListeners") ==
        "io.openlineage.spark.agent.OpenLineageSparkListener,com.example.Audit");
  CHECK(value_of(conf.profile, "spark.extraListeners").empty());
  CHECK(value_of(conf.lineage, "spark.openlineage.namespace") == "analytics-marketing");
  CHECK(value_of(conf.allocation, "spark.dynamicAllocation.shuffleTracking.timeout").empty());
  CHECK(value_of(conf.decommission, "spark.storage.decommission.fallbackStorage.path").empty());
  CHECK(nodes_of(platform, "", model::PoolRole::shuffle) != nullptr);
  const auto repositories = repositories_of(platform);
  const auto celeborn = std::ranges::find(repositories, "celeborn", &Repository::name);
  REQUIRE(celeborn != repositories.end());
  CHECK(celeborn->url == "git+https://github.com/apache/celeborn@charts?ref=v0.6.3&sparse=0");
}

TEST_CASE("where jobs stay in a zone, so does what they shuffle through Celeborn") {
  const auto loaded = load_profile(
      "    - name: finance\n      costCenter: fin\n      workloads: [spark]\n      spark: {shuffle: celeborn}\n"
      "  network: {azs: [eu-west-1a, eu-west-1b, eu-west-1c], placement: zonal}\n");
  REQUIRE(loaded.profile);
  const Platform platform = derive(*loaded.profile).platform;
  CHECK(nodes_of(platform, "", model::PoolRole::shuffle)->zones == std::vector<std::string>{"eu-west-1a"});
  CHECK(pinned_zone(platform, "finance") == "eu-west-1a");
}

TEST_CASE("settings of shuffle and lineage are ones that Spark and its plugins read") {
  for (const char* shuffle : {"celeborn", "ebs-pvc"}) {
    auto loaded = load_profile(std::string("      spark: {shuffle: ") + shuffle + "}\n");
    REQUIRE(loaded.profile);
    loaded.profile->observability.open_lineage.url = "https://lineage.example.com";
    const Platform platform = derive(*loaded.profile).platform;
    const SparkConf conf = spark_conf(platform, platform.tenants.front());
    for (const SparkEntries* group : {&conf.decommission, &conf.shuffle, &conf.allocation, &conf.lineage})
      for (const auto& [key, value] : *group) {
        CAPTURE(key);
        CHECK(facts::lookup_spark_key(key).kind != facts::SparkKeyKind::unknown);
      }
  }
}

TEST_CASE("a training pod asks for the fabric of its node and a share that fits") {
  const auto loaded = load_profile(
      "      allowMixed: true\n"
      "    - name: vision\n      costCenter: vis\n      workloads: [training]\n      allowMixed: true\n"
      "      quota: {cpu: 2000, memory: 16Ti}\n"
      "  network: {azs: [eu-west-1a, eu-west-1b, eu-west-1c]}\n"
      "  pools: {training: {instanceTypes: [p5.48xlarge], efa: true}}\n");
  REQUIRE(loaded.profile);
  const Platform platform = derive(*loaded.profile).platform;
  const model::Tenant& vision = loaded.profile->tenants[1];
  CHECK(loaded.profile->scheduler == model::Scheduler::volcano);
  const auto devices = training_devices(platform, vision);
  REQUIRE(devices);
  CHECK(devices->resource == "nvidia.com/gpu");
  CHECK(devices->efa_interfaces == 32);
  CHECK(training_share(platform, vision).cpus < 192);
  CHECK(is_queued(platform.tenants[1]));
}
