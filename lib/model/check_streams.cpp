// Long-running workloads of a tenant, Flink, NiFi and training: sizes that their nodes and limits hold, versions that
// their operators run.
#include <algorithm>

#include "base/strings.hpp"
#include "model/check.hpp"
#include "model/instances.hpp"
#include "model/streams.hpp"

namespace dek::model {
namespace {

// Source: flink-kubernetes-operator 1.15, docs/content/docs/concepts/overview.md.
constexpr FlinkVersion kOldestFlink = FlinkVersion::v1_19;

class StreamCheck {
 public:
  StreamCheck(const Profile& profile, std::size_t index, Findings& findings)
      : profile_(profile),
        tenant_(profile.tenants[index]),
        path_("tenants[" + std::to_string(index) + "]"),
        findings_(findings) {}

  void flink() const;
  void nifi() const;
  void training() const;

 private:
  void add(std::string_view rule, const std::string& field, const std::string& rest) const {
    const std::string path = path_ + "." + field;
    findings_.add(rule, profile_.where(path), path, rest);
  }
  void fits_node(const std::string& field, std::string_view what, const Footprint& pod) const;
  void fits_limits(const std::string& field, std::string_view what, const Footprint& all) const;

  const Profile& profile_;
  const Tenant& tenant_;
  const std::string path_;
  Findings& findings_;
};

/// The roomiest type of the pool must hold one pod.
void StreamCheck::fits_node(const std::string& field, std::string_view what, const Footprint& pod) const {
  const Pool* pool = profile_.pool(PoolRole::streaming);
  if (pool == nullptr) return;
  const auto types = admitted_types(*pool);
  const auto largest = std::ranges::max_element(types, {}, &facts::InstanceType::allocatable_memory_mib);
  if (largest == types.end() || (*largest)->allocatable_memory_mib == 0) return;
  const facts::InstanceType& type = **largest;
  const std::string of = " of `spec.pools.streaming`";
  if (pod.cpu_milli > type.allocatable_cpu_millis) {
    add(kConflict, field + ".cpu",
        ": a " + std::string(what) + " does not fit on `" + std::string(type.name) + "`, the largest" + of +
            ", whose pods get " + std::to_string(type.allocatable_cpu_millis) + "m; ask for less or add larger sizes");
  }
  if (pod.memory_mib > type.allocatable_memory_mib) {
    add(kConflict, field + ".memory",
        ": a " + std::string(what) + " does not fit on `" + std::string(type.name) + "`, the largest" + of +
            ", whose pods get " + std::to_string(type.allocatable_memory_mib) +
            " MiB; ask for less or add larger sizes");
  }
}

/// Invariant I30: what runs all the time must fit the nodes that the tenant may have.
void StreamCheck::fits_limits(const std::string& field, std::string_view what, const Footprint& all) const {
  const auto over = [&](const std::string& wanted, std::string_view limit, const std::string& allowed) {
    add(kConflict, field,
        ": " + std::string(what) + " ask for " + wanted + ", `" + path_ + "." + std::string(limit) + "` is " + allowed +
            "; lower it or raise that");
  };
  if (all.cpu_milli > tenant_.limits.cpu.milli) {
    over(std::to_string((all.cpu_milli + 999) / 1000) + " CPUs", "limits.cpu", tenant_.limits.cpu.text);
  }
  if (all.memory_mib > tenant_.limits.memory.mib()) {
    over(std::to_string(all.memory_mib) + "Mi", "limits.memory", tenant_.limits.memory.text);
  }
  if (all.pods > tenant_.quota.pods) {
    over(std::to_string(all.pods) + " pods", "quota.pods", std::to_string(tenant_.quota.pods));
  }
}

void StreamCheck::flink() const {
  const Flink& flink = tenant_.flink;
  if (flink.version < kOldestFlink) {
    add(kInvalidValue, "flink.version",
        ": Flink operator " + profile_.versions.flink_operator + " runs `" + std::string(to_string(kOldestFlink)) +
            "` to `v2_2`; write one of these");
  } else if (flink.version == FlinkVersion::v1_19 && profile_.identity == Identity::pod_identity) {
    add(kConflict, "flink.version",
        ": the AWS SDK in its S3 plugin does not know Pod Identity; use `v1_20` or newer, or `identity: auto`");
  }
  if (flink.task_manager.cpu.milli < 1000) {
    add(kInvalidValue, "flink.taskManager.cpu", ": a slot needs a CPU; write 1 or more");
    return;
  }
  if (flink.checkpoint_interval.seconds == 0) {
    add(kInvalidValue, "flink.checkpointInterval",
        ": a job without checkpoints starts from nothing after every failure; write e.g. `60s`");
  }
  fits_node("flink.taskManager", "task manager", task_manager(flink));
  fits_limits("flink.parallelism", "job and task managers", footprint(flink));
}

void StreamCheck::nifi() const {
  const Nifi& nifi = tenant_.nifi;
  if (!profile_.storage.ebs) {
    add(kConflict, "workloads", ": NiFi keeps its flow on volumes; set `storage.ebs: true`");
  }
  fits_node("nifi", "NiFi node", {nifi.cpu.milli, nifi.memory.mib(), 1});
  fits_limits("nifi.nodes", "the nodes of NiFi", footprint(nifi));
}

void StreamCheck::training() const {
  const Pool* pool = profile_.pool(PoolRole::training);
  if (pool == nullptr) return;
  const Training& training = tenant_.training;
  for (const facts::InstanceType* type : admitted_types(*pool)) {
    const bool neuron = type->has_accelerator() && !type->has_gpu();
    const std::int64_t devices = neuron ? type->accelerator_count : type->gpu_count;
    const std::string name = "`" + std::string(type->name) + "` of `spec.pools.training`";
    if (devices == 0) {
      add(kConflict, "training.gpusPerNode", ": " + name + " has no accelerator; choose e.g. `p5.48xlarge`");
      return;
    }
    if (training.gpus_per_node > devices) {
      add(kConflict, "training.gpusPerNode",
          ": " + std::to_string(training.gpus_per_node) + ", but " + name + " has " + std::to_string(devices) +
              "; write " + std::to_string(devices) + " or less");
      return;
    }
  }
  if (training.nodes > 1 && profile_.scheduler != Scheduler::volcano) {
    const std::string scheduler(to_string(profile_.scheduler));
    const bool given = profile_.given("scheduler");
    findings_.add(kConflict, profile_.where(given ? "scheduler" : path_ + ".workloads"), "scheduler",
                  ": `" + scheduler + "` would start some of the " + std::to_string(training.nodes) + " nodes of `" +
                      tenant_.name + "` and let them wait for the rest; write `volcano`");
  }
}

}  // namespace

void check_streams(const Profile& profile, Findings& findings) {
  for (std::size_t i = 0; i < profile.tenants.size(); ++i) {
    const StreamCheck check(profile, i, findings);
    if (profile.tenants[i].runs(Workload::flink)) check.flink();
    if (profile.tenants[i].runs(Workload::nifi)) check.nifi();
    if (profile.tenants[i].runs(Workload::training)) check.training();
  }
}

}  // namespace dek::model
