// Which family of addresses the pods of a set have; what rules about IPv4 addresses ask first.
#pragma once

#include "manifest/cni_settings.hpp"
#include "manifest/workspace.hpp"

namespace dek::rules {

/// True only when nothing says, and nothing unknown may say, that pods have IPv6 addresses. Clusters made in the folder
/// of the settings stand for them; where there is none, every cluster of the set may be theirs.
[[nodiscard]] bool is_ipv4(const manifest::CniSettings& cni, const manifest::Workspace& workspace);

}  // namespace dek::rules
