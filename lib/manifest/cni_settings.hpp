// The settings of the VPC CNI, in whichever form they are given to it: add-on, chart or DaemonSet.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "manifest/resource.hpp"

namespace dek::manifest {

enum class CniForm : std::uint8_t {
  addon,        // configuration of the EKS add-on: eksctl, aws_eks_addon, the modules that call it
  helm_values,  // values of the chart aws-vpc-cni
  daemon_set,   // the manifest of aws-node; what it does not say is the program's own default
};

/// An environment variable as it is written.
struct CniSetting {
  std::string_view name;
  tree::Node key;                     // where the name stands
  tree::Node value;                   // absent when it is taken from elsewhere (valueFrom)
  bool is_of_init_container = false;  // aws-vpc-cni-init instead of aws-node
};

struct CniSettings {
  explicit CniSettings(const Resource& of);

  const Resource* resource;
  CniForm form;
  tree::Node env;                    // mapping or list of the variables of aws-node; absent when there is none
  std::vector<CniSetting> settings;  // in order, of both containers

  /// The variable of aws-node that counts, the last one given; null when it is not written.
  [[nodiscard]] const CniSetting* find(std::string_view name) const;

  /// What aws-node gets, defaults of the form included; empty when unknown.
  [[nodiscard]] std::optional<std::string_view> text(std::string_view name) const;

  /// A target or limit as aws-node reads it: 0 for what is no whole number above it; empty when unknown.
  [[nodiscard]] std::optional<std::int64_t> target(std::string_view name) const;

  /// A switch as aws-node reads it: the default for what is no boolean; empty when unknown.
  [[nodiscard]] std::optional<bool> flag(std::string_view name) const;

  /// A key of the add-on or chart beside `env`; absent for a DaemonSet.
  [[nodiscard]] tree::Node option(std::string_view key) const;

 private:
  void add_entries(tree::Node map, bool is_of_init_container);
  void add_items(tree::Node list, bool is_of_init_container);
  void add_container(tree::Node container, std::string_view name);

  bool is_open_ = false;  // more variables may be set than are written
};

[[nodiscard]] bool is_cni_settings(const Resource& resource);

/// A boolean in the spellings that Go's ParseBool takes; empty for all else.
[[nodiscard]] std::optional<bool> parse_go_boolean(std::string_view text);

}  // namespace dek::manifest
