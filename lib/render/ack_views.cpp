// Views of ACK: the tenants' objects, and the policy of the controllers that make them.
#include "render/ack_views.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "render/cluster_views.hpp"
#include "render/tenant_policy.hpp"
#include "render/terraform_views.hpp"
#include "render/views.hpp"

namespace dek::render {
namespace {

using model::AckController;

struct Permission {
  std::string_view name;
  std::vector<std::string> actions, resources;
};

std::vector<Permission> bucket_permissions(const Platform& platform) {
  std::vector<std::string> buckets;
  for (const TenantPlatform& tenant : platform.tenants)
    buckets.push_back(bucket_arn(*platform.profile, tenant.names.bucket));
  return {{"buckets",
           {"s3:CreateBucket", "s3:DeleteBucket", "s3:ListBucket", "s3:GetBucket*", "s3:Get*Configuration",
            "s3:PutBucket*", "s3:Put*Configuration"},
           std::move(buckets)},
          {"find_buckets", {"s3:ListAllMyBuckets"}, {"*"}}};
}

/// ARNs of the tenants' roles or policies, and of no other: a controller that could change its own role could do all.
std::vector<std::string> identity_arns(const Platform& platform, std::string_view kind) {
  const model::Profile& profile = *platform.profile;
  std::vector<std::string> arns;
  for (const TenantPlatform& tenant : platform.tenants)
    for (const std::string& name : {tenant.names.role, tenant.names.history_role})
      arns.push_back(fmt::format("{}:iam::{}:{}/{}", arn_prefix(profile), profile.account_id, kind, name));
  return arns;
}

std::vector<Permission> identity_permissions(const Platform& platform) {
  return {
      {"roles",
       {"iam:CreateRole", "iam:GetRole", "iam:UpdateRole", "iam:DeleteRole", "iam:UpdateAssumeRolePolicy",
        "iam:ListRolePolicies", "iam:ListAttachedRolePolicies", "iam:AttachRolePolicy", "iam:DetachRolePolicy",
        "iam:ListRoleTags", "iam:TagRole", "iam:UntagRole"},
       identity_arns(platform, "role")},
      {"policies",
       {"iam:CreatePolicy", "iam:GetPolicy", "iam:DeletePolicy", "iam:CreatePolicyVersion", "iam:GetPolicyVersion",
        "iam:DeletePolicyVersion", "iam:ListPolicyVersions", "iam:ListPolicyTags", "iam:TagPolicy", "iam:UntagPolicy"},
       identity_arns(platform, "policy")}};
}

std::vector<Permission> association_permissions(const Platform& platform) {
  const model::Profile& profile = *platform.profile;
  const std::string eks = fmt::format("{}:eks:{}:{}", arn_prefix(profile), profile.region, profile.account_id);
  return {{"associations",
           {"eks:CreatePodIdentityAssociation", "eks:DescribePodIdentityAssociation",
            "eks:UpdatePodIdentityAssociation", "eks:DeletePodIdentityAssociation", "eks:ListPodIdentityAssociations",
            "eks:ListTagsForResource", "eks:TagResource", "eks:UntagResource"},
           {fmt::format("{}:cluster/{}", eks, profile.name),
            fmt::format("{}:podidentityassociation/{}/*", eks, profile.name)}},
          {"pass_roles", {"iam:GetRole", "iam:PassRole"}, identity_arns(platform, "role")}};
}

std::vector<Permission> emr_permissions(const model::Profile& profile) {
  const std::string prefix = arn_prefix(profile);
  const std::string eks = fmt::format("{}:eks:{}:{}", prefix, profile.region, profile.account_id);
  const std::string emr = fmt::format("{}:emr-containers:{}:{}", prefix, profile.region, profile.account_id);
  return {
      {"virtual_clusters",
       {"emr-containers:CreateVirtualCluster", "emr-containers:DescribeVirtualCluster",
        "emr-containers:DeleteVirtualCluster", "emr-containers:ListVirtualClusters", "emr-containers:TagResource",
        "emr-containers:UntagResource", "emr-containers:ListTagsForResource"},
       {emr + ":/virtualclusters", emr + ":/virtualclusters/*"}},
      // EMR lets itself into the namespace with the caller's permissions.
      {"emr_access",
       {"eks:DescribeCluster", "eks:CreateAccessEntry", "eks:DescribeAccessEntry", "eks:ListAccessEntries",
        "eks:DeleteAccessEntry", "eks:AssociateAccessPolicy", "eks:DisassociateAccessPolicy",
        "eks:ListAssociatedAccessPolicies"},
       {fmt::format("{}:cluster/{}", eks, profile.name), fmt::format("{}:access-entry/{}/*", eks, profile.name)}},
      {"emr_service_role",
       {"iam:CreateServiceLinkedRole"},
       {fmt::format("{}:iam::{}:role/aws-service-role/emr-containers.amazonaws.com/*", prefix, profile.account_id)}}};
}

std::vector<Permission> permissions(const Platform& platform, AckController controller) {
  switch (controller) {
    case AckController::s3:
      return bucket_permissions(platform);
    case AckController::iam:
      return identity_permissions(platform);
    case AckController::eks:
      return association_permissions(platform);
    case AckController::emr_containers:
      break;
  }
  return emr_permissions(*platform.profile);
}

/// {controller, statements} of each, in the words of Terraform and of a policy document.
List controllers(const Platform& platform) {
  List items;
  for (const AckController controller : platform.profile->ack.controllers) {
    List named;
    std::vector<Statement> statements;
    for (const Permission& each : permissions(platform, controller)) {
      named.push_back(View()
                          .set("name", word(each.name))
                          .set("action_texts", texts(each.actions))
                          .set("resource_texts", texts(each.resources)));
      statements.push_back({each.actions, each.resources, {}});
    }
    items.push_back(View()
                        .set("controller", word(to_string(controller)))
                        .set("statements", std::move(named))
                        .set("ack_statements", statements_view(statements)));
  }
  return items;
}

View bucket_view(const Platform& platform, const TenantPlatform& tenant, bool more) {
  const model::Profile& profile = *platform.profile;
  return View()
      .set("bucket_name", tenant.names.bucket)
      .set("bucket_arn", word(bucket_arn(profile, tenant.names.bucket)))
      // The Region where buckets are made by default must not be named.
      .set("location", optional(profile.region == "us-east-1" ? "" : profile.region))
      .set("spark", tenant.spark)
      .set("log_retention_days", profile.observability.log_retention_days)
      .set("more", more);
}

View role_view(const TenantPlatform& tenant, const std::string& object, const std::string& role,
               const std::vector<Statement>& statements, const std::vector<std::string>& accounts) {
  List associations;
  for (const std::string& account : accounts)
    associations.push_back(View()
                               .set("association", tenant.settings->name + "-" + account)
                               .set("service_account", account)
                               .set("object", object));
  return View()
      .set("object", object)
      .set("role", word(role))
      .set("statements", statements_view(statements))
      .set("accounts", std::move(associations));
}

List role_views(const Platform& platform, const TenantPlatform& tenant) {
  List roles;
  const bool history = tenant.history_server;
  if (const std::vector<std::string> accounts = tenant.associated_accounts(); !accounts.empty())
    roles.push_back(
        role_view(tenant, tenant.settings->name, tenant.names.role, tenant_policy(platform, tenant), accounts)
            .set("has_policy_arns", !tenant.settings->policy_arns.empty())
            .set("policy_arns", texts(tenant.settings->policy_arns))
            .set("more", history));
  if (history)
    roles.push_back(role_view(tenant, tenant.settings->name + "-shs", tenant.names.history_role,
                              history_policy(platform, tenant), {"spark-history-server"})
                        .set("has_policy_arns", false)
                        .set("policy_arns", List{})
                        .set("more", false));
  return roles;
}

bool by_capability(const Platform& platform) {
  return platform.profile->gitops.engine == model::GitOps::capability;
}

}  // namespace

bool ack_makes(const model::Profile& profile, AckController controller) {
  return profile.ack.enabled && std::ranges::count(profile.ack.controllers, controller) > 0;
}

std::size_t ack_policy_characters(const Platform& platform) {
  const model::Ack& ack = platform.profile->ack;
  std::size_t longest = 0;
  std::vector<Statement> statements;
  for (const AckController controller : ack.controllers) {
    if (!ack.managed) statements.clear();
    for (const Permission& each : permissions(platform, controller))
      statements.push_back({each.actions, each.resources, {}});
    longest = std::max(longest, policy_characters(statements));
  }
  return longest;
}

bool wants_ack(const Platform& platform, const Subject& subject) {
  const model::Profile& profile = *platform.profile;
  if (ack_makes(profile, AckController::s3)) return true;
  const TenantPlatform& tenant = *subject.tenant;
  if (ack_makes(profile, AckController::iam) && !tenant.associated_accounts().empty()) return true;
  return ack_makes(profile, AckController::emr_containers) && tenant.emr;
}

View ack_view(const Platform& platform, const Subject& subject) {
  const model::Profile& profile = *platform.profile;
  const TenantPlatform& tenant = *subject.tenant;
  List roles = ack_makes(profile, AckController::iam) ? role_views(platform, tenant) : List{};
  const bool virtual_cluster = tenant.emr && ack_makes(profile, AckController::emr_containers);
  const bool bucket = ack_makes(profile, AckController::s3);
  View view;
  view.set("tenant", word(tenant.settings->name))
      .set("cost_center", tenant.settings->cost_center)
      .set("cluster", platform.names.cluster)
      .set("virtual_cluster_name", tenant.names.role)
      .set("after_others", !roles.empty())
      .set("virtual_cluster", virtual_cluster)
      .set("bucket", bucket ? List{bucket_view(platform, tenant, !roles.empty() || virtual_cluster)} : List{})
      .set("roles", std::move(roles));
  return view;
}

bool wants_ack_charts(const Platform& platform, const Subject&) {
  return platform.profile->ack.enabled && !platform.profile->ack.managed;
}

View ack_values_view(const Platform& platform, const Subject&) {
  return View().set("region", platform.profile->region);
}

bool wants_terraform_capabilities(const Platform& platform, const Subject&) {
  return cluster_by_terraform(*platform.profile) && (platform.profile->ack.enabled || by_capability(platform));
}

View terraform_capabilities_view(const Platform& platform, const Subject&) {
  const model::Profile& profile = *platform.profile;
  return View()
      .set("eks_module_version", profile.versions.eks_module)
      .set("pod_identity_module_version", profile.versions.pod_identity_module)
      .set("ack", profile.ack.enabled)
      .set("managed", profile.ack.managed)
      .set("controllers", controllers(platform))
      .set("argocd", by_capability(platform))
      .set("identity_center_arn", profile.gitops.identity_center_arn.value_or(""))
      .set("identity_center_region", optional(profile.gitops.identity_center_region.value_or("")))
      .set("has_admin_groups", !profile.gitops.admin_groups.empty())
      .set("admin_groups", texts(profile.gitops.admin_groups));
}

void set_capabilities(View& view, const Platform& platform) {
  const model::Profile& profile = *platform.profile;
  List groups;
  for (const std::string& group : profile.gitops.admin_groups) groups.push_back(group);
  view.set("ack_role", word(profile.name + "-ack"))
      .set("ack_charts", profile.ack.enabled && !profile.ack.managed)
      .set("ack_capability", profile.ack.enabled && profile.ack.managed)
      .set("ack_controllers", controllers(platform))
      .set("argocd_capability", by_capability(platform))
      .set("capabilities", by_capability(platform) || (profile.ack.enabled && profile.ack.managed))
      .set("identity_center_arn", profile.gitops.identity_center_arn.value_or(""))
      .set("identity_center_region", optional(profile.gitops.identity_center_region.value_or("")))
      .set("has_admin_groups", !profile.gitops.admin_groups.empty())
      .set("admin_groups", std::move(groups));
}

}  // namespace dek::render
