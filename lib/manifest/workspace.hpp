// Workspace: all resources of a run with an index, the views rules share, and what can be said of the set as a whole.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/lazy.hpp"
#include "manifest/cluster.hpp"
#include "manifest/context.hpp"
#include "manifest/elsewhere.hpp"
#include "manifest/file.hpp"
#include "manifest/karpenter_releases.hpp"
#include "manifest/node_class.hpp"
#include "manifest/node_pool.hpp"
#include "manifest/placement.hpp"
#include "manifest/pod_spec.hpp"
#include "manifest/spark_application.hpp"
#include "manifest/terraform_templates.hpp"

namespace dek::manifest {

/// A pod, and what it asks for.
struct Workload {
  const PodSpec* pod = nullptr;
  const NodeDemand* demand = nullptr;
};

/// Built once all files are read, whose resources it counts; read from any thread afterwards. Everything it hands out
/// stands in the order of files.
class Workspace {
 public:
  Workspace(std::span<const std::unique_ptr<File>> files, Context context);

  [[nodiscard]] std::span<const std::unique_ptr<File>> files() const { return files_; }
  [[nodiscard]] const Context& context() const { return context_; }

  /// A directory was read, so that what is missing is missing; otherwise it may live in a file not given.
  [[nodiscard]] bool is_whole() const { return context_.is_whole_set; }

  [[nodiscard]] std::span<const Resource* const> resources() const { return resources_; }
  [[nodiscard]] std::span<const Resource* const> of_kind(std::string_view group, std::string_view kind) const;
  [[nodiscard]] bool has_group(std::string_view group) const;

  /// The first resource of that name; an empty namespace finds it in any.
  [[nodiscard]] const Resource* find(std::string_view group, std::string_view kind, std::string_view name,
                                     std::string_view namespace_name = {}) const;

  /// What stands in a namespace by its metadata.
  [[nodiscard]] std::span<const Resource* const> in_namespace(std::string_view namespace_name) const;

  [[nodiscard]] std::span<const NodePool> node_pools() const { return node_pools_; }
  [[nodiscard]] std::span<const NodeClass> node_classes() const { return node_classes_; }
  [[nodiscard]] std::span<const SparkApplication> spark_applications() const { return spark_applications_; }
  /// Every pod that an object of the set describes; gathered when somebody first asks.
  [[nodiscard]] std::span<const PodSpec> pods() const;

  /// pod_specs(resource), from its view where it has one.
  [[nodiscard]] std::vector<PodSpec> pods_of(const Resource& resource) const;

  /// The first pod of each different way to ask for nodes; those of DaemonSets, which go to every node, are left out.
  [[nodiscard]] std::span<const Workload> workloads() const;
  [[nodiscard]] std::span<const TerraformBlock* const> terraform_blocks() const { return terraform_blocks_; }
  [[nodiscard]] std::span<const Cluster> clusters() const { return clusters_; }

  /// The view of a resource of the set; null for other kinds.
  [[nodiscard]] const NodePool* node_pool(const Resource& resource) const;
  [[nodiscard]] const NodeClass* node_class(const Resource& resource) const;
  [[nodiscard]] const SparkApplication* spark_application(const Resource& resource) const;

  /// The Karpenter that an object meets: the context's, else that of a release of the set; see KarpenterReleases.
  [[nodiscard]] std::optional<Version> karpenter_of(const Resource& resource) const;

  /// The set installs the Karpenter that the object meets, in a version that only a variable tells.
  [[nodiscard]] bool is_karpenter_hidden_from(const Resource& resource) const;

  /// Where pods of the set can land among its NodePools.
  [[nodiscard]] const Placement& placement() const { return *placement_; }

  /// What else the set makes, beside the objects.
  [[nodiscard]] const Elsewhere& elsewhere() const { return *elsewhere_; }

  /// Terraform code of the set fills in the file that the resource stands in.
  [[nodiscard]] bool is_filled_in(const Resource& resource) const;

  /// The folder of a resource's file, with its last slash; empty for a name without one.
  [[nodiscard]] std::string_view folder_of(const Resource& resource) const;

  /// How many NodePools stand in the folder of a resource.
  [[nodiscard]] std::size_t pools_beside(const Resource& resource) const;

  /// NodePools of the set that refer to the class.
  [[nodiscard]] std::vector<const NodePool*> pools_of(const NodeClass& node_class) const;

  /// The design given for the file, else the context's, else the one inferred from the document and its neighbours.
  [[nodiscard]] Design design_of(const Resource& resource) const;

  /// Named by the profile; without one, a namespace that holds jobs or carries a tenant label.
  [[nodiscard]] bool is_tenant_namespace(std::string_view namespace_name) const;

  /// A tenant of the profile has no object of that kind in its namespace, in a whole set:
  /// workspace/tenant-kit-incomplete lists it with what else is missing.
  [[nodiscard]] bool lacks_part_of_kit(std::string_view namespace_name, std::string_view group,
                                       std::string_view kind) const;

  /// The resource that a node lies in, or null.
  [[nodiscard]] const Resource* resource_of(tree::Node node) const;

 private:
  using KindKey = std::pair<std::string_view, std::string_view>;
  using NameKey = std::tuple<std::string_view, std::string_view, std::string_view>;  // group, kind, name
  /// What is known of a resource, or of the resource of a block.
  struct Known {
    const Resource* resource = nullptr;
    std::uint32_t view = 0;  // position among the views of its kind, if it has one
    Design design = Design::none;
  };
  [[nodiscard]] const Known* known(const Resource& resource) const;  // null for a resource of another set
  template <typename View>
  void add_view(std::vector<View>& views, const Resource& resource);
  template <typename View>
  [[nodiscard]] const View* find_view(const std::vector<View>& views, const Resource& resource) const;

  void count_resources();
  void index();
  void index_views();
  void index_tenants();
  [[nodiscard]] std::optional<Design> given_design(const Resource& resource) const;
  [[nodiscard]] Design infer(const Resource& resource) const;

  std::span<const std::unique_ptr<File>> files_;
  Context context_;
  std::vector<const Resource*> resources_;
  std::map<KindKey, std::vector<const Resource*>> by_kind_;
  std::map<std::string_view, std::vector<const Resource*>> by_namespace_;
  std::unordered_map<const tree::Document*, std::vector<const Resource*>> by_document_;
  std::map<NameKey, std::vector<const Resource*>> by_name_;
  std::set<std::string_view> tenant_namespaces_;
  std::vector<Known> known_;  // by Resource::number
  std::unique_ptr<KarpenterReleases> karpenter_releases_;
  std::vector<NodePool> node_pools_;
  std::vector<NodeClass> node_classes_;
  std::map<std::string_view, std::vector<std::size_t>> pools_by_class_;  // indices into node_pools_
  std::map<std::string_view, std::size_t> pools_by_folder_;
  std::vector<SparkApplication> spark_applications_;
  base::Lazy<std::vector<PodSpec>> pods_;
  base::Lazy<std::vector<Workload>> workloads_;
  std::unique_ptr<Elsewhere> elsewhere_;
  TerraformTemplates templates_;
  std::unique_ptr<Placement> placement_;
  std::vector<const TerraformBlock*> terraform_blocks_;
  std::vector<Cluster> clusters_;
};

}  // namespace dek::manifest
