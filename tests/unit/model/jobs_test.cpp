// How long drained nodes wait for Spark jobs of a known length.
#include <catch2/catch.hpp>

#include "model/load.hpp"

using namespace dek;
using namespace dek::model;

namespace {

/// The grace that executors' nodes are given when the tenant says `spark` of its jobs, and the pool says `pool`.
std::string grace_with(const std::string& spark, const std::string& pool = "") {
  const Loaded loaded = load_text(text::TextId{}, R"(apiVersion: dekctl.dev/v1alpha1
kind: PlatformProfile
metadata:
  name: ledger
spec:
  design: dynamic
  region: eu-west-1
  accountId: "111122223333"
  cluster:
    adminRoles: [arn:aws:iam::111122223333:role/platform-admin]
)" + pool + R"(  tenants:
    - name: finance
      costCenter: fin-007
      workloads: [spark]
      spark: {)" + spark + "}\n");
  if (!loaded.profile) return "refused";
  return loaded.profile->pool(PoolRole::spark_executor)->disruption.termination_grace_period->text;
}

constexpr const char* kProtected = "conf: {spark.kubernetes.executor.annotation.karpenter.sh/do-not-disrupt: \"true\"}";

}  // namespace

TEST_CASE("nodes of protected executors wait for the longest job") {
  const std::string is_protected = kProtected;
  CHECK(grace_with("longestJob: 4h") == "30m");
  CHECK(grace_with(is_protected) == "30m");
  CHECK(grace_with("longestJob: 4h, " + is_protected) == "4h");
  CHECK(grace_with("longestJob: 20m, " + is_protected) == "30m");
}

TEST_CASE("a grace that the profile gives stays, unless it cuts a protected job short") {
  const std::string pool = "  pools:\n    spark-executor: {disruption: {terminationGracePeriod: 2h}}\n";
  const std::string is_protected = kProtected;
  CHECK(grace_with("longestJob: 4h", pool) == "2h");
  CHECK(grace_with("longestJob: 2h, " + is_protected, pool) == "2h");
  CHECK(grace_with("longestJob: 4h, " + is_protected, pool) == "refused");
}
