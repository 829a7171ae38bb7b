// Views of the file systems: storage.tf, the storage classes and the tenants' volumes.
#pragma once

#include "render/outputs.hpp"

namespace dek::render {

/// True when some Terraform file asks where the nodes are: file systems, EMR Serverless.
[[nodiscard]] bool asks_places(const Platform& platform);

/// Sets the switches of the add-ons for EFS, Lustre and ONTAP.
void set_storage_addons(View& view, const Platform& platform);

[[nodiscard]] bool wants_terraform_storage(const Platform& platform, const Subject& subject);
[[nodiscard]] View terraform_storage_view(const Platform& platform, const Subject& subject);

[[nodiscard]] View storage_classes_view(const Platform& platform, const Subject& subject);
[[nodiscard]] bool wants_efs(const Platform& platform, const Subject& subject);
[[nodiscard]] bool wants_ontap(const Platform& platform, const Subject& subject);
[[nodiscard]] View ontap_view(const Platform& platform, const Subject& subject);

/// Of the one tenant that mounts the file system.
[[nodiscard]] bool wants_lustre_volume(const Platform& platform, const Subject& subject);
[[nodiscard]] View lustre_volume_view(const Platform& platform, const Subject& subject);
[[nodiscard]] bool wants_files_volume(const Platform& platform, const Subject& subject);
[[nodiscard]] View files_volume_view(const Platform& platform, const Subject& subject);

}  // namespace dek::render
