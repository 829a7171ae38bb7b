// karpenter/instance-store-formatted-twice — user data that formats the disks which RAID0 has taken.
#include "lint/rule.hpp"
#include "manifest/user_data.hpp"

#include <algorithm>
#include <array>

namespace dek::rules::karpenter_instance_store_formatted_twice {
namespace {

constexpr std::string_view kDoc = R"md(
User data formats the NVMe disks that `instanceStorePolicy: RAID0` already makes an array of.

## Why
With `RAID0` Karpenter has the node build one array over all NVMe disks and put containerd, the kubelet and pod logs on
it. A script that runs `mkfs` or `mdadm` over the same disks either fails, and with it the boot and the registration of
the node, or wipes the file system that containerd is about to use. A published data-on-eks example does both.

## Bad
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: default
spec:
  instanceStorePolicy: RAID0
  userData: |
    #!/bin/bash
    mkfs.xfs /dev/nvme1n1 && mount /dev/nvme1n1 /mnt/spark
~~~

## Good
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: default
spec:
  instanceStorePolicy: RAID0
~~~

## Exceptions
`amiFamily: Custom`, where Karpenter leaves the disks alone. Lines that install a tool or name a disk that is not NVMe
(`/dev/xvdb`, `/dev/sdb`), and scripts that handle a disk of `blockDeviceMappings` other than the root.

## Sources
- aws/karpenter-provider-aws: website/content/en/docs/concepts/nodeclasses.md
- awslabs/data-on-eks: infra/terraform/manifests/karpenter/ec2nodeclass.yaml
)md";

// Programs that format disks or build arrays.
constexpr std::array<std::string_view, 2> kPrograms = {"mdadm", "setup-local-disks"};
constexpr std::array<std::string_view, 2> kOtherDisks = {"/dev/xvd", "/dev/sd"};
constexpr std::array<std::string_view, 2> kRootDisks = {"/dev/xvda", "/dev/sda1"};

bool is_formatter(std::string_view word) {
  word = word.substr(word.rfind('/') + 1);
  return word == "mkfs" || word.starts_with("mkfs.") || base::is_one_of(word, kPrograms);
}

bool contains(std::string_view line, std::string_view part) {
  return line.find(part) != std::string_view::npos;
}

/// A line of fstab for an NVMe disk or an array.
bool mounts_array(std::string_view line) {
  return contains(line, "fstab") && (contains(line, "/dev/nvme") || contains(line, "/dev/md"));
}

/// The program or file that takes the disks; empty when the line leaves them alone.
std::string_view taken_by(std::string_view line) {
  const bool is_other_disk = std::ranges::any_of(kOtherDisks, [&](std::string_view d) { return contains(line, d); });
  if (is_other_disk || contains(line, "install ")) return {};
  constexpr std::string_view kBetweenWords = " \t;&|()`\"'";
  while (!line.empty()) {
    const std::string_view word = line.substr(0, line.find_first_of(kBetweenWords));
    if (is_formatter(word)) return word;
    line.remove_prefix(std::min(word.size() + 1, line.size()));
  }
  return {};
}

/// A disk of EBS beside the root: formatting is then most likely about that one.
bool handles_mapped_disk(const manifest::NodeClass& node_class, std::string_view user_data) {
  return std::ranges::any_of(node_class.block_device_mappings().items(), [&](Node mapping) {
    const auto name = mapping["deviceName"].text();
    return name && !base::is_one_of(*name, kRootDisks) && contains(user_data, *name);
  });
}

void check(const manifest::NodeClass& node_class, Reporter& out) {
  const Node policy = node_class.spec["instanceStorePolicy"];
  const manifest::UserData& user_data = node_class.user_data();
  if (!policy.is("RAID0") || !user_data.node.is_scalar() || node_class.ami_family() == "Custom") return;
  if (handles_mapped_disk(node_class, user_data.node.raw())) return;
  for (const std::string_view line : user_data.lines) {
    const std::string_view program = mounts_array(line) ? std::string_view("/etc/fstab") : taken_by(line);
    if (program.empty()) continue;
    out.at(user_data.node.key(), "user data uses `{}` on disks that `RAID0` has taken", program)
        .related(policy, "builds the array")
        .note("the line is `{}`", line)
        .help("delete that part of the script, or drop `instanceStorePolicy` and keep it");
    return;
  }
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/instance-store-formatted-twice",
                                                .code = "KRP061",
                                                .severity = Severity::error,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_class(check)};

}  // namespace dek::rules::karpenter_instance_store_formatted_twice
