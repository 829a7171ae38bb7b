// What queues ask of the chosen scheduler, and the services that jobs are given: shuffle, lineage, Airflow.
#include <algorithm>

#include "base/strings.hpp"
#include "model/check.hpp"
#include "model/complete.hpp"
#include "model/defaults.hpp"
#include "model/lineage.hpp"

namespace dek::model {
namespace {

std::string tenant_path(std::size_t index) {
  return "tenants[" + std::to_string(index) + "]";
}

/// The default scheduler has no queues at all.
void check_no_queues(const Profile& profile, std::size_t index, Findings& findings) {
  const std::string path = tenant_path(index) + ".queue";
  if (!says_own(profile, path)) return;
  findings.add(kConflict, profile.where(path), path,
               ": the default scheduler has no queues; remove it, or set `scheduler: yunikorn` or `volcano`");
}

bool has_elastic_nodes(const Profile& profile, const Tenant& tenant) {
  return std::ranges::any_of(profile.pools, [&](const Pool& pool) {
    return pool.provisioner == Provisioner::karpenter && needs_role(profile, tenant, pool.role);
  });
}

/// Volcano lets a queue have its guarantee and, of the nodes that are there, what all guarantees together leave over
/// (volcano v1.15.1, plugins/proportion): nodes that come for jobs beyond the guarantee would stay empty.
void check_volcano_guarantee(const Profile& profile, std::size_t index, Findings& findings) {
  const Tenant& tenant = profile.tenants[index];
  const bool all = tenant.guaranteed.cpu.milli >= tenant.quota.cpu.milli &&
                   tenant.guaranteed.memory.milli >= tenant.quota.memory.milli;
  if (all || !has_elastic_nodes(profile, tenant)) return;
  const std::string path = tenant_path(index) + ".guaranteed";
  findings.add(kConflict, profile.where(path), path,
               ": Volcano gives a queue the nodes that are there, and keeps its jobs off those that Karpenter brings "
               "beyond the guarantee; remove it, or set `scheduler: yunikorn`");
}

void check_volcano(const Profile& profile, std::size_t index, Findings& findings) {
  const Queue& queue = profile.tenants[index].queue;
  const std::string path = tenant_path(index) + ".queue";
  if (says_own(profile, path + ".maxApplications")) {
    findings.add(kConflict, profile.where(path + ".maxApplications"), path + ".maxApplications",
                 ": Volcano does not count the jobs of a queue; remove it, or set `scheduler: yunikorn`");
  }
  if (queue.policy == profile.tenants.front().queue.policy) return;
  findings.add(kConflict, profile.where(path + ".policy"), path + ".policy",
               ": Volcano orders the jobs of all queues alike, and `" + profile.tenants.front().name + "` has `" +
                   std::string(to_string(profile.tenants.front().queue.policy)) + "`; write the same for all tenants");
}

/// Clients exist for Spark up to 4.0 (apache/celeborn v0.6.3, README.md).
bool celeborn_knows(std::string_view spark_version) {
  return spark_version.starts_with("3.5.") || spark_version.starts_with("4.0.");
}

void check_shuffle(const Profile& profile, std::size_t index, Findings& findings) {
  const Spark& spark = profile.tenants[index].spark;
  const std::string path = tenant_path(index) + ".spark";
  if (spark.shuffle == Shuffle::nvme) return;
  if (!profile.storage.ebs) {
    findings.add(kConflict, profile.where(path + ".shuffle"), path + ".shuffle",
                 ": `" + std::string(to_string(spark.shuffle)) + "` keeps data on volumes; set `storage.ebs: true`");
  }
  if (spark.shuffle == Shuffle::celeborn && !celeborn_knows(spark.version)) {
    findings.add(kConflict, profile.where(path + ".version"), path + ".version",
                 ": Celeborn " + profile.versions.celeborn + " has no client for Spark " + spark.version +
                     "; write 4.0.1, or another `shuffle`");
  }
}

/// A NetworkPolicy cannot name a host: what is neither in the cluster nor at 443 must be opened by network.
void check_lineage(const Profile& profile, std::size_t index, Findings& findings) {
  const auto address = lineage_address(profile.observability.open_lineage);
  if (!address || !address->name_space.empty() || address->port == 443 || !profile.security.network_policies) return;
  const auto opens = [&address](const Egress& egress) {
    return egress.ports.empty() || std::ranges::find(egress.ports, address->port) != egress.ports.end();
  };
  if (std::ranges::any_of(profile.tenants[index].egress, opens)) return;
  const std::string port = std::to_string(address->port);
  findings.add(kConflict, profile.where("observability.openLineage.url"), "observability.openLineage.url",
               ": the network policies of `" + profile.tenants[index].name + "` let nothing out to port " + port +
                   "; answer at 443, or open it with `spec." + tenant_path(index) + ".egress`");
}

void check_celeborn_used(const Profile& profile, Findings& findings) {
  if (uses_celeborn(profile) || !says_own(profile, "storage.celeborn")) return;
  findings.add(kConflict, profile.where("storage.celeborn"), "storage.celeborn",
               ": no tenant shuffles through it; set `spark.shuffle: celeborn` for one, or remove it");
}

void check_airflow(const Profile& profile, Findings& findings) {
  const bool runs = profile.workflow == Workflow::airflow;
  if (runs && !profile.airflow.repo_url) {
    findings.add(kMissingField, profile.where("workflow"), "airflow.repoUrl",
                 " is required by `workflow: airflow`: the repository of its DAGs, e.g. "
                 "`https://git.example.com/data/dags.git`");
  }
  if (!runs && says_own(profile, "airflow")) {
    findings.add(kConflict, profile.where("airflow"), "airflow",
                 ": only `workflow: airflow` reads it; remove it, or set that");
  }
}

}  // namespace

void check_schedulers(const Profile& profile, Findings& findings) {
  check_celeborn_used(profile, findings);
  check_airflow(profile, findings);
  for (std::size_t i = 0; i < profile.tenants.size(); ++i) {
    if (profile.scheduler == Scheduler::kube) check_no_queues(profile, i, findings);
    if (profile.scheduler == Scheduler::volcano) {
      check_volcano(profile, i, findings);
      check_volcano_guarantee(profile, i, findings);
    }
    if (!profile.tenants[i].runs(Workload::spark)) continue;
    check_shuffle(profile, i, findings);
    check_lineage(profile, i, findings);
  }
}

}  // namespace dek::model
