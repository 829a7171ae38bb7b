// Field table: spec.cluster.
#include "model/schema.hpp"

namespace dek::model {
namespace {

constexpr Field kCluster[] = {
    value<&Cluster::kubernetes_version>({.name = "kubernetesVersion",
                                         .doc = "minor version of Kubernetes; every selected component must support it",
                                         .catalogue = "kubernetes",
                                         .expected = "a minor version in quotes",
                                         .pattern = R"(1\.\d{2})",
                                         .example = "1.34"}),
    value<&Cluster::support_type>({.name = "supportType",
                                   .doc = "what EKS does when the version leaves standard support",
                                   .dynamic = "STANDARD",
                                   .fixed = "EXTENDED"}),
    value<&Cluster::control_plane_tier>(
        {.name = "controlPlaneTier",
         .doc = "reserved capacity of the control plane",
         .dynamic = "standard",
         .computed =
             "`tier-xl` when the tenants' limits allow more than 500 nodes or their quotas more than 5,000 pods, else "
             "`standard`"}),
    value<&Cluster::endpoint>(
        {.name = "endpoint", .doc = "from where the API server can be reached", .dynamic = "private"}),
    value<&Cluster::public_cidrs>({.name = "publicCidrs",
                                   .doc = "networks that may reach a public endpoint",
                                   .expected = "a network such as 198.51.100.0/24",
                                   .example = "198.51.100.0/24",
                                   .max_items = 40}),
    value<&Cluster::private_cidrs>({.name = "privateCidrs",
                                    .doc = "networks that may reach the private endpoint beside the nodes: of the "
                                           "VPC, of a VPN, of peered VPCs",
                                    .computed = "`network.cidr`",
                                    .expected = "a network such as 10.20.0.0/16",
                                    .example = "10.20.0.0/16",
                                    .max_items = 40}),
    value<&Cluster::admin_roles>(
        {.name = "adminRoles",
         .doc = "IAM roles with all rights in the cluster",
         .required = true,
         .missing = "is empty: with `authentication_mode = API` and no creator access nobody could log in",
         .expected = "the ARN of an IAM role",
         .pattern = R"(arn:aws(-[a-z]+)*:iam::\d{12}:role/[A-Za-z0-9+=,.@_/-]{1,512})",
         .example = "arn:aws:iam::111122223333:role/platform-admin",
         .min_items = 1}),
    value<&Cluster::log_types>({.name = "logTypes",
                                .doc = "control-plane logs sent to CloudWatch",
                                .dynamic = "api audit authenticator controllerManager scheduler"}),
    value<&Cluster::log_retention_days>({.name = "logRetentionDays",
                                         .doc = "days CloudWatch keeps control-plane logs",
                                         .dynamic = "30",
                                         .fixed = "90",
                                         .min = 1,
                                         .max = 3653}),
    value<&Cluster::deletion_protection>({.name = "deletionProtection",
                                          .doc = "whether EKS refuses to delete the cluster",
                                          .dynamic = "true",
                                          .dev = "false"}),
    value<&Cluster::zonal_shift>(
        {.name = "zonalShift", .doc = "whether AWS may move traffic out of a failing zone", .dynamic = "true"}),
};

}  // namespace

Fields cluster_fields() {
  return kCluster;
}

}  // namespace dek::model
