// The table of kinds and the search in it.
#include "facts/api_kinds.hpp"

#include <algorithm>
#include <string>

#include "facts/lookup.hpp"
#include "facts/tables/api_kinds.hpp"

namespace dek::facts {
namespace {

constexpr std::span<const ApiKind> kKinds = tables::api_kinds;

static_assert(sorted_by(kKinds, &ApiKind::name));

}  // namespace

std::string_view ApiKind::group() const {
  const std::size_t slash = api_version().find('/');
  return slash == std::string_view::npos ? std::string_view() : name.substr(0, slash);
}

const ApiKind* find_api_kind(std::string_view api_version, std::string_view kind) {
  const std::string name = std::string(api_version) + ' ' + std::string(kind);
  return find_row(kKinds, name, &ApiKind::name);
}

Scope scope_of(std::string_view group, std::string_view kind) {
  const auto found =
      std::ranges::find_if(kKinds, [&](const ApiKind& k) { return k.kind() == kind && k.group() == group; });
  if (found == kKinds.end()) return Scope::unknown;
  return found->cluster_scoped ? Scope::cluster : Scope::namespaced;
}

}  // namespace dek::facts
