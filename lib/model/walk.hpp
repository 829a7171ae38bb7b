// Visiting every value of a profile through the field table.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "model/schema.hpp"

namespace dek::model {

/// Called with every field but plain sections, the struct that holds it and its path below spec; lists of sections come
/// before what is in them.
using Visit = std::function<void(const Field& field, void* owner, const std::string& path)>;

/// Depth first in table order; sections that do not apply are left out.
void walk(Profile& profile, const Visit& visit);

/// "network" + "cidr"; "cidr" at the top.
[[nodiscard]] std::string join_path(const std::string& parent, std::string_view name);

/// Path of one element: "tenants[1]", "pools.spark-executor".
[[nodiscard]] std::string element_path(const Field& field, const std::string& path, void* owner, std::size_t index);

/// Every value as text, by path.
[[nodiscard]] std::map<std::string, Texts> print_all(Profile& profile);

}  // namespace dek::model
