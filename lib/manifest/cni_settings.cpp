// Variables of aws-node out of mappings (add-on, chart) and lists (DaemonSet), and what the program makes of them.
#include "manifest/cni_settings.hpp"

#include <algorithm>

#include "base/strings.hpp"
#include "facts/cni.hpp"

namespace dek::manifest {
namespace {

using tree::Node;

constexpr std::string_view kMainContainer = "aws-node";
constexpr std::string_view kInitContainer = "aws-vpc-cni-init";

// As strconv.ParseBool has them.
constexpr std::string_view kTrue[] = {"1", "t", "T", "true", "TRUE", "True"};
constexpr std::string_view kFalse[] = {"0", "f", "F", "false", "FALSE", "False"};

bool is_daemon_set(const Resource& resource) {
  return resource.is("apps", "DaemonSet") && resource.name == kMainContainer;
}

CniForm form_of(const Resource& resource) {
  if (is_daemon_set(resource)) return CniForm::daemon_set;
  return resource.release != nullptr && resource.release->is_addon() ? CniForm::addon : CniForm::helm_values;
}

/// Entries or items may be there that nobody wrote.
bool is_open(Node container) {
  if (container.is_unknown()) return true;
  if (container.is_map()) return static_cast<bool>(container["<<"]);  // also what a merge brings
  return std::ranges::any_of(container.items(), [](Node item) { return item.is_unknown(); });
}

}  // namespace

std::optional<bool> parse_go_boolean(std::string_view text) {
  if (base::is_one_of(text, kTrue)) return true;
  if (base::is_one_of(text, kFalse)) return false;
  return std::nullopt;
}

CniSettings::CniSettings(const Resource& of) : resource(&of), form(form_of(of)) {
  if (form == CniForm::daemon_set) {
    const Node pod = of.root.at("spec.template.spec");
    is_open_ = is_open(pod["containers"]);
    for (const Node container : pod["containers"].items()) add_container(container, kMainContainer);
    for (const Node container : pod["initContainers"].items()) add_container(container, kInitContainer);
    return;
  }
  env = of.root["env"];
  is_open_ = is_open(env) || is_open(of.root["extraEnv"]);
  add_entries(env, false);
  add_items(of.root["extraEnv"], false);
  add_entries(of.root.at("init.env"), true);
}

void CniSettings::add_container(Node container, std::string_view name) {
  if (!container["name"].is(name)) return;
  const bool is_init = name == kInitContainer;
  if (!is_init) {
    env = container["env"];
    is_open_ = is_open_ || is_open(env) || container["envFrom"];
  }
  add_items(container["env"], is_init);
}

void CniSettings::add_entries(Node map, bool is_of_init_container) {
  for (const auto [key, value] : map.entries()) {
    if (key.text()) settings.push_back({*key.text(), key, value, is_of_init_container});
  }
}

void CniSettings::add_items(Node list, bool is_of_init_container) {
  for (const Node item : list.items()) {
    if (const auto name = item["name"].text())
      settings.push_back({*name, item["name"], item["value"], is_of_init_container});
  }
}

const CniSetting* CniSettings::find(std::string_view name) const {
  const CniSetting* found = nullptr;
  for (const CniSetting& setting : settings) {
    if (setting.name == name && !setting.is_of_init_container) found = &setting;
  }
  return found;
}

std::optional<std::string_view> CniSettings::text(std::string_view name) const {
  if (const CniSetting* setting = find(name)) return setting->value.text();
  if (is_open_) return std::nullopt;
  const facts::CniVariable* variable = facts::find_cni_variable(name);
  if (variable == nullptr) return std::string_view();
  const bool is_set_by_chart = form != CniForm::daemon_set && !variable->chart_value.empty();
  return is_set_by_chart ? variable->chart_value : variable->default_value;
}

std::optional<std::int64_t> CniSettings::target(std::string_view name) const {
  const auto written = text(name);
  if (!written) return std::nullopt;
  return std::max<std::int64_t>(base::parse_integer(*written).value_or(0), 0);
}

std::optional<bool> CniSettings::flag(std::string_view name) const {
  const auto written = text(name);
  if (!written) return std::nullopt;
  if (const auto value = parse_go_boolean(*written)) return value;
  const facts::CniVariable* variable = facts::find_cni_variable(name);
  return variable != nullptr && variable->default_value == "true";
}

Node CniSettings::option(std::string_view key) const {
  return form == CniForm::daemon_set ? Node() : resource->root[key];
}

bool is_cni_settings(const Resource& resource) {
  return is_daemon_set(resource) || (resource.artifact == Artifact::helm_values && resource.chart == Chart::vpc_cni);
}

}  // namespace dek::manifest
