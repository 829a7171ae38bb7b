// Services that Spark jobs talk to: who takes lineage, and whether anybody shuffles through Celeborn.
#pragma once

#include <optional>
#include <string>

#include "model/profile.hpp"

namespace dek::model {

struct LineageAddress {
  std::string name_space;  // of a service in the cluster: `http://<service>.<namespace>.svc…`; else empty
  std::int64_t port = 0;
};

/// Where the events go; empty without a URL.
[[nodiscard]] std::optional<LineageAddress> lineage_address(const OpenLineage& settings);

/// True for a Spark tenant with `shuffle: celeborn`.
[[nodiscard]] bool shuffles_by_celeborn(const Tenant& tenant);

/// True when some tenant does.
[[nodiscard]] bool uses_celeborn(const Profile& profile);

/// True when all Spark tenants have `shuffle: ebs-pvc`: their executors need no disks of the node's own.
[[nodiscard]] bool shuffles_on_volumes(const Profile& profile);

}  // namespace dek::model
