// Executors per node, DNS and control plane figures of the render specification and the capacity model.
#include "plan/packing.hpp"

#include <catch2/catch.hpp>

#include "plan/cluster_load.hpp"

using namespace dek::plan;
using dek::facts::find_instance_type;

TEST_CASE("four executors of four cores fit on sixteen vCPUs only with a smaller request") {
  const auto& type = *find_instance_type("r7gd.4xlarge");
  const NodeOverhead daemons{.cpu_millis = 600, .memory_mib = 1024, .pods = 10};
  const PodShape whole{.cpu_millis = 4000, .memory_mib = 28 * 1024};
  CHECK(pack(type, whole, daemons, 234).count == 3);
  CHECK(pack(type, whole, daemons, 234).limit == PackingLimit::cpu);
  CHECK(cpu_request_for(type, daemons, 4, 4) == 3800);
  const PodShape packed{.cpu_millis = 3600, .memory_mib = 28 * 1024};
  CHECK(pack(type, packed, daemons, 234).count == 4);
}

TEST_CASE("each resource can be the first to run out") {
  const auto& type = *find_instance_type("r7gd.4xlarge");
  const NodeOverhead none;
  CHECK(pack(type, {.cpu_millis = 100, .memory_mib = 60 * 1024}, none, 234).limit == PackingLimit::memory);
  // 950 GB of NVMe: nine tenths are 815,000 MiB, five times 160 GiB does not fit.
  CHECK(pack(type, {.cpu_millis = 100, .ephemeral_mib = 160 * 1024}, none, 234).count == 4);
  CHECK(pack(type, {.cpu_millis = 100, .ephemeral_mib = 160 * 1024}, none, 234).limit == PackingLimit::scratch);
  CHECK(pack(type, {.cpu_millis = 100}, {.pods = 12}, 30).count == 18);
  CHECK(pack(type, {.cpu_millis = 100}, {.pods = 12}, 30).limit == PackingLimit::pods);
  CHECK(pack(type, {.gpus = 1}, none, 30).count == 0);
  CHECK(pack(*find_instance_type("g5.12xlarge"), {.gpus = 2}, none, 30).count == 2);
}

TEST_CASE("a share too small is no request") {
  CHECK_FALSE(cpu_request_for(*find_instance_type("m7g.medium"), {.cpu_millis = 900}, 1, 1).has_value());
  CHECK(cpu_request_for(*find_instance_type("m7g.16xlarge"), {}, 4, 2) == 4000);
}

TEST_CASE("Spark's overhead has a floor") {
  CHECK(spark_overhead_mib(1024, 0.1) == 384);
  CHECK(spark_overhead_mib(24 * 1024, 0.1) == 2457);
  CHECK(spark_overhead_mib(8 * 1024, 0.4) == 3276);
}

TEST_CASE("CoreDNS replicas and queries") {
  CHECK(coredns_replicas(600, 19200) == 75);
  CHECK(coredns_replicas(16, 16 * 96) == 6);
  CHECK(coredns_replicas(1600, 51200) == 200);
  CHECK(coredns_replicas(1, 2) == 2);
  CHECK(dns_queries(3, 5) == 10);
  CHECK(dns_queries(3, 2) == 2);
}

TEST_CASE("control plane tiers") {
  CHECK(tier_for(100)->name == "tier-xl");
  CHECK(tier_for(167)->name == "tier-xl");
  CHECK(tier_for(168)->name == "tier-2xl");
  CHECK(tier_for(400)->name == "tier-4xl");
  CHECK_FALSE(tier_for(401).has_value());
}
