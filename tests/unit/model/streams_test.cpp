// How much streams take, and where lineage goes.
#include "model/streams.hpp"

#include <catch2/catch.hpp>

#include "model/lineage.hpp"

using namespace dek::model;

TEST_CASE("a task manager has a slot per whole CPU, and there are as many as the parallelism needs") {
  Flink flink;
  flink.task_manager.cpu = *parse_quantity("4500m");
  flink.task_manager.memory = *parse_jvm_memory("8g");
  flink.parallelism = 17;
  CHECK(slots(flink) == 4);
  CHECK(task_managers(flink) == 5);
  CHECK(footprint(flink).pods == 7);
  CHECK(footprint(flink).cpu_milli == 2 * 1000 + 5 * 4500);
  CHECK(footprint(flink).memory_mib == 2 * 4096 + 5 * 8192);
}

TEST_CASE("a lineage service is in the cluster, or at a port") {
  const auto address = [](const char* url) { return *lineage_address({.url = url}); };
  CHECK(address("http://marquez.lineage.svc.cluster.local:5000").name_space == "lineage");
  CHECK(address("http://marquez.lineage.svc").port == 80);
  CHECK(address("https://lineage.example.com").name_space.empty());
  CHECK(address("https://lineage.example.com").port == 443);
  CHECK_FALSE(lineage_address({}));
}
