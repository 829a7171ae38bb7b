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

constexpr const char* kListenersKey = "spark.extraListeners";
constexpr const char* kLineageListener = "io.openlineage.spark.agent.OpenLineageSparkListener";
constexpr const char* kShufflePluginKey = "spark.shuffle.sort.io.plugin.class";

/// Shuffle blocks that lie elsewhere stay when their executor goes: only cached blocks move.
SparkEntries short_decommission_entries() {
  return {{"spark.decommission.enabled", "true"},
          {"spark.storage.decommission.enabled", "true"},
          {"spark.storage.decommission.rddBlocks.enabled", "true"},
          {"spark.storage.decommission.shuffleBlocks.enabled", "false"},
          {"spark.executor.decommission.killInterval", "120s"}};
}

SparkEntries decommission_entries(const TenantPlatform& tenant) {
  if (tenant.settings->spark.shuffle != model::Shuffle::nvme) return short_decommission_entries();
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

/// Executors' volumes belong to the driver, which gives those of a lost executor to the next one, blocks included.
SparkEntries volume_entries(const model::Spark& spark) {
  const std::string volume = "spark.kubernetes.executor.volumes.persistentVolumeClaim.spark-local-dir-1.";
  return {{volume + "options.claimName", "OnDemand"},
          {volume + "options.storageClass", "gp3"},
          {volume + "options.sizeLimit", spark.executor.ephemeral_storage.limit.text},
          {volume + "mount.path", "/data/spark-local-1"},
          {volume + "mount.readOnly", "false"},
          {"spark.kubernetes.driver.ownPersistentVolumeClaim", "true"},
          {"spark.kubernetes.driver.reusePersistentVolumeClaim", "true"},
          {"spark.kubernetes.driver.waitToReusePersistentVolumeClaim", "true"},
          {kShufflePluginKey, "org.apache.spark.shuffle.KubernetesLocalDiskShuffleDataIO"}};
}

SparkEntries celeborn_entries() {
  return {{"spark.shuffle.manager", "org.apache.spark.shuffle.celeborn.SparkShuffleManager"},
          {"spark.serializer", "org.apache.spark.serializer.KryoSerializer"},
          {"spark.celeborn.master.endpoints", celeborn_endpoints()},
          {"spark.celeborn.client.push.replicate.enabled", "true"},
          {"spark.shuffle.service.enabled", "false"},
          {"spark.sql.adaptive.localShuffleReader.enabled", "false"},
          {kShufflePluginKey, "org.apache.spark.shuffle.celeborn.CelebornShuffleDataIO"}};
}

SparkEntries shuffle_entries(const model::Spark& spark) {
  switch (spark.shuffle) {
    case model::Shuffle::nvme:
      return {};
    case model::Shuffle::ebs_pvc:
      return volume_entries(spark);
    case model::Shuffle::celeborn:
      return celeborn_entries();
  }
  return {};
}

SparkEntries allocation_entries(const model::Spark& spark) {
  SparkEntries entries = {{"spark.dynamicAllocation.executorIdleTimeout", "60s"},
                          {"spark.kubernetes.allocation.batch.size", "50"},
                          {"spark.kubernetes.executor.enablePollingWithResourceVersion", "true"},
                          {"spark.shuffle.mapOutput.minSizeForBroadcast", "20480k"}};
  // Executors whose shuffle lies in the service need not wait for its readers.
  if (spark.shuffle != model::Shuffle::celeborn)
    entries.insert(entries.begin() + 1, {"spark.dynamicAllocation.shuffleTracking.timeout", "300s"});
  return entries;
}

/// The profile may name further listeners: they are kept beside ours.
SparkEntries lineage_entries(const model::Profile& profile, const model::Tenant& tenant) {
  const auto& url = profile.observability.open_lineage.url;
  if (!url) return {};
  const auto own = tenant.spark.conf.find(kListenersKey);
  const std::string others = own == tenant.spark.conf.end() ? "" : "," + own->second;
  return {{kListenersKey, kLineageListener + others},
          {"spark.openlineage.transport.type", "http"},
          {"spark.openlineage.transport.url", *url},
          {"spark.openlineage.namespace", fmt::format("{}-{}", profile.name, tenant.name)}};
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

std::string celeborn_endpoints() {
  std::string endpoints;
  for (int i = 0; i < kCelebornMasters; ++i)
    endpoints +=
        fmt::format("{}celeborn-master-{}.celeborn-master-svc.celeborn.svc.cluster.local:9097", i == 0 ? "" : ",", i);
  return endpoints;
}

SparkConf spark_conf(const Platform& platform, const TenantPlatform& tenant) {
  SparkConf conf;
  const model::Spark& spark = tenant.settings->spark;
  conf.credentials = {{kProviderKey, credentials_provider(tenant)}};
  if (spark.history_server) conf.history = history_entries(tenant);
  if (spark.decommission) conf.decommission = decommission_entries(tenant);
  if (platform.network.ipv6) conf.network = ipv6_entries(spark);
  conf.shuffle = shuffle_entries(spark);
  conf.allocation = allocation_entries(spark);
  conf.lineage = lineage_entries(*platform.profile, *tenant.settings);
  if (platform.profile->observability.metrics != model::Metrics::none) conf.metrics = metrics_entries();
  for (const auto& [key, value] : spark.conf) {
    const bool joined = key == kListenersKey && !conf.lineage.empty();
    if (key != kProviderKey && !joined && !is_ours(conf.network, key)) conf.profile.emplace_back(key, value);
  }
  for (SparkEntries* group :
       {&conf.history, &conf.decommission, &conf.shuffle, &conf.allocation, &conf.lineage, &conf.metrics})
    drop_replaced(*group, conf.profile);
  return conf;
}

}  // namespace dek::render
