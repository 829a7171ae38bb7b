// Spark properties that are written as text: spark-defaults.conf, and `--conf` on a command line.
#pragma once

#include <string_view>

#include "hcl/value.hpp"
#include "text/span.hpp"

namespace dek::manifest {

/// The lines of a properties file as an object; names and values point into `text`, whose bytes are `bytes`. Of a name
/// that is given twice the last one counts.
[[nodiscard]] hcl::Value read_properties(text::TextId text, std::string_view bytes);

/// The `--conf name=value` pairs of a command line, quotes taken off. More may come from the image's own defaults, so
/// that the object is open.
[[nodiscard]] hcl::Value read_conf_pairs(text::TextId text, std::string_view bytes);

/// The `name=value` behind the first `skipped` bytes, added to `pairs`; nothing when there is no `=`.
void add_conf_pair(text::TextId text, std::string_view bytes, std::size_t skipped, hcl::Members& pairs);

}  // namespace dek::manifest
