// karpenter/node-class-restricted-tag — tags that the CRD refuses.
#include "lint/rule.hpp"

#include <array>

namespace dek::rules::karpenter_node_class_restricted_tag {
namespace {

constexpr std::string_view kDoc = R"md(
A tag of an EC2NodeClass has a key that Karpenter reserves, no key, or a value that is not a string.

## Why
Karpenter finds its instances by these tags and sets them itself; the CRD refuses a class that would set them. It also
takes only strings, and `cost-center: 4711` without quotes is a number. Either way the API server rejects the class.

## Bad
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: default
spec:
  tags:
    kubernetes.io/cluster/data: owned
    team: analytics
~~~

## Good
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: default
spec:
  tags:
    team: analytics
~~~

## Sources
- aws/karpenter-provider-aws: pkg/apis/crds/karpenter.k8s.aws_ec2nodeclasses.yaml
)md";

// CEL rules on spec.tags; the v1beta1 CRD has no rule on the third key.
constexpr std::array<std::string_view, 4> kReserved = {"karpenter.sh/nodepool", "karpenter.sh/nodeclaim",
                                                       "eks:eks-cluster-name", "karpenter.k8s.aws/ec2nodeclass"};
constexpr std::string_view kReservedPrefix = "kubernetes.io/cluster";

void check(const manifest::NodeClass& node_class, Reporter& out) {
  for (const auto [key, value] : node_class.spec["tags"].entries()) {
    const std::string_view name = key.raw();
    const auto type = value.type();
    if (name.starts_with(kReservedPrefix) || base::is_one_of(name, kReserved)) {
      out.at(key, "tag `{}` is reserved: Karpenter sets it itself", name)
          .help("remove it")
          .fix("remove the tag", Applicability::safe, lint::remove_entry(value));
    } else if (key.is("") || key.is_null()) {
      out.at(key, "tag without a key").help("name it");
    } else if (type && *type != tree::ScalarType::string && *type != tree::ScalarType::null) {
      out.at(value, "value of tag `{}` is not a string", name)
          .help("put it in quotes")
          .fix("quote the value", Applicability::safe, lint::quote(value));
    }
  }
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/node-class-restricted-tag",
                                                .code = "KRP065",
                                                .severity = Severity::error,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_class(check)};

}  // namespace dek::rules::karpenter_node_class_restricted_tag
