// The table of late values.
#include "render/late_values.hpp"

#include "render/listener.hpp"

namespace dek::render {

std::vector<LateValues> late_values(const Platform& platform) {
  const model::Storage& storage = platform.profile->storage;
  std::vector<LateValues> values;
  if (storage.efs)
    values.push_back(
        {"storage", "efs", "efs_env", {{"FILE_SYSTEM_ID", "StorageClass", "efs", "parameters.fileSystemId"}}});
  if (storage.fsx_ontap.capacity_gb)
    values.push_back({"storage",
                      "ontap",
                      "ontap_env",
                      {{"FILE_SYSTEM_ID", "TridentBackendConfig", "ontap", "spec.aws.fsxFilesystemID"},
                       {"SECRET_ARN", "TridentBackendConfig", "ontap", "spec.credentials.name"}}});
  if (storage.fsx_lustre.is_there()) {
    const std::string volume = *storage.fsx_lustre.tenant + "-datasets";
    values.push_back({"tenants/" + *storage.fsx_lustre.tenant,
                      "lustre",
                      "lustre_env",
                      {{"FILE_SYSTEM_ID", "PersistentVolume", volume, "spec.csi.volumeHandle"},
                       {"DNS_NAME", "PersistentVolume", volume, "spec.csi.volumeAttributes.dnsname"},
                       {"MOUNT_NAME", "PersistentVolume", volume, "spec.csi.volumeAttributes.mountname"}}});
  }
  for (const TenantPlatform& tenant : platform.tenants)
    if (asks_vpc_ipv6(platform, *tenant.settings))
      values.push_back({"tenants/" + tenant.settings->name,
                        "inbound",
                        "inbound_env",
                        {{"INBOUND_CIDRS", "Ingress", "inference",
                          "metadata.annotations.[alb.ingress.kubernetes.io/inbound-cidrs]"}}});
  return values;
}

}  // namespace dek::render
