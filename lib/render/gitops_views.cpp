// Views of GitOps. The areas are the folders below kubernetes/ that hold files.
#include "render/gitops_views.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "render/cluster_views.hpp"

namespace dek::render {
namespace {

constexpr std::string_view kRoot = "kubernetes/";
constexpr std::string_view kItself = "gitops";

std::string under(const std::string& path, const std::string& rest) {
  return path == "." ? rest : path + "/" + rest;
}

/// "tenants/marketing", "karpenter": every folder with files, in their order, but the engine's own.
std::vector<std::string> areas(const Platform& platform) {
  std::set<std::string> folders;
  for (const Planned& planned : planned_files(platform)) {
    if (!planned.path.starts_with(kRoot)) continue;
    const std::string below = planned.path.substr(kRoot.size());
    const std::string folder = below.substr(0, below.rfind('/'));
    if (folder != kItself) folders.insert(folder);
  }
  return {folders.begin(), folders.end()};
}

std::string application_of(std::string area) {
  std::ranges::replace(area, '/', '-');
  return area;
}

bool is_tenant(std::string_view area) {
  return area.starts_with("tenants/");
}

/// Tenants use priorities, storage classes and nodes; what watches or serves tenants wants their namespaces.
std::vector<std::string> needs(const std::string& area, const std::vector<std::string>& all) {
  std::vector<std::string> result;
  if (area == "cluster") return result;
  for (const std::string& other : all) {
    const bool base = other == "cluster" || (is_tenant(area) && (other == "karpenter" || other == "storage"));
    const bool tenant = is_tenant(other) && (area == "ack" || area == "observability");
    if (other != area && (base || tenant)) result.push_back(other);
  }
  return result;
}

}  // namespace

bool wants_gitops(const Platform& platform, const Subject&) {
  return platform.profile->gitops.engine != model::GitOps::none;
}

bool wants_argo_cd(const Platform& platform, const Subject&) {
  return platform.profile->gitops.engine == model::GitOps::argocd;
}

View gitops_view(const Platform& platform, const Subject&) {
  const model::Profile& profile = *platform.profile;
  const model::GitOpsSettings& gitops = profile.gitops;
  const auto name_of = [&profile](const std::string& area) { return profile.name + "-" + application_of(area); };
  const std::vector<std::string> all = areas(platform);
  List items;
  for (const std::string& area : all) {
    std::vector<std::string> names;
    for (const std::string& other : needs(area, all)) names.push_back(name_of(other));
    items.push_back(
        View()
            .set("area", word(area))
            .set("application", word(gitops.engine == model::GitOps::flux ? name_of(area) : application_of(area)))
            .set("path", "./" + under(gitops.path, std::string(kRoot) + area))
            .set("has_needs", !names.empty())
            .set("needs", texts(names)));
  }
  const bool capability = gitops.engine == model::GitOps::capability;
  const std::string arn = fmt::format("{}:eks:{}:{}:cluster/{}", arn_prefix(profile), profile.region,
                                      profile.account_id, platform.names.cluster);
  return View()
      .set("argocd", gitops.engine != model::GitOps::flux)
      .set("flux", gitops.engine == model::GitOps::flux)
      .set("capability", capability)
      .set("server", capability ? arn : "https://kubernetes.default.svc")
      .set("repo_url", gitops.repo_url.value_or(""))
      .set("revision", gitops.revision)
      .set("secret_name", gitops.secret_name ? List{*gitops.secret_name} : List{})
      .set("application_name", profile.name + "-{{ .application }}")
      .set("area_path", under(gitops.path, std::string(kRoot) + "{{ .area }}"))
      .set("areas", std::move(items));
}

}  // namespace dek::render
