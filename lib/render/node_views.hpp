// What templates say about nodes and about pods that want to land on them, the same in every file.
#pragma once

#include <map>
#include <string>

#include "render/cluster_views.hpp"
#include "render/platform.hpp"
#include "render/view.hpp"

namespace dek::render {

/// Sets `node_labels` and `tolerations`, lists of {key, value}: what a pod says to land on these nodes and no others.
void set_placement(View& view, const NodeSet& nodes);

/// Sets `kubelet`, a list of {key, plain, value, entries, more}: further kubelet settings of a pool. A plain one has
/// its number or boolean in `value`, another one its texts in `entries`, {key, value, more}.
void set_kubelet(View& view, const std::map<std::string, std::string>& settings);

}  // namespace dek::render
