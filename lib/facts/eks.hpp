// Amazon EKS as data: versions with their support dates, add-ons, and the closed value sets of its API.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace dek::facts {

/// Dates are "2026-12-02"; an empty text is not known or does not apply. Lists are separated by `|`.
struct EksVersion {
  std::string_view minor;  // "1.34"
  std::string_view released;
  std::string_view standard_support_until;
  std::string_view extended_support_until;
  std::string_view karpenter_minimum;  // the first release of Karpenter that supports it
  std::string_view node_os;            // AmazonLinux2, AmazonLinux2023, Bottlerocket
};

struct EksAddon {
  std::string_view name;
  std::string_view publisher;  // aws, community
  std::string_view namespace_name;
  std::string_view service_account;
  std::string_view managed_policies;
  bool unverified = false;  // named from general knowledge only
};

/// A closed set of values, by the name of its shape in the EKS service model ("AMITypes", "CapacityTypes"), or
/// "EksctlAmiFamily".
struct EksValueSet {
  std::string_view name;
  std::string_view values;
};

/// Oldest first.
[[nodiscard]] std::span<const EksVersion> eks_versions();
[[nodiscard]] const EksVersion* find_eks_version(std::string_view minor);
[[nodiscard]] std::span<const EksAddon> eks_addons();
[[nodiscard]] const EksAddon* find_eks_addon(std::string_view name);

/// The values of a set; the name must be one of the table's.
[[nodiscard]] std::vector<std::string_view> eks_values(std::string_view set);
/// Whether a set has this value, exactly spelt.
[[nodiscard]] bool is_eks_value(std::string_view set, std::string_view value);

/// Day of the sources: "2026-08-22".
[[nodiscard]] std::string_view eks_table_date();

}  // namespace dek::facts
