// Field table: spec.network and spec.dns.
#include "model/schema.hpp"

namespace dek::model {
namespace {

constexpr std::string_view kSubnetPattern = "subnet-([0-9a-f]{8}|[0-9a-f]{17})";

constexpr Field kVpc[] = {
    value<&ExistingVpc::id>({.name = "id",
                             .doc = "an existing VPC to use instead of a new one; with `iac: eksctl`",
                             .expected = "a VPC id",
                             .pattern = "vpc-([0-9a-f]{8}|[0-9a-f]{17})",
                             .example = "vpc-0a1b2c3d4e5f60718"}),
    value<&ExistingVpc::public_subnets>({.name = "publicSubnets",
                                         .doc = "subnets of load balancers that face the internet, one per zone",
                                         .expected = "a subnet id",
                                         .pattern = kSubnetPattern,
                                         .example = "subnet-0a1b2c3d4e5f60718"}),
    value<&ExistingVpc::routable_subnets>({.name = "routableSubnets",
                                           .doc = "subnets of the control plane and of endpoints, one per zone",
                                           .expected = "a subnet id",
                                           .pattern = kSubnetPattern,
                                           .example = "subnet-0a1b2c3d4e5f60718"}),
    value<&ExistingVpc::node_subnets>({.name = "nodeSubnets",
                                       .doc = "subnets of nodes and pods, one per zone",
                                       .expected = "a subnet id",
                                       .pattern = kSubnetPattern,
                                       .example = "subnet-0a1b2c3d4e5f60718"}),
};
Fields vpc_fields() {
  return kVpc;
}

constexpr Field kCni[] = {
    value<&Cni::prefix_delegation>({.name = "prefixDelegation",
                                    .doc = "whether nodes take addresses by /28 prefixes; needs Nitro families",
                                    .dynamic = "true"}),
    value<&Cni::minimum_ip_target>({.name = "minimumIpTarget",
                                    .doc = "addresses a node takes at once when it starts; also the most it ever takes",
                                    .dynamic = "30",
                                    .fixed = "",
                                    .min = 1,
                                    .max = 1024}),
    value<&Cni::warm_prefix_target>({.name = "warmPrefixTarget",
                                     .doc = "prefixes a node keeps free; not together with `minimumIpTarget`",
                                     .dynamic = "",
                                     .fixed = "1",
                                     .min = 1,
                                     .max = 16}),
    value<&Cni::warm_ip_target>(
        {.name = "warmIpTarget", .doc = "addresses a node keeps free; static platforms only", .min = 1, .max = 1024}),
    value<&Cni::max_eni>({.name = "maxEni",
                          .doc = "network interfaces a node may use",
                          .dynamic = "1",
                          .fixed = "",
                          .min = 1,
                          .max = 15}),
    value<&Cni::max_pods>({.name = "maxPods",
                           .doc = "pods per node, the same on every node",
                           .dynamic = "30",
                           .fixed = "110",
                           .computed = "dynamic: 30; static or IPv6: 110",
                           .min = 8,
                           .max = 250}),
};
Fields cni_fields() {
  return kCni;
}

constexpr Field kNetwork[] = {
    value<&Network::cidr>({.name = "cidr",
                           .doc = "routable network of the VPC: load balancers, NAT, control plane, endpoints",
                           .dynamic = "10.0.0.0/16",
                           .expected = "a private network from /16 to /24",
                           .example = "10.0.0.0/16"}),
    value<&Network::secondary_cidrs>({.name = "secondaryCidrs",
                                      .doc = "networks of nodes and pods, not routed outside the VPC",
                                      .computed = "one /16 per zone from 100.64.0.0; none in IPv6",
                                      .expected = "a network from /16 to /28 inside 100.64.0.0/10",
                                      .example = "100.64.0.0/16",
                                      .max_items = 49}),
    value<&Network::azs>({.name = "azs",
                          .doc = "how many Availability Zones, or their names",
                          .dynamic = "3",
                          .expected = "2 to 4, or the names of as many zones",
                          .pattern = R"([a-z]{2}(-[a-z]+)+-\d[a-z])",
                          .example = "3",
                          .min = 2,
                          .max = 4,
                          .min_items = 2,
                          .max_items = 4}),
    value<&Network::ip_family>({.name = "ipFamily", .doc = "address family of pods and services", .dynamic = "ipv4"}),
    value<&Network::nat>(
        {.name = "nat", .doc = "NAT gateways: one per zone, one, or none", .dynamic = "perAz", .dev = "single"}),
    value<&Network::endpoints>({.name = "endpoints",
                                .doc = "VPC endpoints by service; `s3` is the gateway endpoint",
                                .dynamic = "s3 ecr.api ecr.dkr sts ec2 eks eks-auth sqs ssm logs",
                                .computed = "s3 ecr.api ecr.dkr sts ec2 eks eks-auth sqs ssm logs, and those that "
                                            "other switches need",
                                .expected = "the suffix of an AWS endpoint service",
                                .pattern = "[a-z][a-z0-9.-]{0,62}",
                                .example = "ecr.api",
                                .max_items = 50}),
    object<&Network::vpc>({.name = "vpc", .doc = "a VPC that exists"}, vpc_fields),
    value<&Network::service_cidr>({.name = "serviceCidr",
                                   .doc = "network of Kubernetes Services; its tenth address is the DNS service",
                                   .dynamic = "172.20.0.0/16",
                                   .computed = "172.20.0.0/16, or 10.100.0.0/16 when the VPC lies in 172.16.0.0/12",
                                   .expected = "a private network from /12 to /24",
                                   .example = "172.20.0.0/16"}),
    value<&Network::placement>({.name = "placement",
                                .doc = "how the pods of a job lie across zones",
                                .dynamic = "job-zone",
                                .fixed = "spread"}),
    value<&Network::load_balancing>(
        {.name = "loadBalancing",
         .doc = "whether the load balancer controller is installed",
         .dynamic = "false",
         .computed = "true when a tenant serves inference, on a dynamic platform only with a host"}),
    object<&Network::cni>({.name = "cni", .doc = "the VPC CNI add-on"}, cni_fields),
};

constexpr Field kCoreDns[] = {
    value<&CoreDns::min_replicas>(
        {.name = "minReplicas", .doc = "fewest CoreDNS replicas", .dynamic = "3", .min = 2, .max = 1000}),
    value<&CoreDns::max_replicas>(
        {.name = "maxReplicas",
         .doc = "most CoreDNS replicas",
         .dynamic = "10",
         .computed = "by the nodes and cores that the tenants' limits allow, at least 10: nodes/16 or "
                     "cores/256, whichever is more",
         .min = 2,
         .max = 1000}),
};
Fields core_dns_fields() {
  return kCoreDns;
}

constexpr Field kDns[] = {
    object<&Dns::core_dns>({.name = "coreDns", .doc = "managed scaling of CoreDNS"}, core_dns_fields),
    value<&Dns::node_local>({.name = "nodeLocal", .doc = "whether every node caches DNS answers", .dynamic = "true"}),
    value<&Dns::node_local_address>(
        {.name = "nodeLocalAddress",
         .doc = "link-local address of that cache",
         .dynamic = "169.254.20.10",
         .computed = "169.254.20.10, or fd00::53 with `network.ipFamily: ipv6`",
         .expected =
             "a free link-local address; the instance metadata service and the Pod Identity agent hold 169.254.169.254 "
             "and 169.254.170.23; in IPv6 a unique local one such as `fd00::53`",
         .pattern = R"((?!169\.254\.(169\.254|170\.23)$)169\.254(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){2})"
                    R"(|fd[0-9a-f]{2}::([0-9a-f]{1,4}:){0,5}[0-9a-f]{1,4})",
         .example = "169.254.20.10"}),
    value<&Dns::pod_ndots>({.name = "podNdots",
                            .doc = "`ndots` of rendered workloads: dots a name needs to be tried as it is first",
                            .dynamic = "2",
                            .min = 1,
                            .max = 5}),
};

}  // namespace

Fields network_fields() {
  return kNetwork;
}
Fields dns_fields() {
  return kDns;
}

}  // namespace dek::model
