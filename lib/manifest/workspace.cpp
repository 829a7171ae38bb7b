// The index of a set and the answers that need neighbours.
#include "manifest/workspace.hpp"

#include <algorithm>
#include <iterator>
#include <unordered_set>

#include "manifest/views.hpp"

namespace dek::manifest {
namespace {

using tree::Node;

// Label keys, whatever their prefix, that mark a namespace as a tenant's (definition tenant_namespace).
constexpr std::string_view kTenantLabels[] = {"tenant", "team", "cost-center", "workload-type"};
constexpr std::string_view kJobGroups[] = {"flink.apache.org", "ray.io", "sparkoperator.k8s.io"};

bool has_tenant_label(Node labels) {
  return std::ranges::any_of(labels.entries(), [](const tree::Entry& entry) {
    const std::string_view key = entry.key.raw();
    return std::ranges::find(kTenantLabels, key.substr(key.rfind('/') + 1)) != std::end(kTenantLabels);
  });
}

Design design_of_pool(const NodePool& pool) {
  if (pool.replicas()) return Design::static_design;
  if (pool.pool_role() != PoolRole::generic) return Design::dynamic_design;
  const AllowedValues types = pool.capacity_types();
  const bool states_spot = types.is_known && types.is_restricted && types.may_be("spot");
  return states_spot ? Design::dynamic_design : Design::none;
}

bool is_below(Node node, Node root) {
  while (node && node != root) node = node.parent();
  return static_cast<bool>(node);
}

}  // namespace

Workspace::Workspace(std::span<const std::unique_ptr<File>> files, Context context)
    : files_(files), context_(std::move(context)), templates_(files) {
  count_resources();
  index();
}

void Workspace::count_resources() {
  std::uint32_t count = 0;
  for (const std::unique_ptr<File>& file : files_) {
    for (Resource& resource : file->resources) resource.number = count++;
    for (TerraformBlock& block : file->blocks) block.resource.number = count++;
  }
  known_.resize(count);
  for (const std::unique_ptr<File>& file : files_) {
    for (const Resource& resource : file->resources) known_[resource.number].resource = &resource;
    for (const TerraformBlock& block : file->blocks) known_[block.resource.number].resource = &block.resource;
  }
}

const Workspace::Known* Workspace::known(const Resource& resource) const {
  const bool is_own = resource.number < known_.size() && known_[resource.number].resource == &resource;
  return is_own ? &known_[resource.number] : nullptr;
}

template <typename View>
void Workspace::add_view(std::vector<View>& views, const Resource& resource) {
  known_[resource.number].view = static_cast<std::uint32_t>(views.size());
  views.emplace_back(resource);
}

template <typename View>
const View* Workspace::find_view(const std::vector<View>& views, const Resource& resource) const {
  const Known* own = known(resource);
  return own == nullptr ? nullptr : &views[own->view];
}

void Workspace::index() {
  for (const std::unique_ptr<File>& file : files_) {
    for (const Resource& resource : file->resources) {
      resources_.push_back(&resource);
      by_document_[&resource.root.document()].push_back(&resource);
      if (resource.artifact != Artifact::kubernetes) continue;
      by_kind_[{resource.group, resource.kind}].push_back(&resource);
      by_name_[{resource.group, resource.kind, resource.name}].push_back(&resource);
      if (!resource.namespace_name.empty()) by_namespace_[resource.namespace_name].push_back(&resource);
    }
    for (const TerraformBlock& block : file->blocks) {
      terraform_blocks_.push_back(&block);
      if (const auto cluster = cluster_of(block)) clusters_.push_back(*cluster);
      by_document_[&block.root().document()].push_back(&block.resource);
    }
  }
  index_views();
  index_tenants();
}

void Workspace::index_views() {
  for (const Resource* resource : resources_) {
    if (const auto cluster = cluster_of(*resource)) clusters_.push_back(*cluster);
    if (is_node_pool(*resource)) add_view(node_pools_, *resource);
    if (is_node_class(*resource)) add_view(node_classes_, *resource);
    if (is_spark_application(*resource)) add_view(spark_applications_, *resource);
  }
  for (std::size_t i = 0; i < node_pools_.size(); ++i) {
    ++pools_by_folder_[folder_of(*node_pools_[i].resource)];
    if (const auto name = node_pools_[i].node_class_ref()["name"].text()) pools_by_class_[*name].push_back(i);
  }
  karpenter_releases_ = std::make_unique<KarpenterReleases>(files_, clusters_);
  elsewhere_ = std::make_unique<Elsewhere>(files_);
  placement_ = std::make_unique<Placement>(node_pools_, known_.size());
  for (const Resource* resource : resources_) {
    const std::optional<Design> given = given_design(*resource);
    known_[resource->number].design = given ? *given : infer(*resource);
  }
  for (const TerraformBlock* block : terraform_blocks_)
    known_[block->resource.number].design = given_design(block->resource).value_or(Design::none);
}

std::optional<Version> Workspace::karpenter_of(const Resource& resource) const {
  return context_.karpenter ? context_.karpenter : karpenter_releases_->version_for(files_[resource.file]->name);
}

void Workspace::index_tenants() {
  for (const Tenant& tenant : context_.tenants) tenant_namespaces_.insert(tenant.namespace_name);
  if (!context_.tenants.empty()) return;
  for (const Resource* resource : resources_) {
    const bool is_job = std::ranges::find(kJobGroups, resource->group) != std::end(kJobGroups);
    if (is_job && !resource->namespace_name.empty()) tenant_namespaces_.insert(resource->namespace_name);
    if (resource->is("", "Namespace") && has_tenant_label(resource->labels()))
      tenant_namespaces_.insert(resource->name);
  }
}

std::span<const Resource* const> Workspace::of_kind(std::string_view group, std::string_view kind) const {
  const auto found = by_kind_.find({group, kind});
  if (found == by_kind_.end()) return {};
  return found->second;
}

bool Workspace::has_group(std::string_view group) const {
  const auto found = by_kind_.lower_bound({group, ""});
  return found != by_kind_.end() && found->first.first == group;
}

const Resource* Workspace::find(std::string_view group, std::string_view kind, std::string_view name,
                                std::string_view namespace_name) const {
  const auto found = by_name_.find({group, kind, name});
  if (found == by_name_.end()) return nullptr;
  for (const Resource* resource : found->second) {
    if (namespace_name.empty() || resource->namespace_name == namespace_name) return resource;
  }
  return nullptr;
}

std::span<const Resource* const> Workspace::in_namespace(std::string_view namespace_name) const {
  const auto found = by_namespace_.find(namespace_name);
  if (found == by_namespace_.end()) return {};
  return found->second;
}

std::span<const PodSpec> Workspace::pods() const {
  return pods_.get([this] {
    std::vector<const Resource*> holders;
    for (const PodKind& kind : pod_kinds())
      std::ranges::copy(of_kind(kind.group, kind.kind), std::back_inserter(holders));
    std::ranges::sort(holders, {}, &Resource::number);
    std::vector<PodSpec> pods;
    for (const Resource* holder : holders) std::ranges::copy(pods_of(*holder), std::back_inserter(pods));
    return pods;
  });
}

std::vector<PodSpec> Workspace::pods_of(const Resource& resource) const {
  const SparkApplication* app = spark_application(resource);
  return app == nullptr ? pod_specs(resource) : std::vector{app->driver_pod, app->executor_pod};
}

std::span<const Workload> Workspace::workloads() const {
  return workloads_.get([this] {
    std::vector<Workload> workloads;
    std::unordered_set<const PoolAnswer*> seen;
    for (const PodSpec& pod : pods()) {
      if (pod.role == PodRole::plain && pod.resource->kind == "DaemonSet") continue;
      const NodeDemand& demand = placement_->demand(pod);
      if (seen.insert(demand.answer).second) workloads.push_back({&pod, &demand});
    }
    return workloads;
  });
}

const NodePool* Workspace::node_pool(const Resource& resource) const {
  return is_node_pool(resource) ? find_view(node_pools_, resource) : nullptr;
}

const NodeClass* Workspace::node_class(const Resource& resource) const {
  return is_node_class(resource) ? find_view(node_classes_, resource) : nullptr;
}

const SparkApplication* Workspace::spark_application(const Resource& resource) const {
  return is_spark_application(resource) ? find_view(spark_applications_, resource) : nullptr;
}

bool Workspace::is_karpenter_hidden_from(const Resource& resource) const {
  return !context_.karpenter && karpenter_releases_->is_hidden_from(files_[resource.file]->name);
}

bool Workspace::is_filled_in(const Resource& resource) const {
  return templates_.contains(files_[resource.file]->name);
}

std::string_view Workspace::folder_of(const Resource& resource) const {
  const std::string_view name = files_[resource.file]->name;
  return name.substr(0, name.rfind('/') + 1);
}

std::size_t Workspace::pools_beside(const Resource& resource) const {
  const auto found = pools_by_folder_.find(folder_of(resource));
  return found == pools_by_folder_.end() ? 0 : found->second;
}

std::vector<const NodePool*> Workspace::pools_of(const NodeClass& node_class) const {
  std::vector<const NodePool*> result;
  const auto found = pools_by_class_.find(node_class.name());
  if (node_class.name().empty() || found == pools_by_class_.end()) return result;
  for (const std::size_t i : found->second) result.push_back(&node_pools_[i]);
  return result;
}

Design Workspace::design_of(const Resource& resource) const {
  const Known* own = known(resource);
  return own == nullptr ? Design::none : own->design;
}

std::optional<Design> Workspace::given_design(const Resource& resource) const {
  const File& file = *files_[resource.file];
  return file.design ? file.design : context_.design;
}

Design Workspace::infer(const Resource& resource) const {
  if (resource.artifact == Artifact::spark_properties && resource.outer != nullptr) return infer(*resource.outer);
  if (resource.artifact == Artifact::emr_job || resource.is("emrcontainers.services.k8s.aws", "JobRun"))
    return Design::dynamic_design;
  if (resource.is("flink.apache.org", "FlinkDeployment") || resource.is("ray.io", "RayService"))
    return Design::static_design;
  if (is_spark_application(resource)) {
    const SparkApplication& app = *spark_application(resource);
    return !app.is_scheduled && app.streaming_app(context_) ? Design::static_design : Design::dynamic_design;
  }
  if (is_node_pool(resource)) return design_of_pool(*node_pool(resource));
  if (!is_node_class(resource)) return Design::none;
  const std::vector<const NodePool*> pools = pools_of(*node_class(resource));
  const bool all_dynamic =
      std::ranges::all_of(pools, [](const NodePool* pool) { return design_of_pool(*pool) == Design::dynamic_design; });
  return !pools.empty() && all_dynamic ? Design::dynamic_design : Design::none;
}

bool Workspace::is_tenant_namespace(std::string_view namespace_name) const {
  return tenant_namespaces_.contains(namespace_name);
}

bool Workspace::lacks_part_of_kit(std::string_view namespace_name, std::string_view group,
                                  std::string_view kind) const {
  if (!is_whole() || context_.tenants.empty() || !is_tenant_namespace(namespace_name)) return false;
  return std::ranges::none_of(of_kind(group, kind), [&](const Resource* one) {
    return one->namespace_name == namespace_name || one->metadata()["namespace"].is_unknown();
  });
}

const Resource* Workspace::resource_of(Node node) const {
  const auto found = by_document_.find(&node.document());
  if (found == by_document_.end()) return nullptr;
  for (const Resource* resource : found->second) {
    if (is_below(node, resource->root)) return resource;
  }
  return nullptr;
}

}  // namespace dek::manifest
