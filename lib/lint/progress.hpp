// How far a run is, for whoever waits for it.
#pragma once

#include <atomic>
#include <cstddef>

namespace dek::lint {

/// Written by the threads of a run; any other may read it meanwhile.
struct Progress {
  std::atomic<std::size_t> files_read = 0;
};

}  // namespace dek::lint
