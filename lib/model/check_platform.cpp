// Identity, versions and control plane against each other.
#include <algorithm>
#include <array>

#include "base/strings.hpp"
#include "facts/versions.hpp"
#include "model/check.hpp"

namespace dek::model {
namespace {

/// Retention times that CloudWatch Logs takes.
constexpr std::int64_t kRetentionDays[] = {1,   3,   5,   7,   14,   30,   60,   90,   120,  150,  180,
                                           365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653};

using Release = std::array<std::int64_t, 3>;

/// "1.6" is 1.6.0; the pattern of the field has checked the digits.
Release release_of(std::string_view text) {
  Release release{};
  std::size_t i = 0;
  for (const std::string_view part : base::split(text, '.')) {
    if (i < release.size()) release[i++] = base::parse_integer(part).value_or(0);
  }
  return release;
}

// Sources: Karpenter's compatibility table; YuniKorn's supported versions; EKS release calendar of 2026-08.
constexpr std::string_view kOldestKarpenter = "1.6";
constexpr std::string_view kOldestKubernetes = "1.31";
constexpr std::string_view kNewestKubernetes = "1.36";
constexpr std::string_view kNewestForYunikorn = "1.34";

void check_versions(const Profile& profile, Findings& findings) {
  const std::string& karpenter = profile.versions.karpenter;
  const std::string& kubernetes = profile.cluster.kubernetes_version;
  const auto invalid = [&](std::string_view path, const std::string& rest) {
    findings.add(kInvalidValue, profile.where(path), path, rest);
  };
  if (release_of(karpenter) < release_of("1.0")) {
    invalid("versions.karpenter", ": " + karpenter + " still speaks v1beta1; " + std::string(kOldestKarpenter) +
                                      " or newer is needed for Kubernetes " + kubernetes);
  } else if (release_of(karpenter) < release_of(kOldestKarpenter)) {
    invalid("versions.karpenter", ": " + karpenter + " is too old for Kubernetes " + kubernetes + "; write " +
                                      std::string(kOldestKarpenter) + " or newer");
  }
  if (release_of(kubernetes) < release_of(kOldestKubernetes) ||
      release_of(kubernetes) > release_of(kNewestKubernetes)) {
    invalid("cluster.kubernetesVersion", ": EKS does not offer " + kubernetes + "; write \"" +
                                             std::string(kOldestKubernetes) + "\" to \"" +
                                             std::string(kNewestKubernetes) + "\"");
  } else if (profile.scheduler == Scheduler::yunikorn && release_of(kubernetes) > release_of(kNewestForYunikorn)) {
    invalid("cluster.kubernetesVersion",
            ": YuniKorn " + profile.versions.yunikorn + " supports up to " + std::string(kNewestForYunikorn) +
                "; set `scheduler: default` or stay on " + std::string(kNewestForYunikorn));
  }
  for (const facts::PinnedVersion& pin : facts::pinned_versions()) {
    if (pin.aws_provider.empty() || release_of(profile.versions.aws_provider) >= release_of(pin.aws_provider)) continue;
    return invalid("versions.awsProvider", ": " + profile.versions.aws_provider +
                                               " is older than the pinned modules take; write " +
                                               std::string(facts::version("aws_provider")) + " or newer");
  }
}

void check_retention(const Profile& profile, std::string_view path, std::int64_t days, Findings& findings) {
  if (std::ranges::find(kRetentionDays, days) != std::end(kRetentionDays)) return;
  const auto next = std::ranges::lower_bound(kRetentionDays, days);
  findings.add(kInvalidValue, profile.where(path), path,
               ": CloudWatch does not keep logs for " + base::count_of(static_cast<std::size_t>(days), "day") +
                   "; write " + std::to_string(*next) + ", the next it takes");
}

void check_endpoint(const Profile& profile, Findings& findings) {
  const Cluster& cluster = profile.cluster;
  if (cluster.endpoint == Endpoint::private_only && !cluster.public_cidrs.empty()) {
    findings.add(kConflict, profile.where("cluster.publicCidrs"), "cluster.publicCidrs",
                 ": the endpoint is private; remove the field, or set `cluster.endpoint: privateAndPublic`");
  }
  if (cluster.endpoint == Endpoint::private_and_public && cluster.public_cidrs.empty()) {
    findings.add(kConflict, profile.where("cluster.endpoint"), "cluster.endpoint",
                 ": a public endpoint open to 0.0.0.0/0; list the networks that may reach it in `cluster.publicCidrs`");
  }
  for (const auto& [field, kind, cidrs] : {std::tuple{"publicCidrs", "public", &cluster.public_cidrs},
                                           std::tuple{"privateCidrs", "private", &cluster.private_cidrs}}) {
    for (std::size_t i = 0; i < cidrs->size(); ++i) {
      if ((*cidrs)[i].prefix_length != 0) continue;
      const std::string path = std::string("cluster.") + field + "[" + std::to_string(i) + "]";
      findings.add(kInvalidValue, profile.where(path), path,
                   std::string(": a ") + kind + " endpoint open to 0.0.0.0/0; list the networks that may reach it");
    }
  }
}

void check_backend(const Profile& profile, Findings& findings) {
  const Backend& backend = profile.terraform.backend;
  const bool s3 = backend.type == BackendType::s3;
  const std::pair<std::string_view, const std::optional<std::string>*> needs[] = {
      {"terraform.backend.bucket", &backend.bucket},
      {"terraform.backend.key", &backend.key},
      {"terraform.backend.region", &backend.region},
      {"terraform.backend.kmsKeyId", &backend.kms_key_id},
  };
  for (const auto& [path, value] : needs) {
    const bool optional = path.ends_with("region") || path.ends_with("kmsKeyId");
    if (s3 && !optional && !*value) {
      findings.add(kMissingField, profile.where("terraform.backend.type"), path, " is required by `type: s3`");
    }
    if (!s3 && *value) {
      findings.add(kConflict, profile.where(path), path, ": only `type: s3` reads it; remove it, or set `type: s3`");
    }
  }
}

}  // namespace

void check_platform(const Profile& profile, Findings& findings) {
  check_versions(profile, findings);
  check_retention(profile, "cluster.logRetentionDays", profile.cluster.log_retention_days, findings);
  check_retention(profile, "observability.logRetentionDays", profile.observability.log_retention_days, findings);
  check_endpoint(profile, findings);
  check_backend(profile, findings);
  if (profile.design == Design::dynamic_churn && profile.maintenance.window) {
    findings.add(kConflict, profile.where("maintenance.window"), "maintenance.window",
                 ": nodes of a dynamic platform come and go at any hour; remove it, or use `design: static`");
  }
  for (std::size_t i = 0; i < profile.registry.replicate_to.size(); ++i) {
    if (profile.registry.replicate_to[i] != profile.region) continue;
    const std::string path = "registry.replicateTo[" + std::to_string(i) + "]";
    findings.add(kConflict, profile.where(path), path, ": the platform is in " + profile.region + " itself; remove it");
  }
  if (profile.nodes.system.min > profile.nodes.system.max) {
    findings.add(kConflict, profile.where("nodes.system.min"), "nodes.system.min",
                 ": " + std::to_string(profile.nodes.system.min) + " is more than `max`, " +
                     std::to_string(profile.nodes.system.max));
  }
  if (profile.dns.core_dns.min_replicas > profile.dns.core_dns.max_replicas) {
    findings.add(kConflict, profile.where("dns.coreDns.minReplicas"), "dns.coreDns.minReplicas",
                 ": " + std::to_string(profile.dns.core_dns.min_replicas) + " is more than `maxReplicas`, " +
                     std::to_string(profile.dns.core_dns.max_replicas));
  }
}

}  // namespace dek::model
