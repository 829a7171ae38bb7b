// View of README.md. Whatever lands in a command is a word: derived here, or checked by the profile's patterns.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/strings.hpp"
#include "model/lineage.hpp"
#include "render/cluster_views.hpp"
#include "render/eksctl_views.hpp"
#include "render/node_group_views.hpp"
#include "render/readme_serving.hpp"
#include "render/readme_views.hpp"
#include "render/terraform_views.hpp"
#include "render/wants.hpp"

namespace dek::render {
namespace {

/// Parameters that exist when the pinned image does: Karpenter resolves its alias by the same names.
List ami_checks(const Platform& platform) {
  std::set<std::string> parameters;
  const auto add = [&](const NodeSet& nodes) {
    for (const facts::InstanceType* type : model::admitted_types(*nodes.settings))
      parameters.insert(image_parameter(*platform.profile, {std::string(type->name)}));
  };
  for (const NodePool& pool : platform.pools) add(pool);
  for (const NodeGroup& group : platform.groups)
    if (group.self_managed) add(group);
  return words({parameters.begin(), parameters.end()});
}

bool any_spot(const Platform& platform) {
  return std::ranges::any_of(platform.pools, [](const NodePool& pool) {
    return std::ranges::count(pool.settings->capacity, model::Capacity::spot) > 0;
  });
}

/// Whether the chart of Prometheus brings Grafana along.
bool has_grafana(const model::Profile& profile) {
  return profile.observability.grafana == model::Grafana::in_cluster &&
         profile.observability.metrics == model::Metrics::in_cluster;
}

/// What docker buildx calls the architectures of the executors' nodes.
std::string build_platforms(const model::Profile& profile) {
  const model::Pool* executors = profile.pool(model::PoolRole::spark_executor);
  const model::Arch arch = executors != nullptr ? executors->arch : profile.nodes.arch;
  if (arch == model::Arch::any) return "linux/arm64,linux/amd64";
  return fmt::format("linux/{}", to_string(arch));
}

/// Names and images of the tenants that run it.
void set_workload(View& view, const Platform& platform, model::Workload workload, const std::string& name,
                  const std::string& (*image)(const model::Tenant&)) {
  std::vector<std::string> tenants;
  std::set<std::string> images;
  for (const TenantPlatform& tenant : platform.tenants) {
    if (!tenant.settings->runs(workload)) continue;
    tenants.push_back(tenant.settings->name);
    images.insert(image(*tenant.settings));
  }
  view.set(name + "_any", !tenants.empty())
      .set(name + "_tenants", words(tenants))
      .set(name + "_images", words({images.begin(), images.end()}));
}

const std::string& flink_image(const model::Tenant& tenant) {
  return tenant.flink.image;
}
const std::string& training_image(const model::Tenant& tenant) {
  return tenant.training.image;
}
const std::string& nifi_image(const model::Tenant& tenant) {
  return tenant.nifi.image;
}

/// Images of streams, each with the version of Flink that it is made from.
List flink_builds(const Platform& platform) {
  std::map<std::string, std::string> versions;
  for (const TenantPlatform& tenant : platform.tenants) {
    if (!tenant.settings->runs(model::Workload::flink)) continue;
    std::string version(to_string(tenant.settings->flink.version).substr(1));
    std::ranges::replace(version, '_', '.');
    versions[tenant.settings->flink.image] = version;
  }
  List builds;
  for (const auto& [image, version] : versions)
    builds.push_back(View().set("image", word(image)).set("version", word(version)));
  return builds;
}

void set_workloads(View& view, const Platform& platform) {
  set_workload(view, platform, model::Workload::flink, "flink", flink_image);
  set_workload(view, platform, model::Workload::training, "training", training_image);
  set_workload(view, platform, model::Workload::nifi, "nifi", nifi_image);
  view.set("flink_builds", flink_builds(platform))
      .set("celeborn", model::uses_celeborn(*platform.profile))
      .set("lineage", platform.profile->observability.open_lineage.url.has_value());
}

void set_airflow(View& view, const model::Profile& profile) {
  view.set("airflow", profile.workflow == model::Workflow::airflow)
      .set("airflow_is_public", !profile.airflow.credentials_secret)
      .set("dag_repo", profile.airflow.repo_url.value_or(""))
      .set("dag_branch", profile.airflow.branch)
      .set("dag_folder", word(profile.airflow.folder));
}

/// Programs that only some platforms' commands call.
void set_tools(View& view, const model::Profile& profile) {
  const bool nifi = std::ranges::any_of(profile.tenants,
                                        [](const model::Tenant& tenant) { return tenant.runs(model::Workload::nifi); });
  view.set("builds_images", !profile.registry.repositories.empty())
      .set("uses_openssl", has_grafana(profile) || profile.workflow == model::Workflow::airflow ||
                               profile.storage.fsx_ontap.capacity_gb || nifi);
}

View tenant_entry(const TenantPlatform& tenant) {
  const std::vector<std::string>& groups = tenant.settings->access.groups;
  return View()
      .set("name", word(tenant.settings->name))
      .set("spark", tenant.spark)
      .set("has_group", !groups.empty())
      .set("group", groups.empty() ? Value("") : word(groups.front()));
}

bool has_no_roles(const TenantPlatform& tenant) {
  return tenant.settings->access.roles.empty();
}

/// True when some workload beside Spark has an image that people build.
bool builds_images(const model::Profile& profile) {
  using enum model::Workload;
  return std::ranges::any_of(std::initializer_list<model::Workload>{flink, training, ray, inference, notebooks},
                             [&profile](model::Workload workload) { return profile.runs(workload); });
}

/// True when Karpenter has nodes whose pods ask not to be disrupted for as long as they run.
bool stays_put(const Platform& platform) {
  using Role = model::PoolRole;
  constexpr Role kRoles[] = {Role::streaming, Role::training,   Role::notebook,
                             Role::ray_head,  Role::ray_worker, Role::shuffle};
  return std::ranges::any_of(
      platform.pools, [&kRoles](const NodePool& pool) { return std::ranges::count(kRoles, pool.settings->role) > 0; });
}

void set_tenants(View& view, const Platform& platform) {
  List tenants, spark_tenants, history_servers;
  std::set<std::string> images;
  for (const TenantPlatform& tenant : platform.tenants) {
    tenants.push_back(tenant_entry(tenant));
    if (tenant.history_server) history_servers.push_back(word(tenant.settings->name));
    if (!tenant.spark) continue;
    spark_tenants.push_back(View().set("name", word(tenant.settings->name)));
    images.insert(tenant.settings->spark.image);
  }
  view.set("tenants", std::move(tenants))
      .set("asks_engineers", std::ranges::any_of(platform.tenants, has_no_roles))
      .set("history_servers", std::move(history_servers))
      .set("images_any", !spark_tenants.empty() || builds_images(*platform.profile))
      .set("spark", !spark_tenants.empty())
      .set("spark_tenants", std::move(spark_tenants))
      .set("images", words({images.begin(), images.end()}))
      .set("platforms", word(build_platforms(*platform.profile)));
}

void set_needs(View& view, const Platform& platform) {
  const model::Profile& profile = *platform.profile;
  const bool by_terraform = cluster_by_terraform(profile);
  const bool fixed = by_terraform && profile.design == model::Design::static_capacity;
  const auto managed = std::ranges::find(platform.groups, false, &NodeGroup::self_managed);
  const bool groups = by_terraform && managed != platform.groups.end();
  List checks = ami_checks(platform);
  std::vector<std::string> near;
  for (const model::Cidr& cidr : profile.cluster.private_cidrs) near.push_back(cidr.text());
  view.set("private_only", profile.cluster.endpoint == model::Endpoint::private_only)
      .set("private_cidrs_any", !near.empty())
      .set("private_cidrs", base::join(near, ", "))
      .set("asks_system_ami_release", fixed)
      .set("system_release_parameter", word(release_parameter(profile, profile.nodes.system.instance_types)))
      .set("asks_group_ami_release", groups)
      .set("asks_ami_release", fixed || groups)
      .set("group_release_parameter", word(release_parameter(profile, groups ? managed->settings->instance_types
                                                                             : profile.nodes.system.instance_types)))
      .set("no_backend", profile.terraform.backend.type == model::BackendType::none)
      .set("s3_backend", profile.terraform.backend.type == model::BackendType::s3)
      .set("state_bucket", profile.terraform.backend.bucket.value_or(""))
      .set("grafana", has_grafana(profile))
      .set("split_cost", profile.observability.split_cost)
      .set("ami_checks_any", !checks.empty())
      .set("ami_checks", std::move(checks))
      .set("spot", any_spot(platform));
}

List first_folders(const model::Profile& profile) {
  std::vector<std::string> folders{"cluster"};
  if (profile.dns.node_local) folders.emplace_back("dns");
  if (profile.nodes.karpenter.enabled) folders.emplace_back("karpenter");
  if (profile.storage.efs || profile.storage.fsx_ontap.capacity_gb) folders.emplace_back("storage");
  return words(folders);
}

void set_cluster(View& view, const Platform& platform) {
  const model::Profile& profile = *platform.profile;
  view.set("kubernetes_version", profile.cluster.kubernetes_version)
      .set("terraform_version", profile.versions.terraform)
      .set("by_terraform", cluster_by_terraform(profile))
      .set("by_eksctl", !cluster_by_terraform(profile))
      .set("creates_vpc", creates_vpc(profile))
      .set("isolated", profile.network.nat == model::Nat::none)
      .set("admin_role", word(profile.cluster.admin_roles.front()))
      .set("deletion_protection", profile.cluster.deletion_protection);
}

void set_nodes(View& view, const Platform& platform) {
  const model::Profile& profile = *platform.profile;
  view.set("node_role", word(platform.names.node_role))
      .set("system_min", profile.nodes.system.min)
      .set("karpenter", profile.nodes.karpenter.enabled)
      .set("karpenter_namespace", word(platform.names.karpenter_namespace))
      .set("groups_any", !platform.groups.empty())
      .set("one_zone", profile.network.placement == model::Placement::job_zone ||
                           profile.network.placement == model::Placement::zonal)
      .set("device_plugins", wants::nvidia_plugin(platform, Subject{}) || wants::neuron_plugin(platform, Subject{}));
}

}  // namespace

View readme_view(const Platform& platform, const Subject&) {
  const model::Profile& profile = *platform.profile;
  View view;
  set_needs(view, platform);
  set_cluster(view, platform);
  set_nodes(view, platform);
  set_tenants(view, platform);
  set_services(view, platform);
  set_workloads(view, platform);
  set_airflow(view, profile);
  set_tools(view, profile);
  set_serving(view, platform);
  view.set("name", profile.name)
      .set("design", to_string(profile.design))
      .set("static", profile.design == model::Design::static_capacity)
      .set("region", word(profile.region))
      .set("account_id", word(profile.account_id))
      .set("left_out_any", !platform.left_out.empty())
      .set("left_out", texts(platform.left_out))
      .set("folders", first_folders(profile))
      .set("pull_through", !profile.registry.pull_through.empty())
      .set("pull_through_arn", word(pull_through_arn(profile)))
      .set("registry", word(platform.names.registry))
      .set("s3_mountpoint", profile.storage.s3_mountpoint)
      .set("artifacts_bucket", word(platform.names.artifacts_bucket))
      .set("node_local", profile.dns.node_local)
      .set("load_balancing", profile.network.load_balancing)
      .set("ebs", profile.storage.ebs)
      .set("stays_put", stays_put(platform))
      .set("container_insights", profile.observability.container_insights)
      .set("window", profile.maintenance.window ? profile.maintenance.window->text : "");
  return view;
}

}  // namespace dek::render
