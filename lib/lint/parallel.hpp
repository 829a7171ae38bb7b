// The one way work is spread over processors here: indices in small batches off a counter.
#pragma once

#include <cstddef>
#include <functional>

namespace dek::lint {

/// Calls `work(i)` for each i below `count`, on up to `threads` threads (0: one per processor). What one call throws,
/// this throws once all threads have stopped.
void for_each_index(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work);

}  // namespace dek::lint
