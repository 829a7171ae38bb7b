// From the table of files to the files of one platform.
#include "render/outputs.hpp"

#include <algorithm>

#include "base/assert.hpp"
#include "render/output_tables.hpp"

namespace dek::render {
namespace {

struct Named {
  std::string name;
  Subject subject;
};

/// The brace of a template's name with all that it stands for; one unnamed subject when there is none.
struct Multiplicity {
  std::string_view brace;
  std::vector<Named> subjects;
};

Multiplicity multiplicity_of(std::string_view path, const Platform& platform) {
  const std::size_t open = path.find('{');
  if (open == std::string_view::npos) return {"", {Named{}}};
  Multiplicity result{path.substr(open, path.find('}') + 1 - open), {}};
  if (result.brace == "{tenant}") {
    for (const TenantPlatform& tenant : platform.tenants)
      result.subjects.push_back({tenant.settings->name, {.tenant = &tenant}});
  } else if (result.brace == "{pool}") {
    for (const NodePool& pool : platform.pools) result.subjects.push_back({pool.name, {.pool = &pool}});
  } else if (result.brace == "{platform}") {
    result.subjects.push_back({platform.profile->name, {}});
  } else {
    DEK_ASSERT(result.brace == "{class}");
    for (const NodeClass& each : platform.node_classes) result.subjects.push_back({each.name, {.node_class = &each}});
  }
  return result;
}

std::string path_of(std::string_view template_path, std::string_view brace, std::string_view name) {
  std::string path(template_path.substr(0, template_path.rfind(".mustache")));
  if (!brace.empty()) path.replace(path.find(brace), brace.size(), name);
  return path;
}

}  // namespace

std::vector<const Output*> outputs() {
  std::vector<const Output*> all;
  for (const auto& part : {infrastructure_outputs(), helm_outputs(), kubernetes_outputs(), workload_outputs()})
    for (const Output& output : part) all.push_back(&output);
  return all;
}

std::vector<Planned> planned_files(const Platform& platform) {
  std::vector<Planned> files;
  for (const Output* output : outputs()) {
    const Multiplicity multiplicity = multiplicity_of(output->template_path, platform);
    for (const Named& each : multiplicity.subjects)
      if (output->wanted(platform, each.subject))
        files.push_back({output, each.subject, path_of(output->template_path, multiplicity.brace, each.name)});
  }
  std::ranges::sort(files, {}, &Planned::path);
  return files;
}

}  // namespace dek::render
