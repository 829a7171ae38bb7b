// karpenter/imds-not-hardened — nodes whose metadata service answers pods.
#include "lint/rule.hpp"

namespace dek::rules::karpenter_imds_not_hardened {
namespace {

constexpr std::string_view kDoc = R"md(
The instance metadata service answers pods, so that they can take the node's role.

## Why
With a hop limit of 2, or with tokens optional, any pod, a tenant's notebook included, fetches the credentials of the
node role from 169.254.169.254 and bypasses IRSA and Pod Identity. That role pulls every image of the account. Karpenter
v1 defaults to required tokens and one hop; v1beta1 defaulted to two.

## Bad
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: default
spec:
  metadataOptions:
    httpTokens: optional
    httpPutResponseHopLimit: 2
~~~

## Good
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: default
spec:
  metadataOptions:
    httpTokens: required
    httpPutResponseHopLimit: 1
~~~

## Exceptions
Absent fields of a v1 class, and `httpEndpoint: disabled`. The default of v1beta1 is advice: the move to v1 corrects it.
Two hops, from a pod to the node, are advice when the profile decided for them (`security.imdsHopLimit`); more stay a
warning. A component that needs the metadata from a pod is better given `hostNetwork` or an identity of its own.

## Sources
- aws/karpenter-provider-aws: website/content/en/docs/concepts/nodeclasses.md
- aws/karpenter-provider-aws: pkg/apis/crds/karpenter.k8s.aws_ec2nodeclasses.yaml
- aws/aws-eks-best-practices: latest/bpg/security/iam.adoc
)md";

constexpr std::int64_t kHops = 1;  // what Karpenter v1 defaults to
constexpr std::int64_t kHopsOfPods = 2;
constexpr std::string_view kHelp =
    "require tokens and one hop, and give pods that used the node role an identity of their own";

void check_old_default(const manifest::NodeClass& node_class, Reporter& out) {
  const Node options = node_class.metadata_options();
  if (node_class.is_v1() || node_class.resource->version.empty() || options["httpPutResponseHopLimit"]) return;
  constexpr std::string_view kMessage = "a v1beta1 class without `httpPutResponseHopLimit` allows 2 hops";
  const Node place = options ? options.key() : node_class.spec.key();
  auto finding = place ? out.at(place, kMessage) : out.at(*node_class.resource, kMessage);
  finding.severity(Severity::advice).help("set `metadataOptions.httpPutResponseHopLimit: 1`");
}

void check_hops(Node limit, Reporter& out) {
  const auto hops = limit.as_integer();
  if (!hops || *hops <= kHops) return;
  auto finding = out.at(limit, "a hop limit of {} lets pods read the node's credentials", *hops);
  if (const std::int64_t decided = out.context().imds_hop_limit; *hops == kHopsOfPods && decided >= *hops) {
    finding.severity(Severity::advice)
        .note("the profile decided for it: `security.imdsHopLimit: {}`", decided)
        .help("give pods that need the node role an identity of their own, then ask for one hop in the profile");
    return;
  }
  finding.help(kHelp).fix("allow one hop", Applicability::unsafe, lint::replace_value(limit, "1"));
}

void check(const manifest::NodeClass& node_class, Reporter& out) {
  const Node options = node_class.metadata_options();
  if (node_class.spec.is_unknown() || options["httpEndpoint"].is("disabled")) return;
  if (const Node tokens = options["httpTokens"]; tokens.is("optional")) {
    out.at(tokens, "`httpTokens: optional` lets pods read the node's credentials without a token")
        .help(kHelp)
        .fix("require tokens", Applicability::unsafe, lint::replace_value(tokens, "required"));
  }
  check_hops(options["httpPutResponseHopLimit"], out);
  check_old_default(node_class, out);
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/imds-not-hardened",
                                                .code = "KRP062",
                                                .severity = Severity::warning,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_class(check)};

}  // namespace dek::rules::karpenter_imds_not_hardened
