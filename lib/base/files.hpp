// Files: reading with limits and writing whole or not at all.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace dek::base {

/// Both with one slash between them; the name alone where the directory is empty.
[[nodiscard]] std::string joined(std::string_view directory, std::string_view name);

/// Whether anything stands there, a link that leads nowhere too.
[[nodiscard]] bool exists(const std::string& path);

/// Whole content of a regular file, or an error whose message has no path in it ("it is a FIFO, not a file").
/// Never blocks on FIFOs and devices; refuses more than `limit_bytes` before reading.
[[nodiscard]] Result<std::string> read_file(const std::string& path, std::uint64_t limit_bytes);

/// All of standard input up to `limit_bytes`.
[[nodiscard]] Result<std::string> read_stdin(std::uint64_t limit_bytes);

/// Writes beside the target and renames: readers see the old bytes or the new ones. Creates parent folders;
/// a file that is there keeps its permissions, a link stays one, and a device or FIFO is written into.
[[nodiscard]] Result<Done> write_file(const std::string& path, std::string_view bytes);

}  // namespace dek::base
