// What is known beside the files: the design, the tenants, whether the set is whole. Filled from a profile or from
// options.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "manifest/version.hpp"

namespace dek::manifest {

/// How a document's workload lives: dynamic comes and goes with jobs, static stays for weeks.
enum class Design : std::uint8_t { none, dynamic_design, static_design };

enum class Stage : std::uint8_t { production, staging, development };

struct Tenant {
  std::string name;
  std::string namespace_name;
};

struct Context {
  std::optional<Design> design;  // of every document; empty: inferred document by document
  std::optional<Stage> stage;    // empty: no profile says
  std::optional<Version> kubernetes;
  std::optional<Version> karpenter;  // empty: the newest that the rules know
  std::optional<Version> spark_operator;
  std::vector<Tenant> tenants;              // empty: found by the namespaces' contents and labels
  std::vector<std::string> streaming_apps;  // names of applications that a profile calls streaming
  bool is_whole_set = false;                // a directory was read, so that what is missing is missing
};

}  // namespace dek::manifest
