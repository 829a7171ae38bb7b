// The Helm releases of a platform: which charts, in which namespace and version, and what waits for what.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/platform.hpp"

namespace dek::render {

struct Repository {
  std::string_view name;
  std::string url;
  bool oci = false;
};

struct Release {
  std::string name;  // also of its values file
  std::string name_space, chart, version;
  std::vector<std::string> needs;   // "namespace/name" of releases that are there
  std::string values;               // of the values file that it shares with others; empty: its own
  std::string component_version{};  // where the repository's address holds it
};

[[nodiscard]] std::vector<Release> releases_of(const Platform& platform);

/// Those that the releases use, in the order of their first use.
[[nodiscard]] std::vector<Repository> repositories_of(const Platform& platform);

/// "1.5.2-aws-4.0.1": the history server's image that reads logs of this Spark.
[[nodiscard]] std::string history_server_tag(std::string_view chart_version, std::string_view spark_version);

}  // namespace dek::render
