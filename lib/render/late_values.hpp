// Values that exist only after terraform apply, and how kustomize carries them into manifests (invariant I36).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/platform.hpp"

namespace dek::render {

/// A field of a manifest that takes a late value.
struct Replacement {
  std::string_view key;   // in the .env file: "FILE_SYSTEM_ID"
  std::string_view kind;  // of the manifest
  std::string object;     // its name
  std::string_view target;
};

/// One output of Terraform, written to one file.
struct LateValues {
  std::string folder;       // below kubernetes/: "tenants/vision"
  std::string_view name;    // "lustre": of the ConfigMap, and of lustre.env
  std::string_view output;  // of Terraform
  std::vector<Replacement> replacements;
};

[[nodiscard]] std::vector<LateValues> late_values(const Platform& platform);

}  // namespace dek::render
