// Spark of a tenant: sizes that fit their nodes, executors in order, settings that Spark reads.
#include <algorithm>

#include "base/strings.hpp"
#include "facts/spark_properties.hpp"
#include "model/check.hpp"
#include "model/defaults.hpp"
#include "model/instances.hpp"

namespace dek::model {
namespace {

/// Settings that come from identity and queue; a profile cannot change them.
constexpr std::string_view kOwned[] = {
    "spark.hadoop.fs.s3a.aws.credentials.provider",
    "spark.kubernetes.authenticate.driver.serviceAccountName",
    "spark.kubernetes.authenticate.executor.serviceAccountName",
    "spark.kubernetes.scheduler.name",
    "spark.kubernetes.namespace",
};

constexpr std::string_view kIdleTimeout = "spark.dynamicAllocation.executorIdleTimeout";
constexpr std::int64_t kRenderedIdleSeconds = 60;  // what render writes when the profile says nothing
constexpr std::int64_t kBytesPerGb = 1'000'000'000;

/// Karpenter looks for a type that fits: of the smallest size, the one with the most memory says what does.
const facts::InstanceType* roomiest_of_smallest(const std::vector<const facts::InstanceType*>& types) {
  const facts::InstanceType* best = nullptr;
  for (const facts::InstanceType* type : types) {
    if (type->vcpu == 0 || type->allocatable_memory_mib == 0) continue;
    const bool smaller = best == nullptr || type->vcpu < best->vcpu;
    const bool roomier =
        best != nullptr && type->vcpu == best->vcpu && type->allocatable_memory_mib > best->allocatable_memory_mib;
    if (smaller || roomier) best = type;
  }
  return best;
}

class SparkCheck {
 public:
  SparkCheck(const Profile& profile, std::size_t index, Findings& findings)
      : profile_(profile),
        tenant_(profile.tenants[index]),
        spark_(tenant_.spark),
        path_("tenants[" + std::to_string(index) + "].spark"),
        findings_(findings) {}

  void counts() const;
  void fits(PoolRole role, std::int64_t cores, std::int64_t memory_mib, const std::string& field) const;
  void disk() const;
  void identity() const;
  void settings() const;
  void idle_time() const;
  void waiting() const;
  void job_length(PoolRole role) const;

 private:
  void add(std::string_view rule, const std::string& field, const std::string& rest) const {
    const std::string path = path_ + "." + field;
    findings_.add(rule, profile_.where(path), path, rest);
  }

