// Which files exist for which profile: one table from template to predicate and view. Braces in a template's name say
// "one file per".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/platform.hpp"
#include "render/view.hpp"

namespace dek::render {

/// What one file is about: at most one of them is set, by the brace in the template's name.
struct Subject {
  const TenantPlatform* tenant = nullptr;  // {tenant}
  const NodePool* pool = nullptr;          // {pool}
  const NodeClass* node_class = nullptr;   // {class}
};

struct Output {
  std::string_view template_path;  // "kubernetes/karpenter/nodepool-{pool}.yaml.mustache"
  bool (*wanted)(const Platform&, const Subject&);
  View (*view)(const Platform&, const Subject&);
};

/// All of them, in no particular order; kustomizations are made from what the others wrote.
[[nodiscard]] std::vector<const Output*> outputs();

/// A file to be rendered.
struct Planned {
  const Output* output = nullptr;
  Subject subject;
  std::string path;  // "kubernetes/karpenter/nodepool-platform.yaml"
};

/// The files of this platform, sorted by path. Subjects point into `platform`.
[[nodiscard]] std::vector<Planned> planned_files(const Platform& platform);

}  // namespace dek::render
