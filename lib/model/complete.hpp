// Defaults: what a profile means where it says nothing.
#pragma once

#include <string>

#include "model/profile.hpp"

namespace dek::model {

/// Gives every field that the text leaves out its default, by design, environment and workloads. Idempotent; load() has
/// done it.
void complete(Profile& profile);

/// The profile as YAML with every default written out; loading it gives an equal profile.
[[nodiscard]] std::string emit_profile(const Profile& profile);

/// True when the profile's text gives a field at or below `path` another value than its default.
[[nodiscard]] bool says_own(const Profile& profile, const std::string& path);

}  // namespace dek::model
