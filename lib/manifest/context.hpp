// What is known beside the files: the design, the tenants, whether the set is whole. Filled from a profile or from
// options.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "manifest/version.hpp"

namespace dek::manifest {

/// How a document's workload lives: dynamic comes and goes with jobs, static stays for weeks.
enum class Design : std::uint8_t { none, dynamic_design, static_design };

enum class Stage : std::uint8_t { production, staging, development };

struct Tenant {
  std::string name;
  std::string namespace_name;
  bool is_delay_tolerant = false;  // its Spark jobs may wait until there is Spot
  std::string longest_job{};       // its longest Spark job ("4h"); empty: nobody says
};

struct Tag {
  std::string key, value;
};

struct Context {
  std::optional<Design> design;  // of every document; empty: inferred document by document
  std::optional<Stage> stage;    // empty: no profile says
  std::optional<Version> kubernetes;
  std::optional<Version> karpenter;  // empty: the newest that the rules know
  std::optional<Version> spark_operator;
  std::vector<Tenant> tenants;              // empty: found by the namespaces' contents and labels
  std::vector<Tag> tags;                    // what every AWS resource must carry
  std::int64_t imds_hop_limit = 0;          // hops to the metadata service that a profile asks for; 0: no profile says
  std::vector<std::string> streaming_apps;  // names of applications that a profile calls streaming
  bool is_whole_set = false;                // a directory was read, so that what is missing is missing

  /// The tenant of that namespace; null when there is none.
  [[nodiscard]] const Tenant* tenant_of(std::string_view namespace_name) const {
    const auto found = std::ranges::find(tenants, namespace_name, &Tenant::namespace_name);
    return found == tenants.end() ? nullptr : &*found;
  }
};

}  // namespace dek::manifest
