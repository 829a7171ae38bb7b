// karpenter/node-volume-unencrypted — disks of nodes that hold data in the clear.
#include "lint/rule.hpp"

#include <algorithm>

namespace dek::rules::karpenter_node_volume_unencrypted {
namespace {

constexpr std::string_view kDoc = R"md(
A block device mapping does not ask for encryption.

## Why
Shuffle files, spills and cached blocks are copies of the data lake. Karpenter's own default mapping is encrypted, but
writing any mapping replaces it, and EC2's default is not. `encrypted: false` is a warning; a mapping without the key is
advice, because the account may encrypt every volume by default, which no file shows.

## Bad
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: default
spec:
  blockDeviceMappings:
    - deviceName: /dev/xvda
      ebs:
        volumeSize: 100Gi
        volumeType: gp3
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
      ebs:
        volumeSize: 100Gi
        volumeType: gp3
        encrypted: true
~~~

## Exceptions
No mapping at all. A mapping with `snapshotID`, which is encrypted as the snapshot is. A mapping that says nothing,
where Terraform code of the set makes `aws_ebs_encryption_by_default`.

## Sources
- aws/karpenter-provider-aws: website/content/en/docs/concepts/nodeclasses.md
- aws/aws-eks-best-practices: latest/bpg/security/data.adoc
)md";

constexpr std::string_view kHelp = "write `encrypted: true`; a customer key in `kmsKeyID` needs a grant for the nodes";

std::string_view name_of(Node mapping) {
  return mapping["deviceName"].text().value_or("a volume");
}

/// The set switches encryption on for every volume of the account.
bool is_default_on(const manifest::Workspace& set) {
  return std::ranges::any_of(set.terraform_blocks(), [](const manifest::TerraformBlock* block) {
    return block->is_resource("aws_ebs_encryption_by_default") && (*block)["enabled"].as_bool() != false;
  });
}

void check(const manifest::NodeClass& node_class, Reporter& out) {
  for (const Node mapping : node_class.block_device_mappings().items()) {
    const Node ebs = mapping["ebs"];
    if (ebs.size() == 0 || ebs["snapshotID"]) continue;
    const Node encrypted = ebs["encrypted"];
    if (encrypted.as_bool() == false) {
      out.at(encrypted, "`{}` is not encrypted", name_of(mapping))
          .help(kHelp)
          .fix("encrypt the volume", Applicability::safe, lint::replace_value(encrypted, "true"));
    } else if (!encrypted && !is_default_on(out.workspace())) {
      out.at(ebs.key(), "`{}` does not say `encrypted`, so the account's default decides", name_of(mapping))
          .severity(Severity::advice)
          .help(kHelp)
          .fix("encrypt the volume", Applicability::safe, lint::add_entry(ebs, "encrypted: true"));
    }
  }
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/node-volume-unencrypted",
                                                .code = "KRP058",
                                                .severity = Severity::warning,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_class(check)};

}  // namespace dek::rules::karpenter_node_volume_unencrypted
