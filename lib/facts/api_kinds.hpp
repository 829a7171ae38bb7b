// The kinds of Kubernetes and of the projects we know: which versions are served, and which live in no namespace.
#pragma once

#include <cstdint>
#include <string_view>

namespace dek::facts {

/// A served kind; `name` is "karpenter.sh/v1 NodePool".
struct ApiKind {
  std::string_view name;
  std::string_view plural;
  bool cluster_scoped = false;

  [[nodiscard]] std::string_view api_version() const { return name.substr(0, name.find(' ')); }
  [[nodiscard]] std::string_view kind() const { return name.substr(name.find(' ') + 1); }
  [[nodiscard]] std::string_view group() const;
};

/// Null when no such version is served, or the kind is not ours to know.
[[nodiscard]] const ApiKind* find_api_kind(std::string_view api_version, std::string_view kind);

enum class Scope : std::uint8_t { unknown, namespaced, cluster };

/// Where objects of a kind live, whatever their version; group is empty for the core kinds.
[[nodiscard]] Scope scope_of(std::string_view group, std::string_view kind);

}  // namespace dek::facts
