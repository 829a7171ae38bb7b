// Spark settings as tables.
#include "render/spark_conf.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dek::render {
namespace {

constexpr const char* kProviderKey = "spark.hadoop.fs.s3a.aws.credentials.provider";

SparkEntries history_entries(const TenantPlatform& tenant) {
  return {{"spark.eventLog.enabled", "true"},
          {"spark.eventLog.dir", fmt::format("s3a://{}/spark-events/", tenant.names.bucket)},
          {"spark.eventLog.rolling.enabled", "true"},
          {"spark.eventLog.rolling.maxFileSize", "128m"}};
}

SparkEntries decommission_entries(const TenantPlatform& tenant) {
  return {
      {"spark.decommission.enabled", "true"},
      {"spark.storage.decommission.enabled", "true"},
      {"spark.storage.decommission.rddBlocks.enabled", "true"},
      {"spark.storage.decommission.shuffleBlocks.enabled", "true"},
      {"spark.storage.decommission.fallbackStorage.path", fmt::format("s3a://{}/decommission/", tenant.names.bucket)},
      {"spark.storage.decommission.fallbackStorage.cleanUp", "true"},
      {"spark.storage.decommission.replicationReattemptInterval", "100ms"},
      {"spark.executor.decommission.killInterval", "120s"},
      {"spark.stage.ignoreDecommissionFetchFailure", "true"},
      {"spark.scheduler.maxRetainedRemovedDecommissionExecutors", "20"},
      {"spark.files.fetchFailure.unRegisterOutputOnHost", "true"}};
}

SparkEntries allocation_entries() {
  return {{"spark.dynamicAllocation.executorIdleTimeout", "60s"},
          {"spark.dynamicAllocation.shuffleTracking.timeout", "300s"},
          {"spark.kubernetes.allocation.batch.size", "50"},
          {"spark.kubernetes.executor.enablePollingWithResourceVersion", "true"},
          {"spark.shuffle.mapOutput.minSizeForBroadcast", "20480k"}};
}

SparkEntries metrics_entries() {
  return {{"spark.ui.prometheus.enabled", "true"},
          {"spark.metrics.conf.*.sink.prometheusServlet.class", "org.apache.spark.metrics.sink.PrometheusServlet"},
          {"spark.metrics.conf.*.sink.prometheusServlet.path", "/metrics/prometheus"},
          {"spark.executor.processTreeMetrics.enabled", "true"}};
}

/// The JVM's options of the profile stay, behind ours.
std::string java_options(const model::Spark& spark, const std::string& key) {
  const std::string ours = "-Djava.net.preferIPv6Addresses=true";
  const auto own = spark.conf.find(key);
  return own == spark.conf.end() ? ours : ours + " " + own->second;
}

SparkEntries ipv6_entries(const model::Spark& spark) {
  SparkEntries entries{{"spark.kubernetes.driver.service.ipFamilyPolicy", "SingleStack"},
                       {"spark.kubernetes.driver.service.ipFamilies", "IPv6"}};
  for (const char* key : {"spark.driver.extraJavaOptions", "spark.executor.extraJavaOptions"})
    entries.emplace_back(key, java_options(spark, key));
  return entries;
}

bool is_ours(const SparkEntries& entries, const std::string& key) {
  return std::ranges::any_of(entries, [&key](const auto& entry) { return entry.first == key; });
}

void drop_replaced(SparkEntries& entries, const SparkEntries& own) {
  std::erase_if(entries, [&own](const auto& entry) {
    for (const auto& [key, value] : own)
      if (key == entry.first) return true;
    return false;
  });
}

}  // namespace

std::string credentials_provider(const TenantPlatform& tenant) {
  if (!tenant.irsa) return "software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider";
  const bool sdk_1 = tenant.settings->spark.version.starts_with("3.");
  return sdk_1 ? "com.amazonaws.auth.WebIdentityTokenCredentialsProvider"
               : "software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider";
}

SparkConf spark_conf(const Platform& platform, const TenantPlatform& tenant) {
  SparkConf conf;
  const model::Spark& spark = tenant.settings->spark;
  conf.credentials = {{kProviderKey, credentials_provider(tenant)}};
  if (spark.history_server) conf.history = history_entries(tenant);
  if (spark.decommission) conf.decommission = decommission_entries(tenant);
  if (platform.network.ipv6) conf.network = ipv6_entries(spark);
  conf.allocation = allocation_entries();
  if (platform.profile->observability.metrics != model::Metrics::none) conf.metrics = metrics_entries();
  for (const auto& [key, value] : spark.conf)
    if (key != kProviderKey && !is_ours(conf.network, key)) conf.profile.emplace_back(key, value);
  for (SparkEntries* group : {&conf.history, &conf.decommission, &conf.allocation, &conf.metrics})
    drop_replaced(*group, conf.profile);
  return conf;
}

}  // namespace dek::render
