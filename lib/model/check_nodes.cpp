// Nodes of all pools: their image, Fargate profiles, and what Karpenter is asked to do.
#include <algorithm>
#include <map>

#include "base/strings.hpp"
#include "facts/versions.hpp"
#include "model/check.hpp"

namespace dek::model {
namespace {

void check_image(const Profile& profile, Findings& findings) {
  const bool bottlerocket = profile.nodes.ami_family == AmiFamily::bottlerocket;
  const std::string& version = profile.nodes.ami_version;
  if ((version.find('.') != std::string::npos) == bottlerocket) return;
  const std::string_view pin = facts::version(bottlerocket ? "bottlerocket_ami" : "ami");
  findings.add(kConflict, profile.where("nodes.amiVersion"), "nodes.amiVersion",
               ": " + shown(version) + " is no release of `" + std::string(to_string(profile.nodes.ami_family)) +
                   "`; write one such as `" + std::string(pin) + "`");
}

/// Pods that a profile without labels would catch though they ask for nodes.
std::string caught(const Profile& profile, std::string_view name_space) {
  if (name_space == "kube-system") return "DNS, storage and load balancer controllers";
  if (name_space == "karpenter") return "Karpenter";
  for (const Tenant& tenant : profile.tenants)
    if (tenant.name == name_space) return "the tenant's jobs";
  return {};
}

void check_fargate(const Profile& profile, Findings& findings) {
  std::map<std::string_view, std::size_t> first;
  for (std::size_t i = 0; i < profile.nodes.fargate.size(); ++i) {
    const FargateProfile& fargate = profile.nodes.fargate[i];
    const std::string path = "nodes.fargate[" + std::to_string(i) + "]";
    const auto [seen, is_new] = first.emplace(fargate.name, i);
    if (!is_new) {
      const std::string earlier = "nodes.fargate[" + std::to_string(seen->second) + "].name";
      findings
          .add(kConflict, profile.where(path + ".name"), path + ".name",
               ": " + shown(fargate.name) + " is used twice; give each profile its own name")
          .related.push_back({profile.where(earlier), "first used here"});
    }
    const std::string pods = caught(profile, fargate.namespace_name);
    if (pods.empty() || !fargate.labels.empty()) continue;
    findings.add(kConflict, profile.where(path + ".namespace"), path + ".namespace",
                 ": catches " + pods + " in " + shown(fargate.namespace_name) +
                     ", which ask for nodes that Fargate does not have; add `labels` that only other pods carry");
  }
}

void check_static_capacity(const Profile& profile, Findings& findings) {
  if (!profile.nodes.karpenter.static_capacity) return;
  constexpr std::string_view kPath = "nodes.karpenter.staticCapacity";
  constexpr std::int64_t kOldestMinor = 8;  // render-spec §2.4
  if (!profile.nodes.karpenter.enabled) {
    findings.add(kConflict, profile.where(kPath), kPath, ": Karpenter is not enabled; remove it");
  }
  const auto parts = base::split(profile.versions.karpenter, '.');
  if (parts.size() < 2 || parts[0] != "1" || base::parse_integer(parts[1]).value_or(0) >= kOldestMinor) return;
  findings.add(kConflict, profile.where(kPath), kPath,
               ": needs Karpenter 1.8 or newer, `spec.versions.karpenter` is " + profile.versions.karpenter);
}

}  // namespace

void check_nodes(const Profile& profile, Findings& findings) {
  check_image(profile, findings);
  check_fargate(profile, findings);
  check_static_capacity(profile, findings);
}

}  // namespace dek::model
