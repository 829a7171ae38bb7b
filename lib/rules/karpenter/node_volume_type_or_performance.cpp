// karpenter/node-volume-type-or-performance — volumes of an old type, or with numbers that EC2 refuses.
#include "lint/rule.hpp"

#include <algorithm>
#include <array>

namespace dek::rules::karpenter_node_volume_type_or_performance {
namespace {

constexpr std::string_view kDoc = R"md(
A node volume is not `gp3`, or its numbers are out of range.

## Why
`gp3` costs about a fifth less than `gp2` and gives 3,000 IOPS and 125 MiB/s whatever its size; a `gp2` volume of
100 GiB has 300 IOPS once its burst is spent, which is what a shuffle does. EC2 refuses more than 0.25 MiB/s per
provisioned IOPS, IOPS on types that take none, and volumes without a size, and it refuses them at launch: the class
looks fine, and every NodeClaim fails.

## Bad
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: default
spec:
  blockDeviceMappings:
    - deviceName: /dev/xvda
      ebs: {volumeSize: 100Gi, volumeType: gp3, iops: 3000, throughput: 1000, encrypted: true}
~~~

## Good
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: default
spec:
  blockDeviceMappings:
    - deviceName: /dev/xvda
      ebs: {volumeSize: 100Gi, volumeType: gp3, iops: 4000, throughput: 1000, encrypted: true}
~~~

## Exceptions
`io1`, `io2`, `st1` and `sc1`, which somebody chose. No type at all is only advice: the AMI's own mapping may say `gp3`.
The upper bounds (80,000 IOPS, 2,000 MiB/s) only warn: EBS raised them from 16,000 and 1,000 in 2025 and may do so
again.

## Sources
- aws/karpenter-provider-aws: pkg/apis/crds/karpenter.k8s.aws_ec2nodeclasses.yaml
- aws/aws-eks-best-practices: latest/bpg/cost/cost_opt_storage.adoc
- kubernetes-sigs/aws-ebs-csi-driver: pull request 2683
)md";

struct Range {
  std::string_view field, unit;
  std::int64_t least, most;
};

// What a gp3 volume takes: the CRD's text for the lower bounds, EBS since 2025-09 for the upper ones.
constexpr std::array<Range, 2> kGp3 = {{{"iops", "IOPS", 3000, 80000}, {"throughput", "MiB/s", 125, 2000}}};
constexpr std::int64_t kIopsPerThroughput = 4;
constexpr std::int64_t kDefaultIops = 3000;
constexpr std::int64_t kSlowestInitialization = 100, kFastestInitialization = 300;  // MiB/s, from the CRD
constexpr std::array<std::string_view, 4> kWithoutIops = {"gp2", "sc1", "st1", "standard"};

void check_gp3(Node ebs, Reporter& out) {
  for (const auto& [field, unit, least, most] : kGp3) {
    const auto value = ebs[field].as_integer();
    if (!value || (*value >= least && *value <= most)) continue;
    out.at(ebs[field], "`{}: {}` is outside what `gp3` takes", field, *value)
        .severity(*value < least ? Severity::error : Severity::warning)
        .help("give {} to {} {}", least, most, unit);
  }
  const auto throughput = ebs["throughput"].as_integer();
  const auto iops = ebs["iops"] ? ebs["iops"].as_integer() : kDefaultIops;
  if (!throughput || !iops || *throughput * kIopsPerThroughput <= *iops || *iops < kDefaultIops) return;
  out.at(ebs["throughput"], "{} MiB/s need {} IOPS, and the volume has {}", *throughput,
         *throughput * kIopsPerThroughput, *iops)
      .severity(Severity::error)
      .label("EC2 refuses the launch")
      .help("set `iops: {}`", *throughput * kIopsPerThroughput);
}

void check_other_type(Node ebs, std::string_view type, Reporter& out) {
  if (ebs["throughput"].as_integer()) {
    out.at(ebs["throughput"].key(), "`throughput` on a volume of type `{}`", type)
        .severity(Severity::error)
        .help("only `gp3` takes it");
  }
  if (ebs["iops"].as_integer() && base::is_one_of(type, kWithoutIops)) {
    out.at(ebs["iops"].key(), "`iops` on a volume of type `{}`", type)
        .severity(Severity::error)
        .help("only `gp3`, `io1` and `io2` take it");
  }
}

void check_type(Node ebs, Reporter& out) {
  const Node type = ebs["volumeType"];
  constexpr std::string_view kHelp = "use `gp3`: about a fifth cheaper, with 3,000 IOPS and 125 MiB/s at any size";
  if (!type) {
    out.at(ebs.key(), "volume without `volumeType` gets the type of the AMI's mapping, or `gp2`")
        .severity(Severity::advice)
        .help(kHelp)
        .fix("make it gp3", Applicability::unsafe, lint::add_entry(ebs, "volumeType: gp3"));
  } else if (type.is("gp2") || type.is("standard")) {
    out.at(type, "volume of type `{}`", *type.text())
        .help(kHelp)
        .fix("make it gp3", Applicability::unsafe, lint::replace_value(type, "gp3"));
  }
  if (type.is("gp3")) return check_gp3(ebs, out);
  if (const auto name = type.text()) check_other_type(ebs, *name, out);
}

void check_content(Node ebs, Reporter& out) {
  const Node rate = ebs["volumeInitializationRate"];
  if (rate && !ebs["snapshotID"]) {
    out.at(rate.key(), "`volumeInitializationRate` without `snapshotID`: there is nothing to initialize")
        .severity(Severity::error)
        .help("leave it out");
  } else if (const auto value = rate.as_integer();
             value && (*value < kSlowestInitialization || *value > kFastestInitialization)) {
    out.at(rate, "`volumeInitializationRate: {}` is outside {} to {} MiB/s", *value, kSlowestInitialization,
           kFastestInitialization)
        .severity(Severity::error);
  }
  if (ebs["volumeSize"] || ebs["snapshotID"]) return;
  out.at(ebs.key(), "volume has neither `volumeSize` nor `snapshotID`")
      .severity(Severity::error)
      .help("give the size, for example `volumeSize: 100Gi`");
}

void check(const manifest::NodeClass& node_class, Reporter& out) {
  Node root;
  for (const Node mapping : node_class.block_device_mappings().items()) {
    if (mapping["ebs"].size() > 0) {
      check_type(mapping["ebs"], out);
      check_content(mapping["ebs"], out);
    }
    if (mapping["rootVolume"].as_bool() != true) continue;
    if (root) {
      out.at(mapping["rootVolume"], "a second mapping with `rootVolume: true`")
          .severity(Severity::error)
          .related(root, "the first one")
          .help("only one disk can be the root of the kubelet");
    }
    root = mapping["rootVolume"];
  }
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/node-volume-type-or-performance",
                                                .code = "KRP059",
                                                .severity = Severity::warning,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_class(check)};

}  // namespace dek::rules::karpenter_node_volume_type_or_performance
