// Who makes and applies what: GitOps engines, AWS controllers, EMR, clusters of their own.
#include <algorithm>
#include <bit>

#include "base/strings.hpp"
#include "facts/versions.hpp"
#include "model/check.hpp"
#include "model/defaults.hpp"
#include "model/isolation.hpp"

namespace dek::model {
namespace {

constexpr std::size_t kLongestName = 32;  // of a platform: roles and buckets add to it
constexpr int kSmallestIntra = 27, kLongestSubnet = 28;

int log2_ceil(int value) {
  return static_cast<int>(std::bit_width(static_cast<unsigned>(value) - 1U));
}

class DeliveryCheck {
 public:
  DeliveryCheck(const Profile& profile, Findings& findings) : profile_(profile), findings_(findings) {}

  void gitops() const;
  void ack() const;
  void spark_runtime() const;
  void isolation() const;

 private:
  void add(std::string_view rule, std::string_view path, const std::string& rest) const {
    findings_.add(rule, profile_.where(path), path, rest);
  }
  void only_with(std::string_view path, bool fits, const std::string& what) const {
    if (!fits && profile_.given(path)) add(kConflict, path, ": only " + what + " reads it; remove it");
  }
  void cluster_networks() const;

  const Profile& profile_;
  Findings& findings_;
};

void DeliveryCheck::gitops() const {
  const GitOpsSettings& gitops = profile_.gitops;
  const bool any = gitops.engine != GitOps::none, managed = gitops.engine == GitOps::capability;
  only_with("gitops.repoUrl", any, "an engine other than `none`");
  only_with("gitops.secretName", gitops.engine == GitOps::flux, "`engine: flux`");
  for (const std::string_view path : {"gitops.identityCenterArn", "gitops.identityCenterRegion", "gitops.adminGroups"})
    only_with(path, managed, "`engine: capability`");
  if (any && !gitops.repo_url)
    add(kMissingField, "gitops.repoUrl",
        " is required by `engine: " + std::string(to_string(gitops.engine)) +
            "`: write the repository's https or ssh URL");
  if (managed && !gitops.identity_center_arn)
    add(kMissingField, "gitops.identityCenterArn",
        " is required by `engine: capability`: people log in to EKS's Argo CD through IAM Identity Center only");
}

void DeliveryCheck::ack() const {
  const Ack& ack = profile_.ack;
  if (!ack.enabled) return;
  const auto has = [&ack](AckController each) { return std::ranges::count(ack.controllers, each) > 0; };
  if (has(AckController::iam) != has(AckController::eks))
    add(kConflict, "ack.controllers",
        ": roles and their associations are made by one hand; write both `iam` and `eks`, or neither");
  if (has(AckController::s3) && profile_.storage.fsx_lustre.is_there())
    add(kConflict, "ack.controllers",
        ": Terraform links Lustre to a bucket that `s3` would make only later; leave `s3` out, or the file system");
  if (!has(AckController::iam)) return;
  for (const Tenant& tenant : profile_.tenants) {
    const bool irsa =
        profile_.identity == Identity::irsa || (profile_.identity == Identity::automatic &&
                                                tenant.runs(Workload::spark) && tenant.spark.version.starts_with("3."));
    if (!irsa) continue;
    return add(kConflict, "ack.controllers",
               ": the role of " + shown(tenant.name) +
                   " trusts the cluster's OIDC provider, whose id is not known here; use Spark 4 with `identity: "
                   "podIdentity`, or leave `iam` and `eks` out");
  }
}

void DeliveryCheck::spark_runtime() const {
  const SparkRuntime runtime = profile_.spark_runtime;
  if (runtime == SparkRuntime::spark_operator) return;
  if (runtime == SparkRuntime::emr_on_eks && profile_.identity == Identity::irsa)
    add(kConflict, "identity",
        ": jobs of EMR on EKS get their role by EKS Pod Identity; write `auto` or `podIdentity`");
  for (std::size_t i = 0; i < profile_.tenants.size(); ++i) {
    const Spark& spark = profile_.tenants[i].spark;
    const std::string section = "tenants[" + std::to_string(i) + "].spark.";
    if (profile_.given(section + "version") && spark.version != facts::version("spark"))
      add(kConflict, section + "version",
          ": EMR " + profile_.versions.emr +
              " brings its own Spark; remove it, or choose another release with `versions.emr`");
    const bool own_image = spark.image != default_spark_image(profile_, profile_.tenants[i]);
    if (runtime == SparkRuntime::emr_serverless && own_image)
      add(kConflict, section + "image",
          ": the applications run EMR's own image; remove it, or use `sparkRuntime: emr-on-eks`");
  }
}

void DeliveryCheck::cluster_networks() const {
  const int zones = profile_.network.azs.count;
  const int cut = log2_ceil(static_cast<int>(profile_.tenants.size()));
  const int routable = log2_ceil(4 << log2_ceil(zones));
  const std::string clusters = base::count_of(profile_.tenants.size(), "cluster");
  if (profile_.network.cidr.prefix_length + cut + routable > kSmallestIntra)
    add(kConflict, "network.cidr",
        ": " + profile_.network.cidr.text() + " cut for " + clusters + " leaves each subnet less than a /" +
            std::to_string(kSmallestIntra) + "; write a /" + std::to_string(kSmallestIntra - routable - cut) +
            " or larger network");
  if (!cuts_secondary_cidrs(profile_)) return;
  const int count = static_cast<int>(profile_.network.secondary_cidrs.size());
  const int per_cidr = count == 0 || count >= zones ? 0 : log2_ceil((zones + count - 1) / count);
  for (std::size_t i = 0; i < profile_.network.secondary_cidrs.size(); ++i) {
    const Cidr& cidr = profile_.network.secondary_cidrs[i];
    if (cidr.prefix_length + cut + per_cidr <= kLongestSubnet) continue;
    add(kConflict, "network.secondaryCidrs[" + std::to_string(i) + "]",
        ": " + cidr.text() + " cut for " + clusters + " leaves subnets less than a /" + std::to_string(kLongestSubnet) +
            "; write a /" + std::to_string(kLongestSubnet - cut - per_cidr) + " or larger network");
  }
}

void DeliveryCheck::isolation() const {
  if (profile_.isolation == Isolation::by_namespace) return;
  if (profile_.network.vpc.id)
    return add(kConflict, "isolation",
               ": `cluster` makes a VPC per tenant; remove `network.vpc`, or write `isolation: namespace`");
  for (std::size_t i = 0; i < profile_.tenants.size(); ++i) {
    const std::string name = cluster_name(profile_, profile_.tenants[i]);
    if (name.size() <= kLongestName) continue;
    add(kConflict, "tenants[" + std::to_string(i) + "].name",
        ": its cluster would be called " + shown(name) + ", " + std::to_string(name.size()) + " characters, and " +
            std::to_string(kLongestName) + " is the most; shorten it or `metadata.name`");
  }
  cluster_networks();
}

}  // namespace

void check_delivery(const Profile& profile, Findings& findings) {
  const DeliveryCheck check(profile, findings);
  check.gitops();
  check.ack();
  check.spark_runtime();
  check.isolation();
}

}  // namespace dek::model
