// Answers about Karpenter's values that need more than one field.
#include "manifest/karpenter_values.hpp"

namespace dek::manifest {
namespace {

using tree::Node;

/// The variable's value; the list itself, which then is not known, when it may hold the variable.
Node variable_of(Node controller, std::string_view name) {
  const Node list = controller["env"];
  for (const Node item : list.items()) {
    if (item["name"].is(name)) return item["value"] ? item["value"] : item["valueFrom"];
  }
  return list.is_unknown() ? list : Node();
}

}  // namespace

Node KarpenterValues::setting(std::string_view key, std::string_view variable) const {
  const Node from_environment = variable_of(root["controller"], variable);
  return from_environment ? from_environment : root["settings"][key];
}

bool KarpenterValues::is_complete() const {
  const Node cluster = root["settings"]["clusterName"];
  const Node controller = root["controller"];
  return cluster && cluster.is_written() && !cluster.is("") && !root.is_open() && !controller.is_open() &&
         !controller["envFrom"] && !controller["env"].is_open();
}

std::optional<Version> KarpenterValues::version() const {
  if (resource->release != nullptr && resource->release->version)
    return parse_version(resource->release->version.text().value_or(""));
  return parse_version(root.at("controller.image.tag").text().value_or(""));
}

bool KarpenterValues::has_unknown_version() const {
  return resource->release != nullptr && resource->release->version && resource->release->version.is_unknown();
}

Node KarpenterValues::anchor() const {
  const Node settings = root["settings"].key();
  if (settings && settings.is_written()) return settings;
  if (resource->release != nullptr && resource->release->chart_name) return resource->release->chart_name;
  return resource->anchor();
}

bool is_karpenter_values(const Resource& resource) {
  const bool is_own = resource.release != nullptr && resource.release->by == Installer::chart_itself;
  return resource.artifact == Artifact::helm_values && resource.chart == Chart::karpenter && !is_own;
}

}  // namespace dek::manifest
