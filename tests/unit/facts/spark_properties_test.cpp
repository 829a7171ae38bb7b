// Spark's names: what it reads, since when, and what a wrong name was meant to be.
#include "facts/spark_properties.hpp"

#include <catch2/catch.hpp>

using namespace dek::facts;

namespace {

SparkKeyKind kind(const char* key) {
  return lookup_spark_key(key).kind;
}

std::string suggestion(const char* key) {
  const auto found = suggest_spark_key(key);
  return found ? found->name : "";
}

}  // namespace

TEST_CASE("properties, families and other projects' names are told apart") {
  CHECK(kind("spark.decommission.enabled") == SparkKeyKind::property);
  CHECK(kind("spark.files.fetchFailure.unRegisterOutputOnHost") == SparkKeyKind::property);
  CHECK(kind("spark.kubernetes.executor.label.team") == SparkKeyKind::family);
  CHECK(kind("spark.kubernetes.node.selector.karpenter.sh/capacity-type") == SparkKeyKind::family);
  CHECK(kind("spark.hadoop.fs.s3a.endpoint") == SparkKeyKind::family);
  CHECK(kind("spark.driver.resource.gpu.amount") == SparkKeyKind::family);
  CHECK(kind("spark.executorEnv.HOME") == SparkKeyKind::family);
  CHECK(kind("spark.org.apache.some.Filter.param.secret") == SparkKeyKind::family);
  CHECK(kind("spark.celeborn.master.endpoints") == SparkKeyKind::third_party);
  CHECK(kind("spark.sql.iceberg.vectorization.enabled") == SparkKeyKind::third_party);
  CHECK(kind("spark.mongodb.read.connection.uri") == SparkKeyKind::third_party);
  CHECK(kind("spark.sql.adaptive.enable") == SparkKeyKind::open);
  CHECK(kind("spark.kubernetes.executor.decommmissionLabel") == SparkKeyKind::property);
  CHECK(kind("spark.executor.decommission.enabled") == SparkKeyKind::unknown);
  CHECK(kind("spark.files.fetchFailure.unregisterOutputOnHost") == SparkKeyKind::unknown);
  CHECK(kind("spark.executorEnv.") == SparkKeyKind::unknown);
  CHECK(kind("spark.driver.resource.a.b") == SparkKeyKind::family);
}

TEST_CASE("a name says since when Spark reads it") {
  CHECK(spark_key_since("spark.storage.decommission.fallbackStorage.cleanUp") == "3.2.0");
  CHECK(spark_key_since("spark.kubernetes.driver.service.label.team") == "3.4.0");
  CHECK(spark_key_since("spark.driver.resource.gpu.amount") == "3.0.0");
  CHECK(spark_key_since("spark.nothing").empty());
}

TEST_CASE("each kind of closeness leads to the meant name") {
  CHECK(suggestion("spark.files.fetchFailure.unregisterOutputOnHost") ==
        "spark.files.fetchFailure.unRegisterOutputOnHost");
  CHECK(suggest_spark_key("spark.eventlog.dir")->closeness == Closeness::letter_case);
  CHECK(suggestion("spark.executor.decommission.enabled") == "spark.decommission.enabled");
  CHECK(suggest_spark_key("spark.executor.decommission.enabled")->closeness == Closeness::observed);
  CHECK(suggestion("spark.driverEnv.HOME") == "spark.kubernetes.driverEnv.HOME");
  CHECK(suggestion("spark.executor.memmory") == "spark.executor.memory");
  CHECK(suggest_spark_key("spark.executor.memmory")->closeness == Closeness::edit_distance);
  CHECK(suggestion("spark.storage.decommission.shuffleBlocks") == "spark.storage.decommission.shuffleBlocks.enabled");
  CHECK(suggestion("spark.executor.cores.count") == "spark.executor.cores");
  CHECK(suggestion("spark.sql.adaptive.enable") == "spark.sql.adaptive.enabled");
  CHECK(suggestion("spark.sql.mycompany.pipeline").empty());
  CHECK(suggestion("spark.mycompany.pipeline").empty());
}

TEST_CASE("volume keys have one form") {
  CHECK(spark_volume_key_problem("spark.kubernetes.executor.volumes.hostPath.data.mount.path").empty());
  CHECK(spark_volume_key_problem(
            "spark.kubernetes.executor.volumes.persistentVolumeClaim.spark-local-dir-1.options.claimName")
            .empty());
  CHECK(spark_volume_key_problem("spark.executor.memory").empty());
  CHECK(spark_volume_key_problem("spark.kubernetes.executor.volumes.pvc.data.mount.path").find("`pvc`") !=
        std::string::npos);
  CHECK(spark_volume_key_problem("spark.kubernetes.driver.volumes.nfs.data.mount.pth").find("`mount.pth`") !=
        std::string::npos);
  CHECK_FALSE(spark_volume_key_problem("spark.kubernetes.driver.volumes.nfs.data").empty());
}
