// Defaults that follow from other fields of the profile.
#include <algorithm>

#include "base/strings.hpp"
#include "facts/instance_types.hpp"
#include "model/defaults.hpp"

namespace dek::model {
namespace {

// A control plane of the standard tier is sized for less than this (render-spec §4; data-on-eks
// infra/terraform/eks.tf).
constexpr std::int64_t kManyNodes = 500;
constexpr std::int64_t kManyPods = 5000;

// The EKS autoscaler of CoreDNS: replicas = max(nodes / 16, cores / 256).
constexpr std::int64_t kNodesPerReplica = 16;
constexpr std::int64_t kCoresPerReplica = 256;
constexpr std::int64_t kLeastMaxReplicas = 10;

constexpr std::int64_t round_up(std::int64_t a, std::int64_t b) {
  return (a + b - 1) / b;
}

/// Sizes are named by their multiple of xlarge, which has 4 vCPU.
std::int64_t vcpus(std::string_view size) {
  if (size == "large") return 2;
  if (size == "xlarge") return 4;
  const auto multiple = base::parse_integer(size.substr(0, size.find('x')));
  return multiple ? 4 * *multiple : 96;  // bare metal: about a 24xlarge
}

std::int64_t smallest_vcpus(const Pool& pool) {
  std::int64_t least = 0;
  const auto take = [&least](std::int64_t count) { least = least == 0 ? count : std::min(least, count); };
  for (const std::string& size : pool.sizes) take(vcpus(size));
  for (const std::string& name : pool.instance_types) {
    if (const facts::InstanceType* type = facts::find_instance_type(name)) take(type->vcpu);
  }
  return std::max<std::int64_t>(least, 1);
}

/// A share of a quantity, in the largest unit that tells it exactly; memory rounded to Mi, CPU to thousandths.
Quantity share(const Quantity& whole, std::int64_t divisor, bool memory) {
  constexpr std::int64_t kMebi = 1024 * 1024 * 1000;
  std::int64_t part = whole.milli / divisor;
  if (divisor == 1) return whole;
  if (!memory) return *parse_quantity(part % 1000 == 0 ? std::to_string(part / 1000) : std::to_string(part) + "m");
  part /= kMebi;
  std::string_view unit = "Mi";
  for (const std::string_view larger : {"Gi", "Ti"}) {
    if (part == 0 || part % 1024 != 0) break;
    part /= 1024;
    unit = larger;
  }
  return *parse_quantity(std::to_string(part) + std::string(unit));
}

/// "v2_2" is the tag "2.2".
std::string flink_tag(FlinkVersion version) {
  std::string tag(to_string(version).substr(1));
  std::ranges::replace(tag, '_', '.');
  return tag;
}

void complete_images(const Profile& profile, Tenant& tenant, const std::string& path) {
  const std::string own = profile.account_id + ".dkr.ecr." + profile.region + ".amazonaws.com/" + profile.name + "/";
  const auto set = [&](const std::string& field, std::string& image, const std::string& usual) {
    if (!profile.given(path + field)) image = usual;
  };
  set(".spark.image", tenant.spark.image, default_spark_image(profile, tenant));
  set(".flink.image", tenant.flink.image, own + "flink:" + flink_tag(tenant.flink.version));
  set(".training.image", tenant.training.image, own + "train:1.0.0");
  set(".nifi.image", tenant.nifi.image, "docker.io/apache/nifi:" + profile.versions.nifi);
}

void complete_tenant(const Profile& profile, Tenant& tenant, const std::string& path) {
  const bool fixed = profile.design == Design::static_capacity;
  const std::int64_t part = fixed || profile.scheduler == Scheduler::volcano ? 1 : 4;
  if (!profile.given(path + ".limits.cpu")) tenant.limits.cpu = tenant.quota.cpu;
  if (!profile.given(path + ".limits.memory")) tenant.limits.memory = tenant.quota.memory;
  if (!profile.given(path + ".guaranteed.cpu")) tenant.guaranteed.cpu = share(tenant.quota.cpu, part, false);
  if (!profile.given(path + ".guaranteed.memory")) tenant.guaranteed.memory = share(tenant.quota.memory, part, true);
  if (!profile.given(path + ".access.groups")) tenant.access.groups = {tenant.name + "-engineers"};
  const Pool* trainers = profile.pool(PoolRole::training);
  if (!profile.given(path + ".training.nodes") && trainers != nullptr && trainers->count) {
    tenant.training.nodes = *trainers->count;
  }
  complete_images(profile, tenant, path);
  complete_serving(profile, tenant, path);
}

/// The one tenant of a file system: the first that trains, or the only one there is.
std::optional<std::string> file_system_tenant(const Profile& profile) {
  const auto trains =
      std::ranges::find_if(profile.tenants, [](const Tenant& tenant) { return tenant.runs(Workload::training); });
  if (trains != profile.tenants.end()) return trains->name;
  return profile.tenants.size() == 1 ? std::optional(profile.tenants.front().name) : std::nullopt;
}

void complete_file_systems(Profile& profile) {
  FsxLustre& lustre = profile.storage.fsx_lustre;
  const bool trains = profile.design == Design::static_capacity && profile.runs(Workload::training);
  const bool asked = profile.given("storage.fsxLustre.throughput") || profile.given("storage.fsxLustre.tenant");
  if (!profile.given("storage.fsxLustre.capacityGb") && (trains || asked)) lustre.capacity_gb = 4800;
  if (lustre.is_there()) {
    if (!profile.given("storage.fsxLustre.throughput")) lustre.throughput = 500;
    if (!profile.given("storage.fsxLustre.tenant")) lustre.tenant = file_system_tenant(profile);
  }
  FsxOntap& ontap = profile.storage.fsx_ontap;
  if (!ontap.capacity_gb) return;
  if (!profile.given("storage.fsxOntap.throughputMbps")) ontap.throughput_mbps = 128;
  if (!profile.given("storage.fsxOntap.tenant")) ontap.tenant = file_system_tenant(profile);
}

void complete_scheduler(Profile& profile) {
  if (profile.given("scheduler")) return;
  if (profile.design == Design::static_capacity) profile.scheduler = Scheduler::kube;
  if (profile.runs(Workload::training)) profile.scheduler = Scheduler::volcano;
}

void complete_services(Profile& profile) {
  const bool fixed = profile.design == Design::static_capacity;
  Observability& watched = profile.observability;
  if (!profile.given("observability.grafana") && watched.metrics == Metrics::none) watched.grafana = Grafana::none;
  if (!profile.given("storage.efs")) profile.storage.efs = fixed && profile.runs(Workload::notebooks);
  complete_file_systems(profile);
  if (profile.given("registry.repositories")) return;
  constexpr std::pair<Workload, std::string_view> kImages[] = {
      {Workload::spark, "spark"},     {Workload::flink, "flink"},        {Workload::training, "train"},
      {Workload::inference, "serve"}, {Workload::notebooks, "notebook"}, {Workload::ray, "ray"},
  };
  profile.registry.repositories.clear();
  for (const auto& [workload, image] : kImages) {
    if (profile.runs(workload)) profile.registry.repositories.emplace_back(image);
  }
}

/// Drained nodes wait for executors that must not be disrupted as long as the longest job takes.
void complete_drains(Profile& profile) {
  constexpr std::string_view kField = "pools.spark-executor.disruption.terminationGracePeriod";
  const auto pool = std::ranges::find(profile.pools, PoolRole::spark_executor, &Pool::role);
  if (pool == profile.pools.end() || profile.given(kField)) return;
  auto& grace = pool->disruption.termination_grace_period;
  for (const Tenant& tenant : profile.tenants) {
    const auto& job = tenant.spark.longest_job;
    if (grace && job && protects_executors(tenant) && grace->seconds < job->seconds) grace = job;
  }
}

void complete_scale(Profile& profile) {
  const Ceiling ceiling = ceiling_of(profile);
  if (!profile.given("cluster.controlPlaneTier")) {
    const bool many = ceiling.nodes > kManyNodes || ceiling.pods > kManyPods;
    profile.cluster.control_plane_tier = many ? ControlPlaneTier::xl : ControlPlaneTier::standard;
  }
  if (!profile.given("dns.coreDns.maxReplicas") && profile.design == Design::dynamic_churn) {
    profile.dns.core_dns.max_replicas =
        std::min<std::int64_t>(1000, std::max({kLeastMaxReplicas, round_up(ceiling.nodes, kNodesPerReplica),
                                               round_up(ceiling.cores, kCoresPerReplica)}));
  }
}

}  // namespace

bool protects_executors(const Tenant& tenant) {
  const auto mark = tenant.spark.conf.find("spark.kubernetes.executor.annotation.karpenter.sh/do-not-disrupt");
  return tenant.runs(Workload::spark) && mark != tenant.spark.conf.end() && mark->second == "true";
}

std::string default_spark_image(const Profile& profile, const Tenant& tenant) {
  return profile.account_id + ".dkr.ecr." + profile.region + ".amazonaws.com/" + profile.name +
         "/spark:" + tenant.spark.version;
}

Ceiling ceiling_of(const Profile& profile) {
  Ceiling ceiling{.nodes = profile.nodes.system.max};
  std::int64_t least_vcpus = 0;
  for (const Pool& pool : profile.pools) {
    if (pool.role == PoolRole::platform || pool.role == PoolRole::spark_driver) continue;
    const std::int64_t vcpu = smallest_vcpus(pool);
    least_vcpus = least_vcpus == 0 ? vcpu : std::min(least_vcpus, vcpu);
  }
  for (const Tenant& tenant : profile.tenants) {
    ceiling.cores += tenant.limits.cpu.value();
    ceiling.pods += tenant.quota.pods;
  }
  if (least_vcpus > 0) ceiling.nodes += round_up(ceiling.cores, least_vcpus);
  return ceiling;
}

void complete_computed(Profile& profile) {
  if (!profile.given("nodes.system.instanceTypes")) {
    profile.nodes.system.instance_types = {profile.nodes.arch == Arch::amd64 ? "m7i.xlarge" : "m7g.xlarge"};
  }
  complete_scheduler(profile);
  for (std::size_t i = 0; i < profile.tenants.size(); ++i) {
    complete_tenant(profile, profile.tenants[i], "tenants[" + std::to_string(i) + "]");
  }
  complete_network(profile);
  complete_drains(profile);
  complete_services(profile);
  complete_endpoints(profile);
  complete_scale(profile);
}

}  // namespace dek::model
