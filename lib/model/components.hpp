// The pinned components of a profile: the catalogue, with what the profile says instead.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/profile.hpp"

namespace dek::model {

struct Component {
  std::string_view name;    // of the catalogue: "spark_operator"
  std::string field;        // the profile's field: "spec.versions.sparkOperator"; several tenants may say it: the first
  std::string version;      // that is rendered
  std::string_view pinned;  // by the catalogue
  std::string_view source;  // of the pin
};

/// All of the catalogue in its order; without a profile as the catalogue has them.
[[nodiscard]] std::vector<Component> components_of(const Profile* profile);

/// When the catalogue was read: "2026-08-22".
[[nodiscard]] std::string_view catalogue_date();

}  // namespace dek::model
