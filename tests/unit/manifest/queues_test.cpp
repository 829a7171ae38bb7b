// Queues of YuniKorn, and operators by their values.
#include "manifest/queues.hpp"

#include <catch2/catch.hpp>

#include "manifest/spark_operator.hpp"
#include "unit/manifest/support.hpp"

using namespace dek;
using test::Set;

TEST_CASE("queues are whole paths, and only leaves take applications") {
  const Set set(
      {"partitions: [{name: default, queues: [{name: root, queues: [{name: Spark, queues: [{name: a}]}]}]}]\n"});
  const manifest::QueueTree tree(set.resource());
  REQUIRE(tree.find("root.spark.a") != nullptr);
  CHECK(tree.find("spark.A")->is_leaf);
  CHECK_FALSE(tree.find("root.spark")->is_leaf);
  CHECK(tree.find("a") == nullptr);
  CHECK(tree.line_of("root.spark.a").size() == 3);
  CHECK_FALSE(tree.may_have_more());
}

TEST_CASE("rules that create and parts that are not known may bring more queues") {
  const std::string queues = "queues: [{name: root, queues: [{name: a}]}]";
  const Set created({"partitions: [{name: default, placementrules: [{name: user, create: true}], " + queues + "}]\n"});
  CHECK(manifest::QueueTree(created.resource()).may_have_more());
  const Set unknown({"partitions: [{name: default, queues: [{name: root, queues: [{name: '${team}'}]}]}]\n"});
  CHECK(manifest::QueueTree(unknown.resource()).may_have_more());
}

TEST_CASE("an operator watches what it lists, and all for an empty name") {
  using manifest::Watch;
  const auto watch = [](const std::string& values) {
    const Set set({values});
    return manifest::SparkOperator(set.resource()).watches("team-a");
  };
  CHECK(watch("spark: {jobNamespaces: [team-a]}\n") == Watch::yes);
  CHECK(watch("spark: {jobNamespaces: [team-b]}\n") == Watch::no);
  CHECK(watch("spark: {jobNamespaces: ['']}\n") == Watch::yes);
  CHECK(watch("spark: {jobNamespaces: [team-b], jobNamespaceSelector: a=b}\n") == Watch::unknown);
  CHECK(watch("sparkJobNamespace: team-b\n") == Watch::no);
  CHECK(watch("controller: {workers: 1}\nwebhook: {enable: true}\n") == Watch::unknown);
}
