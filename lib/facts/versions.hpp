// The catalogue of pinned components: which release of everything this dekctl renders, and where the pin comes from.
#pragma once

#include <span>
#include <string_view>

namespace dek::facts {

struct PinnedVersion {
  std::string_view component;     // "eks_module", "karpenter": the names of model::Versions, and kubernetes, spark, ami
  std::string_view version;       // "21.19.0"
  std::string_view aws_provider;  // oldest hashicorp/aws a Terraform module takes; empty for anything else
  std::string_view source;        // where the pin was read
};

/// All pins, in the order of data/versions.csv.
[[nodiscard]] std::span<const PinnedVersion> pinned_versions();

/// The pin of a component; a name that the catalogue lacks is our bug.
[[nodiscard]] std::string_view version(std::string_view component);

/// Day on which the pins were read: "2026-08-22".
[[nodiscard]] std::string_view versions_date();

}  // namespace dek::facts
