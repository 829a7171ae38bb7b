// karpenter/nodes-on-public-subnets — worker nodes with public addresses.
#include "lint/rule.hpp"

namespace dek::rules::karpenter_nodes_on_public_subnets {
namespace {

constexpr std::string_view kDoc = R"md(
Worker nodes get public addresses or are placed in public subnets.

## Why
Nothing on the internet has to reach a Spark executor. A public address opens each node to scans and costs 0.005 USD an
hour since 2024: 1,000 nodes are 3,650 USD a month. Traffic to S3 and ECR belongs on endpoints. EC2 refuses a
public address for a launch with several network interfaces, so an EFA class with both launches nothing.

## Bad
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: default
spec:
  subnetSelectorTerms:
    - tags: {kubernetes.io/role/elb: "1"}
~~~

## Good
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: default
spec:
  subnetSelectorTerms:
    - tags: {karpenter.sh/discovery: data}
~~~

## Sources
- aws/karpenter-provider-aws: website/content/en/docs/concepts/nodeclasses.md
- aws/aws-eks-best-practices: latest/bpg/cost/cost_opt_networking.adoc
- AWS News Blog: public IPv4 address charge from February 2024
)md";

constexpr std::string_view kPublicRole = "kubernetes.io/role/elb";
constexpr std::string_view kHelp =
    "select private subnets, by `kubernetes.io/role/internal-elb` or a tag of their own such as "
    "`karpenter.sh/discovery`";

void check_term(Node term, Reporter& out) {
  const Node tags = term["tags"];
  if (const Node role = tags[kPublicRole]; role && role.is_written()) {
    out.at(role.key(), "`{}` is the tag of public subnets", kPublicRole).help(kHelp);
  } else if (const Node name = tags["Name"]; name.text() && base::has_word(*name.text(), "public")) {
    out.at(name, "subnets named `{}` are public", *name.text()).help(kHelp);
  }
}

void check(const manifest::NodeClass& node_class, Reporter& out) {
  for (const Node term : node_class.spec["subnetSelectorTerms"].items()) check_term(term, out);
  const Node address = node_class.spec["associatePublicIPAddress"];
  if (address.as_bool() != true) return;
  const Node interfaces = node_class.spec["networkInterfaces"];
  const bool is_refused = interfaces.size() > 1 && !interfaces.is_open();
  out.at(address, "each node gets a public address{}", is_refused ? ", which EC2 refuses for several interfaces" : "")
      .severity(is_refused ? Severity::error : Severity::warning)
      .related(is_refused ? interfaces.key() : Node(), "more than one interface")
      .help("set it to `false`, and reach S3 and ECR through endpoints");
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/nodes-on-public-subnets",
                                                .code = "KRP063",
                                                .severity = Severity::warning,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_class(check)};

}  // namespace dek::rules::karpenter_nodes_on_public_subnets
