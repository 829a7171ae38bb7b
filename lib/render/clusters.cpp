// One profile per cluster: the platform's, cut down to one tenant, with a network and names of its own.
#include "render/clusters.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/assert.hpp"
#include "base/strings.hpp"
#include "model/complete.hpp"
#include "model/defaults.hpp"
#include "model/isolation.hpp"

namespace dek::render {
namespace {

/// A cluster's profile in the making. What is set here counts as given, so that completing it changes nothing of it.
class Cut {
 public:
  Cut(const model::Profile& whole, std::size_t index)
      : whole_(whole), index_(index), tenant_(whole.tenants[index].name), cut_(whole) {}

  model::Profile run() && {
    cut_.name = model::cluster_name(whole_, whole_.tenants[index_]);
    cut_.isolation = model::Isolation::by_namespace;
    cut_.fleet = model::Fleet{whole_.name, index_ == 0};
    one_tenant();
    network();
    file_systems();
    account();
    needed_pools();
    model::complete(cut_);
    return std::move(cut_);
  }

 private:
  void give(const std::string& path) { cut_.places.insert_or_assign(path, whole_.where(path)); }
  void forget(const std::string& prefix) {
    std::erase_if(cut_.places, [&prefix](const auto& place) { return place.first.starts_with(prefix); });
  }

  void one_tenant() {
    cut_.tenants = {whole_.tenants[index_]};
    forget("tenants[");
    const std::string own = fmt::format("tenants[{}]", index_);
    for (const auto& [path, span] : whole_.places)
      if (path == own || path.starts_with(own + ".")) cut_.places.emplace("tenants[0]" + path.substr(own.size()), span);
  }

  void network() {
    const model::ClusterNetwork own = model::cluster_network(whole_, index_);
    cut_.network.cidr = own.cidr;
    cut_.network.secondary_cidrs = own.secondary_cidrs;
    give("network.cidr");
    give("network.secondaryCidrs");
  }

  void file_systems() {
    model::Storage& storage = cut_.storage;
    if (storage.fsx_lustre.tenant && storage.fsx_lustre.tenant != tenant_) {
      forget("storage.fsxLustre");
      storage.fsx_lustre = {};
      storage.fsx_lustre.capacity_gb = 0;
      give("storage.fsxLustre.capacityGb");
    }
    if (storage.fsx_ontap.tenant && storage.fsx_ontap.tenant != tenant_) {
      forget("storage.fsxOntap");
      storage.fsx_ontap = {};
    }
  }

  /// What the account has once stays with the first cluster; what clusters must not share gets the tenant's name.
  void account() {
    if (index_ > 0 && cut_.observability.split_cost) {
      cut_.observability.split_cost = false;
      give("observability.splitCost");
    }
    if (auto& key = cut_.terraform.backend.key) {
      const std::size_t slash = key->rfind('/');
      key->insert(slash == std::string::npos ? 0 : slash + 1, tenant_ + "/");
    }
    const std::string& path = cut_.gitops.path;
    cut_.gitops.path = path == "." ? tenant_ : path + "/" + tenant_;
    give("gitops.path");
  }

  void needed_pools() {
    const std::vector<model::PoolRole> roles = model::needed_roles(cut_);
    std::erase_if(cut_.pools, [&](const model::Pool& pool) {
      const bool needed = std::ranges::find(roles, pool.role) != roles.end();
      if (!needed) forget(fmt::format("pools.{}", to_string(pool.role)));
      return !needed;
    });
  }

  const model::Profile& whole_;
  const std::size_t index_;
  const std::string& tenant_;
  model::Profile cut_;
};

}  // namespace

std::vector<ClusterTree> clusters_of(const model::Profile& profile) {
  if (profile.isolation == model::Isolation::by_namespace) return {{"", profile}};
  std::vector<ClusterTree> clusters;
  for (std::size_t i = 0; i < profile.tenants.size(); ++i)
    clusters.push_back({profile.tenants[i].name, Cut(profile, i).run()});
  return clusters;
}

}  // namespace dek::render
