// The parts of a URL that network policies need.
#include "model/lineage.hpp"

#include <algorithm>

#include "base/strings.hpp"

namespace dek::model {

std::optional<LineageAddress> lineage_address(const OpenLineage& settings) {
  if (!settings.url) return std::nullopt;
  const std::string_view url = *settings.url;
  const bool tls = url.starts_with("https:");
  std::string_view host = url.substr(url.find("//") + 2);
  LineageAddress address;
  address.port = tls ? 443 : 80;
  if (const std::size_t colon = host.find(':'); colon != std::string_view::npos) {
    address.port = base::parse_integer(host.substr(colon + 1)).value_or(0);
    host = host.substr(0, colon);
  }
  const auto labels = base::split(host, '.');
  if (labels.size() >= 3 && labels[2] == "svc") address.name_space = labels[1];
  return address;
}

bool shuffles_on_volumes(const Profile& profile) {
  return std::ranges::all_of(profile.tenants, [](const Tenant& tenant) {
    return !tenant.runs(Workload::spark) || tenant.spark.shuffle == Shuffle::ebs_pvc;
  });
}

bool shuffles_by_celeborn(const Tenant& tenant) {
  return tenant.runs(Workload::spark) && tenant.spark.shuffle == Shuffle::celeborn;
}

bool uses_celeborn(const Profile& profile) {
  return std::ranges::any_of(profile.tenants, shuffles_by_celeborn);
}

}  // namespace dek::model
