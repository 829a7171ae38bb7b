// Kubelet settings that a pool may add to its nodes: names and the kind of their values.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dek::model {

/// What is wrong with one setting, as the rest of a sentence that begins with its path; empty: nothing. Paths are
/// "cpuCFSQuota", or "kubeReserved.memory" for a setting with parts.
[[nodiscard]] std::string wrong_kubelet_setting(std::string_view path, std::string_view value);

}  // namespace dek::model
