// What is derived from a profile: subnets, names, pools, packing, invariants.
#include <algorithm>
#include <catch2/catch.hpp>

#include "facts/spark_properties.hpp"
#include "profile_fixture.hpp"
#include "render/network.hpp"
#include "render/outputs.hpp"
#include "render/spark_conf.hpp"
#include "render/templates.hpp"

using namespace dek;
using namespace dek::render;

namespace {

std::vector<std::string> texts_of(const std::vector<model::Cidr>& cidrs) {
  std::vector<std::string> texts;
  for (const model::Cidr& cidr : cidrs) texts.push_back(cidr.text());
  return texts;
}

using Strings = std::vector<std::string>;

std::string limit(const NodePool& pool, std::string_view resource) {
  const auto found = std::ranges::find(pool.limits, resource, &PoolLimit::resource);
  return found == pool.limits.end() ? "" : found->amount;
}

}  // namespace

TEST_CASE("subnets of the default network") {
  const auto loaded = load_profile();
  REQUIRE(loaded.profile);
  const Network network = derive_network(*loaded.profile);
  CHECK(network.zones == Strings{"eu-west-1a", "eu-west-1b", "eu-west-1c"});
  CHECK(texts_of(network.public_subnets) == Strings{"10.0.0.0/20", "10.0.16.0/20", "10.0.32.0/20"});
  CHECK(texts_of(network.intra_subnets) == Strings{"10.0.64.0/20", "10.0.80.0/20", "10.0.96.0/20"});
  CHECK(texts_of(network.node_subnets) == Strings{"100.64.0.0/16", "100.65.0.0/16", "100.66.0.0/16"});
  CHECK(network.dns_addresses == Strings{"169.254.20.10", "172.20.0.10"});
}

TEST_CASE("fewer node CIDRs than zones are cut") {
  auto loaded = load_profile();
  REQUIRE(loaded.profile);
  model::Profile& profile = *loaded.profile;
  profile.network.secondary_cidrs = {*model::parse_cidr("100.64.0.0/16")};
  CHECK(texts_of(derive_network(profile).node_subnets) ==
        Strings{"100.64.0.0/18", "100.64.64.0/18", "100.64.128.0/18"});
  profile.network.secondary_cidrs.push_back(*model::parse_cidr("100.70.0.0/16"));
  CHECK(texts_of(derive_network(profile).node_subnets) == Strings{"100.64.0.0/17", "100.64.128.0/17", "100.70.0.0/17"});
  profile.network.azs = {4, {}};
  CHECK(texts_of(derive_network(profile).node_subnets) ==
        Strings{"100.64.0.0/17", "100.64.128.0/17", "100.70.0.0/17", "100.70.128.0/17"});
}

TEST_CASE("routable space is cut by the number of zones") {
  CHECK(routable_cut(2).new_bits == 3);
  CHECK(routable_cut(2).intra_offset == 2);
  CHECK(routable_cut(3).new_bits == 4);
  CHECK(routable_cut(3).intra_offset == 4);
  CHECK(routable_cut(4).new_bits == 4);
}

TEST_CASE("each Spark tenant has a driver and an executor pool behind its taints") {
  const auto loaded = load_profile("      limits: {cpu: 800, memory: 4Ti}\n");
  REQUIRE(loaded.profile);
  const Derived derived = derive(*loaded.profile);
  const auto& pools = derived.platform.pools;
  REQUIRE(pools.size() == 3);
  CHECK(pools[0].name == "platform");
  CHECK(pools[0].taints.empty());
  CHECK(pools[1].name == "marketing-spark-driver");
  CHECK(limit(pools[1], "cpu") == "40");
  CHECK(limit(pools[1], "memory") == "205Gi");
  CHECK(pools[2].name == "marketing-spark-executor");
  CHECK(pools[2].node_class == "nvme");
  CHECK(limit(pools[2], "cpu") == "800");
  CHECK(pools[2].taints.size() == 2);
  REQUIRE(derived.platform.node_classes.size() == 2);
  CHECK(derived.platform.node_classes[0].name == "general");
}

TEST_CASE("executors of four cores ask for less, so that the smallest node carries two") {
  const auto loaded = load_profile();
  REQUIRE(loaded.profile);
  CHECK(derive(*loaded.profile).platform.tenants[0].executor_core_request_milli == 3600);
}

TEST_CASE("a first wave above the quota is an error on its line") {
  const auto loaded = load_profile("      quota: {cpu: 20, memory: 8Ti, pods: 1000}\n");
  REQUIRE(loaded.profile);
  const Derived derived = derive(*loaded.profile);
  REQUIRE(derived.diagnostics.size() == 1);
  CHECK(derived.diagnostics[0].severity == diag::Severity::error);
  CHECK(derived.diagnostics[0].message ==
        "spec.tenants[0].spark.executors.initial: 10 executors and their driver ask for 38 CPUs, the quota of "
        "`marketing` is 20");
}

TEST_CASE("small executors on large nodes run into maxPods") {
  const auto loaded = load_profile("      spark: {executor: {cores: 1, memory: 1g, memoryOverhead: 1g}}\n");
  REQUIRE(loaded.profile);
  const Derived derived = derive(*loaded.profile);
  REQUIRE(derived.diagnostics.size() == 1);
  CHECK(derived.diagnostics[0].severity == diag::Severity::warning);
}

TEST_CASE("every rendered Spark setting is one that Spark reads, and the profile's wins") {
  const auto loaded = load_profile(
      "      spark: {conf: {spark.eventLog.rolling.maxFileSize: \"64m\", spark.sql.shuffle.partitions: \"200\"}}\n");
  REQUIRE(loaded.profile);
  const Derived derived = derive(*loaded.profile);
  const SparkConf conf = spark_conf(derived.platform, derived.platform.tenants[0]);
  for (const SparkEntries* group :
       {&conf.credentials, &conf.history, &conf.decommission, &conf.allocation, &conf.metrics})
    for (const auto& [key, value] : *group) {
      CAPTURE(key);
      CHECK(facts::lookup_spark_key(key).kind != facts::SparkKeyKind::unknown);
      CHECK(key != "spark.eventLog.rolling.maxFileSize");
    }
  CHECK(conf.profile.size() == 2);
}

TEST_CASE("images come through the account's cache of their registry") {
  const auto loaded = load_profile();
  REQUIRE(loaded.profile);
  CHECK(cached_image(*loaded.profile, "registry.k8s.io/pause:3.10") ==
        "111122223333.dkr.ecr.eu-west-1.amazonaws.com/k8s/pause:3.10");
  CHECK(cached_image(*loaded.profile, "ghcr.io/a/b:1") == "ghcr.io/a/b:1");
}

TEST_CASE("every template has its row in the table of files") {
  for (const std::string_view path : Templates::paths()) {
    if (path.starts_with("partials/")) continue;
    CAPTURE(path);
    const auto named = [path](const Output* output) { return output->template_path == path; };
    const bool is_listed = std::ranges::any_of(outputs(), named);
    CHECK((is_listed || path == "kubernetes/kustomization.yaml.mustache"));
  }
}
