// EC2NodeClass of Karpenter, as rules ask about it.
#pragma once

#include <string_view>

#include "base/lazy.hpp"
#include "manifest/resource.hpp"
#include "manifest/user_data.hpp"
#include "manifest/version.hpp"

namespace dek::manifest {

/// From here on `spec.kubelet` takes any field: Karpenter's main branch after v1.14.1.
inline constexpr Version kFirstWithFreeKubelet{1, 15, 0};

struct NodeClass {
  explicit NodeClass(const Resource& of) : resource(&of), spec(of.spec()) {}

  const Resource* resource;
  tree::Node spec;  // null for `spec:` without content

  [[nodiscard]] bool is_v1() const { return resource->version == "v1"; }
  [[nodiscard]] std::string_view name() const { return resource->name; }
  [[nodiscard]] tree::Node ami_selector_terms() const { return spec["amiSelectorTerms"]; }
  [[nodiscard]] tree::Node block_device_mappings() const { return spec["blockDeviceMappings"]; }
  [[nodiscard]] tree::Node kubelet() const { return spec["kubelet"]; }
  [[nodiscard]] tree::Node metadata_options() const { return spec["metadataOptions"]; }

  /// spec.userData taken apart, once for all who ask.
  [[nodiscard]] const UserData& user_data() const {
    return user_data_.get([this] { return UserData(spec["userData"]); });
  }

  /// The first `alias` among the AMI selector terms ("al2023@v20260101"); absent when there is none.
  [[nodiscard]] tree::Node ami_alias() const;

  /// AL2, AL2023, Bottlerocket …: spec.amiFamily, else told by the alias; empty when neither says so.
  [[nodiscard]] std::string_view ami_family() const;

 private:
  base::Lazy<UserData> user_data_;
};

/// "AL2023" for "al2023@v20260101"; empty when the API has no such alias.
[[nodiscard]] std::string_view ami_family_of_alias(std::string_view alias);

[[nodiscard]] bool is_node_class(const Resource& resource);

}  // namespace dek::manifest