  const Profile& profile_;
  const Tenant& tenant_;
  const Spark& spark_;
  const std::string path_;
  Findings& findings_;
};

void SparkCheck::counts() const {
  const ExecutorCount& count = spark_.executors;
  if (count.min <= count.initial && count.initial <= count.max) return;
  const bool low = count.initial < count.min;
  add(kConflict, "executors.initial",
      ": " + std::to_string(count.initial) + " is " + (low ? "less than `min`, " : "more than `max`, ") +
          std::to_string(low ? count.min : count.max) + "; write `min` ≤ `initial` ≤ `max`");
}

void SparkCheck::fits(PoolRole role, std::int64_t cores, std::int64_t memory_mib, const std::string& field) const {
  const Pool* pool = profile_.pool(role);
  if (pool == nullptr) return;
  const facts::InstanceType* type = roomiest_of_smallest(admitted_types(*pool));
  if (type == nullptr) return;
  const std::string on =
      ", but `" + std::string(type->name) + "` of `spec.pools." + std::string(to_string(role)) + "` has ";
  constexpr std::string_view kAdvice = "; ask for less or leave the small sizes out";
  if (memory_mib > type->allocatable_memory_mib) {
    add(kConflict, field + ".memory",
        ": with its overhead " + std::to_string(memory_mib) + " MiB" + on + "room for " +
            std::to_string(type->allocatable_memory_mib) + " MiB" + std::string(kAdvice));
  }
  if (cores > type->vcpu) {
    add(kConflict, field + ".cores",
        ": " + std::to_string(cores) + on + std::to_string(type->vcpu) + std::string(kAdvice));
  }
}

void SparkCheck::disk() const {
  const EphemeralStorage& storage = spark_.executor.ephemeral_storage;
  if (storage.request.milli > storage.limit.milli) {
    add(kConflict, "executor.ephemeralStorage.request",
        ": " + storage.request.text + " is more than `limit`, " + storage.limit.text);
  }
  const Pool* pool = profile_.pool(PoolRole::spark_executor);
  if (pool == nullptr) return;
  if (spark_.shuffle == Shuffle::ebs_pvc) return;
  if (pool->local_storage != LocalStorage::raid0) {
    const bool given = profile_.given("pools.spark-executor.localStorage");
    const std::string path = given ? "pools.spark-executor.localStorage" : path_ + ".shuffle";
    findings_.add(kConflict, profile_.where(path), path,
                  ": shuffle and spill need the instance storage; set `localStorage: raid0`, or `shuffle: ebs-pvc`");
    return;
  }
  const auto types = admitted_types(*pool);
  const auto least = std::ranges::min_element(types, {}, &facts::InstanceType::local_nvme_gb);
  if (least == types.end() || (*least)->local_nvme_gb == 0) return;
  // A tenth of the disk stays free for images and logs (invariant I23).
  const std::int64_t usable_bytes = (*least)->local_nvme_gb * kBytesPerGb / 10 * 9;
  if (storage.limit.value() <= usable_bytes) return;
  add(kConflict, "executor.ephemeralStorage.limit",
      ": " + storage.limit.text + " does not fit on `" + std::string((*least)->name) + "`, which has " +
          std::to_string((*least)->local_nvme_gb) + " GB; lower it or raise `spec.pools.spark-executor.minNvmeGb`");
}

void SparkCheck::identity() const {
  if (profile_.identity != Identity::pod_identity || !spark_.version.starts_with("3.")) return;
  add(kConflict, "version",
      ": the AWS SDK of Spark " + spark_.version + " does not know Pod Identity; use Spark 4, or `identity: auto`");
}

void SparkCheck::settings() const {
  for (const auto& [key, value] : spark_.conf) {
    const std::string path = path_ + ".conf." + key;
    const text::Span place = profile_.where(path);
    if (std::ranges::find(kOwned, key) != std::end(kOwned)) {
      findings_.add(kConflict, place, path_ + ".conf",
                    ": " + shown(key) + " follows from identity and queue; remove it");
      continue;
    }
    if (facts::lookup_spark_key(key).kind != facts::SparkKeyKind::unknown) continue;
    const auto near = facts::suggest_spark_key(key);
    if (!near) continue;
    findings_.add(kInvalidValue, place, path_ + ".conf",
                  ": Spark does not read " + shown(key) + "; did you mean `" + near->name + "`?");
  }
}

void SparkCheck::idle_time() const {
  const Pool* pool = profile_.pool(PoolRole::spark_executor);
  if (pool == nullptr || pool->disruption.consolidate_after.never) return;
  const auto own = spark_.conf.find(std::string(kIdleTimeout));
  std::int64_t idle = kRenderedIdleSeconds;
  if (own != spark_.conf.end()) {
    const auto seconds = base::parse_integer(own->second);
    const auto duration = parse_duration(own->second);
    if (!seconds && !duration) return;
    idle = seconds ? *seconds : duration->seconds;
  }
  if (pool->disruption.consolidate_after.seconds > idle) return;
  const std::string path = own == spark_.conf.end() ? "pools.spark-executor.disruption.consolidateAfter"
                                                    : path_ + ".conf." + std::string(kIdleTimeout);
  findings_.add(kConflict, profile_.where(path), "pools.spark-executor.disruption.consolidateAfter",
                ": " + pool->disruption.consolidate_after.text + " is not longer than `" + std::string(kIdleTimeout) +
                    "`, " + std::to_string(idle) + "s; idle executors must go before their node is looked at");
}

void SparkCheck::waiting() const {
  const Pool* pool = profile_.pool(PoolRole::spark_executor);
  if (pool == nullptr || spark_.delay_tolerant.value_or(true)) return;
  if (std::ranges::any_of(pool->capacity, [](Capacity each) { return each != Capacity::spot; })) return;
  constexpr std::string_view kPath = "pools.spark-executor.capacity";
  findings_.add(kConflict, profile_.where(kPath), kPath,
                ": on Spot alone the jobs of `" + tenant_.name +
                    "` wait while it is short, and `delayTolerant` is false; add `on-demand`");
}

void SparkCheck::job_length(PoolRole role) const {
  const Pool* pool = profile_.pool(role);
  if (pool == nullptr || !spark_.longest_job || pool->provisioner != Provisioner::karpenter) return;
  const auto& grace = pool->disruption.termination_grace_period;
  if (!grace || grace->seconds >= spark_.longest_job->seconds) return;
  const std::string path = "pools." + std::string(to_string(role)) + ".disruption.terminationGracePeriod";
  findings_.add(kConflict, profile_.where(path), path,
                ": a drained node would end after " + grace->text + ", before the longest job of `" + tenant_.name +
                    "`, which takes " + spark_.longest_job->text + "; grant that much or leave it out");
}

}  // namespace

void check_spark(const Profile& profile, Findings& findings) {
  for (std::size_t i = 0; i < profile.tenants.size(); ++i) {
    const Tenant& tenant = profile.tenants[i];
    if (!tenant.runs(Workload::spark)) continue;
    const SparkCheck check(profile, i, findings);
    const SparkDriver& driver = tenant.spark.driver;
    const SparkExecutor& executor = tenant.spark.executor;
    check.counts();
    check.fits(PoolRole::spark_driver, driver.cores, driver.memory.mib + driver.memory_overhead.mib, "driver");
    check.fits(PoolRole::spark_executor, executor.cores, executor.memory.mib + executor.memory_overhead.mib,
               "executor");
    check.disk();
    check.identity();
    check.settings();
    check.idle_time();
    check.waiting();
    check.job_length(PoolRole::spark_driver);
    if (protects_executors(tenant)) check.job_length(PoolRole::spark_executor);
  }
}

}  // namespace dek::model
