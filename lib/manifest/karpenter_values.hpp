// Values that a release gives to Karpenter's chart, as rules ask about them.
#pragma once

#include <optional>
#include <string_view>

#include "manifest/resource.hpp"
#include "manifest/version.hpp"

namespace dek::manifest {

struct KarpenterValues {
  explicit KarpenterValues(const Resource& of) : resource(&of), root(of.root) {}

  const Resource* resource;
  tree::Node root;

  /// A value under `settings`; where the controller's environment sets the same thing, that one, for it comes later.
  [[nodiscard]] tree::Node setting(std::string_view key, std::string_view variable) const;
  [[nodiscard]] tree::Node queue() const { return setting("interruptionQueue", "INTERRUPTION_QUEUE"); }

  /// True when nothing but these values reaches the chart: they name the cluster, which it insists on, and hold no
  /// part that is not known.
  [[nodiscard]] bool is_complete() const;

  /// Of the chart, else of the image; empty when neither is known.
  [[nodiscard]] std::optional<Version> version() const;

  /// True when the release names a version that is not known here: it may be an old one.
  [[nodiscard]] bool has_unknown_version() const;

  /// Where a finding about something that is missing points.
  [[nodiscard]] tree::Node anchor() const;
};

/// Values for Karpenter's chart, but not the chart's own defaults.
[[nodiscard]] bool is_karpenter_values(const Resource& resource);

}  // namespace dek::manifest
