// karpenter/node-class-role-or-profile — an EC2NodeClass with neither, both or an empty node identity.
#include "lint/rule.hpp"

namespace dek::rules::karpenter_node_class_role_or_profile {
namespace {

constexpr std::string_view kDoc = R"md(
An EC2NodeClass needs exactly one of `role` and `instanceProfile`.

## Why
The CRD enforces exactly one: without either, nodes would have no identity and could not join; with both, the class is
rejected. With `role` Karpenter creates the instance profile through the IAM API, which has no VPC endpoint in most
Regions; a cluster without any way out brings its own `instanceProfile`.

## Bad
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: default
spec:
  role: NodeRole
  instanceProfile: NodeProfile
~~~

## Good
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: default
spec:
  role: NodeRole
~~~

## Sources
- aws/karpenter-provider-aws: pkg/apis/crds/karpenter.k8s.aws_ec2nodeclasses.yaml
- aws/karpenter-provider-aws: website/content/en/docs/concepts/nodeclasses.md
)md";

constexpr std::string_view kHelp = "keep `role`; use `instanceProfile` where the IAM API cannot be reached";

void check(const manifest::NodeClass& node_class, Reporter& out) {
  if (node_class.spec.is_unknown()) return;
  const Node role = node_class.spec["role"];
  const Node profile = node_class.spec["instanceProfile"];
  if (role && profile) {
    out.at(profile.key(), "EC2NodeClass has both `role` and `instanceProfile`")
        .related(role.key(), "the other one")
        .help(kHelp);
  } else if (!role && !profile) {
    out.at(*node_class.resource, "EC2NodeClass has neither `role` nor `instanceProfile`").help(kHelp);
  } else if (const Node given = role ? role : profile; given.is_null() || given.is("")) {
    out.at(given.key(), "`{}` is empty", given.key().raw()).help("name the IAM role or instance profile of the nodes");
  }
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/node-class-role-or-profile",
                                                .code = "KRP051",
                                                .severity = Severity::error,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_class(check)};

}  // namespace dek::rules::karpenter_node_class_role_or_profile
