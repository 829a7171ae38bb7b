// The kubelet settings of EC2NodeClass (karpenter.k8s.aws/v1), without those that the platform decides itself.
#include "model/kubelet.hpp"

#include <algorithm>
#include <span>

#include "base/strings.hpp"
#include "model/findings.hpp"
#include "model/units.hpp"

namespace dek::model {
namespace {

enum class Kind { number, percent, boolean, amounts, signals, times };

struct Setting {
  std::string_view name;
  Kind kind;
};

constexpr Setting kSettings[] = {
    {"evictionMaxPodGracePeriod", Kind::number},
    {"imageGCHighThresholdPercent", Kind::percent},
    {"imageGCLowThresholdPercent", Kind::percent},
    {"cpuCFSQuota", Kind::boolean},
    {"kubeReserved", Kind::amounts},
    {"systemReserved", Kind::amounts},
    {"evictionHard", Kind::signals},
    {"evictionSoft", Kind::signals},
    {"evictionSoftGracePeriod", Kind::times},
};

constexpr std::string_view kResources[] = {"cpu", "memory", "ephemeral-storage", "pid"};
constexpr std::string_view kSignals[] = {"memory.available",  "nodefs.available",   "nodefs.inodesFree",
                                         "imagefs.available", "imagefs.inodesFree", "pid.available"};

std::span<const std::string_view> parts_of(Kind kind) {
  if (kind == Kind::amounts) return kResources;
  if (kind == Kind::signals || kind == Kind::times) return kSignals;
  return {};
}

bool is_threshold(std::string_view value) {
  if (value.ends_with('%')) return base::parse_integer(value.substr(0, value.size() - 1)).value_or(101) <= 100;
  return parse_quantity(value).has_value();
}

bool fits(Kind kind, std::string_view value) {
  switch (kind) {
    case Kind::number:
      return base::parse_integer(value).has_value();
    case Kind::percent:
      return base::parse_integer(value).value_or(101) <= 100;
    case Kind::boolean:
      return value == "true" || value == "false";
    case Kind::amounts:
      return parse_quantity(value).has_value();
    case Kind::signals:
      return is_threshold(value);
    case Kind::times:
      return parse_duration(value).has_value();
  }
  return false;
}

std::string_view wanted(Kind kind) {
  switch (kind) {
    case Kind::number:
      return "a number";
    case Kind::percent:
      return "a percentage as a number from 0 to 100";
    case Kind::boolean:
      return "true or false";
    case Kind::amounts:
      return "an amount such as `500m` or `2Gi`";
    case Kind::signals:
      return "an amount such as `500Mi`, or a percentage such as `10%`";
    case Kind::times:
      return "a time such as `2m`";
  }
  return "";
}

std::string unknown(std::string_view name) {
  if (name == "podsPerCore") return ": beside `maxPods` the smaller one counts; remove it";
  if (name == "maxPods") return ": `spec.network.cni.maxPods` says it for every node; remove it";
  if (name == "clusterDNS") return ": `spec.dns` says where pods ask; remove it";
  std::string names;
  for (const Setting& setting : kSettings) names += (names.empty() ? "" : ", ") + std::string(setting.name);
  return ": no such kubelet setting here; there are " + names;
}

}  // namespace

std::string wrong_kubelet_setting(std::string_view path, std::string_view value) {
  const std::string_view name = path.substr(0, path.find('.'));
  const auto setting = std::ranges::find(kSettings, name, &Setting::name);
  if (setting == std::end(kSettings)) return unknown(name);
  const auto parts = parts_of(setting->kind);
  const std::string_view part = name.size() < path.size() ? path.substr(name.size() + 1) : std::string_view{};
  if (parts.empty() && !part.empty())
    return ": `" + std::string(name) + "` has no parts; write it without `." + std::string(part) + "`";
  if (!parts.empty() && std::ranges::find(parts, part) == parts.end())
    return ": name one of its parts, e.g. `" + std::string(name) + "." + std::string(parts.front()) + "`; there are " +
           choices(parts);
  if (!fits(setting->kind, value)) return ": " + shown(value) + " is not " + std::string(wanted(setting->kind));
  return {};
}

}  // namespace dek::model
