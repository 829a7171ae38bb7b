// One walk over a resource: each view is built once, and only when a rule asks for it.
#include "lint/dispatch.hpp"

namespace dek::lint {
namespace {

/// Position of a check's type in the variant.
template <typename Kind, std::size_t I = 0>
constexpr std::size_t index_of() {
  if constexpr (std::is_same_v<Kind, std::variant_alternative_t<I, Check>>) {
    return I;
  } else {
    return index_of<Kind, I + 1>();
  }
}

}  // namespace

class Walk {
 public:
  Walk(const Dispatch& dispatch, const manifest::Workspace& workspace, const manifest::Resource* resource,
       const Settings* settings)
      : dispatch_(&dispatch),
        workspace_(&workspace),
        resource_(resource),
        settings_(settings),
        design_(resource == nullptr ? manifest::Design::none : workspace.design_of(*resource)) {}

  template <typename Kind>
  [[nodiscard]] const std::vector<const Rule*>& rules() const {
    return dispatch_->by_view_[index_of<Kind>()];
  }

  template <typename Kind, typename View>
  void show(const View& view, bool is_lowered = false) {
    Reporter reporter(*workspace_, resource_, settings_);
    if (is_lowered) reporter.lower_severity();
    for (const Rule* rule : rules<Kind>()) {
      // A rule of the other design would be heard in vain; over the whole set each finding has a design of its own.
      if (resource_ != nullptr && !speaks_to(rule->info.designs, design_)) continue;
      reporter.speak_for(rule->info);
      std::get<Kind>(rule->check).check(view, reporter);
      reporter.move_to(found_);
    }
  }

  /// Builds the view from the resource when a rule wants it.
  template <typename View>
  void show_as(bool applies) {
    if (applies && !rules<ForEach<View>>().empty()) show<ForEach<View>>(View(*resource_));
  }

  /// Shows a view that the workspace has; null: the resource is of another kind.
  template <typename View>
  void show_known(const View* view) {
    if (view != nullptr) show<ForEach<View>>(*view);
  }

  void show_resource() {
    using namespace manifest;  // NOLINT: the names of the views, in this function alone
    const Resource& resource = *resource_;
    show<ForEachDocument>(resource);
    if (resource.artifact == Artifact::kubernetes) show<ForEach<Resource>>(resource);
    show_known(workspace_->node_pool(resource));
    show_known(workspace_->node_class(resource));
    show_known(workspace_->spark_application(resource));
    show_as<ClusterConfig>(is_cluster_config(resource));
    show_as<CniSettings>(is_cni_settings(resource));
    show_as<CoreDnsSettings>(is_core_dns_settings(resource));
    show_infrastructure(resource);
    if (resource.is("", "Namespace")) show<ForEach<Namespace>>(Namespace{&resource});
    if (resource.artifact == Artifact::helm_values) {
      show<ForEach<HelmValues>>(HelmValues{&resource, resource.chart});
    }
    show_parts(resource);
  }

  /// What eksctl and Terraform both make.
  template <typename Source>
  void show_infrastructure(const Source& source) {
    if (!rules<ForEach<manifest::Cluster>>().empty()) {
      if (const auto cluster = manifest::cluster_of(source)) show<ForEach<manifest::Cluster>>(*cluster);
    }
    if (rules<ForEach<manifest::NodeGroup>>().empty()) return;
    for (const manifest::NodeGroup& group : manifest::node_groups_of(source)) show<ForEach<manifest::NodeGroup>>(group);
  }

  FoundList take() { return std::move(found_); }

 private:
  /// Views of which a resource may have several.
  void show_parts(const manifest::Resource& resource) {
    using namespace manifest;  // NOLINT: as above
    if (!rules<ForEach<Dashboard>>().empty() && is_dashboard(resource)) show<ForEach<Dashboard>>(dashboard(resource));
    if (rules<ForEach<PodKeys>>().empty() && rules<ForEach<PodSpec>>().empty() && rules<ForEach<SparkConf>>().empty())
      return;
    const PodKeys keys(resource, workspace_->pods_of(resource));
    if (resource.artifact == Artifact::kubernetes) show<ForEach<PodKeys>>(keys);
    for (const PodSpec& pod : keys.pods) show<ForEach<PodSpec>>(pod);
    for (const SparkConf& conf : keys.confs) show<ForEach<SparkConf>>(conf, conf.is_in_house);
  }

  const Dispatch* dispatch_;
  const manifest::Workspace* workspace_;
  const manifest::Resource* resource_;
  const Settings* settings_;
  manifest::Design design_;
  FoundList found_;
};

Dispatch::Dispatch(Rules rules) {
  for (const Rule* rule : rules) by_view_[rule->check.index()].push_back(rule);
}

FoundList Dispatch::check(const manifest::Resource& resource, const manifest::Workspace& workspace,
                          const Settings* settings) const {
  Walk walk(*this, workspace, &resource, settings);
  walk.show_resource();
  return walk.take();
}

FoundList Dispatch::check(const manifest::TerraformBlock& block, const manifest::Workspace& workspace,
                          const Settings* settings) const {
  Walk walk(*this, workspace, &block.resource, settings);
  walk.show<ForEach<manifest::TerraformBlock>>(block);
  walk.show_infrastructure(block);
  return walk.take();
}

FoundList Dispatch::check(const manifest::Workspace& workspace) const {
  Walk walk(*this, workspace, nullptr, nullptr);
  walk.show<ForEach<manifest::Workspace>>(workspace);
  return walk.take();
}

}  // namespace dek::lint
