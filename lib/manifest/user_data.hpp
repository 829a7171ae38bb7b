// User data of an EC2NodeClass, taken apart as Karpenter does it: the NodeConfigs of nodeadm, and all other lines.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "tree/node.hpp"

namespace dek::manifest {

/// A shell script is full of `$NAME`, so that its text as a whole is never known: what stands literally in a line is
/// judged all the same.
struct UserData {
  explicit UserData(tree::Node user_data);

  tree::Node node;                      // spec.userData; absent when there is none
  std::vector<std::string_view> lines;  // of scripts and settings, trimmed, without blank lines and comments

  /// Root of each NodeConfig. What lies in it stands in a text of its own: report at `node`, never at these.
  [[nodiscard]] std::vector<tree::Node> node_configs() const;

  /// True when a line holds `part`.
  [[nodiscard]] bool mentions(std::string_view part) const;

 private:
  void add_part(std::string_view part);

  std::vector<std::unique_ptr<tree::Document>> documents_;
};

}  // namespace dek::manifest
