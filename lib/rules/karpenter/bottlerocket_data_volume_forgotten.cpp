// karpenter/bottlerocket-data-volume-forgotten — mappings that leave out the disk which images and pods use.
#include "lint/rule.hpp"

#include <algorithm>
#include <array>

namespace dek::rules::karpenter_bottlerocket_data_volume_forgotten {
namespace {

constexpr std::string_view kDoc = R"md(
`blockDeviceMappings` leaves out the disk that images and pods live on.

## Why
Bottlerocket boots from `/dev/xvda` (4 GiB are enough) and keeps images, logs and every `emptyDir` on `/dev/xvdb`. Once
a class lists mappings, Karpenter's default list is gone as a whole, so a disk that is not listed falls back to what the
AMI defines: small, and encrypted only where the account says so. A large `/dev/xvda` of Bottlerocket is paid and never
used. On AL2 and AL2023 the disk that counts is `/dev/xvda`; what is attached beside it is not the root.

## Bad
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: default
spec:
  amiSelectorTerms:
    - alias: bottlerocket@v1.44.0
  blockDeviceMappings:
    - deviceName: /dev/xvda
      ebs: {volumeSize: 200Gi, volumeType: gp3, encrypted: true}
~~~

## Good
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: default
spec:
  amiSelectorTerms:
    - alias: bottlerocket@v1.44.0
  blockDeviceMappings:
    - deviceName: /dev/xvda
      ebs: {volumeSize: 4Gi, volumeType: gp3, encrypted: true}
    - deviceName: /dev/xvdb
      ebs: {volumeSize: 200Gi, volumeType: gp3, encrypted: true}
~~~

## Exceptions
A mapping with `rootVolume: true` says itself which disk counts; `/dev/sda1` is the root of Ubuntu images, which run
under `amiFamily: AL2`. Bottlerocket with `instanceStorePolicy: RAID0`, which moves images and pods to the NVMe disks.

## Sources
- aws/karpenter-provider-aws: website/content/en/docs/concepts/nodeclasses.md
- aws/karpenter-provider-aws: pkg/providers/amifamily/bottlerocket.go
)md";

struct DataDevice {
  std::string_view family, device;
};

// Where each family keeps images and pods: Karpenter's default mappings.
constexpr std::array<DataDevice, 3> kDataDevices = {
    {{"AL2", "/dev/xvda"}, {"AL2023", "/dev/xvda"}, {"Bottlerocket", "/dev/xvdb"}}};
constexpr std::string_view kUbuntuRoot = "/dev/sda1";

/// A mapping that is the data disk, or may be it.
bool may_hold_data(Node mapping, std::string_view device) {
  const Node name = mapping["deviceName"];
  return !name.text() || name.is(device) || name.is(kUbuntuRoot) || mapping["rootVolume"];
}

lint::Edits add_data_disk(Node mappings, std::string_view device) {
  const Node other = (*mappings.items().begin())["ebs"];
  const auto size = other["volumeSize"].text();
  if (!size) return {};
  return lint::add_item(
      mappings,
      fmt::format("{{deviceName: {}, ebs: {{volumeSize: {}, volumeType: gp3, encrypted: true}}}}", device, *size));
}

void check(const manifest::NodeClass& node_class, Reporter& out) {
  const auto* data = std::ranges::find(kDataDevices, node_class.ami_family(), &DataDevice::family);
  const Node mappings = node_class.block_device_mappings();
  if (data == kDataDevices.end() || mappings.size() == 0) return;
  const bool is_bottlerocket = data->family == "Bottlerocket";
  if (is_bottlerocket && node_class.spec["instanceStorePolicy"]) return;
  if (std::ranges::any_of(mappings.items(), [&](Node mapping) { return may_hold_data(mapping, data->device); })) return;
  out.at(mappings.key(), "`blockDeviceMappings` has no entry for `{}`, where {} keeps images and pods", data->device,
         data->family)
      .help("list `{}` with the size that nodes need{}", data->device,
            is_bottlerocket ? ", and leave `/dev/xvda` at 4Gi" : "")
      .fix(fmt::format("map `{}` in the size of the other disk", data->device), Applicability::unsafe,
           add_data_disk(mappings, data->device));
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/bottlerocket-data-volume-forgotten",
                                                .code = "KRP057",
                                                .severity = Severity::warning,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_class(check)};

}  // namespace dek::rules::karpenter_bottlerocket_data_volume_forgotten
