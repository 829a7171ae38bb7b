// `%YAML` and `%TAG` lines in front of a document.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "yaml/cursor.hpp"

namespace dek::yaml {

struct TagHandle {
  std::string_view handle, prefix;  // "!e!", "tag:example.com,2000:"
};

struct Directives {
  std::vector<TagHandle> handles;  // declared ones; `!` and `!!` need no declaration
  bool has_version = false;
};

/// Reads the directive lines at `cursor`, which stands on a `%` at the start of a line; ends on the `---` line behind.
[[nodiscard]] Directives read_directives(Cursor& cursor);

/// The full tag that `tag` stands for: "!!str" gives "tag:yaml.org,2002:str"; %-escapes decoded. Handles must be
/// declared.
[[nodiscard]] std::string resolve_tag(std::string_view tag, const Directives& directives);

/// True when `handle` ("!", "!!", "!e!") is known.
[[nodiscard]] bool knows_handle(std::string_view handle, const Directives& directives);

}  // namespace dek::yaml
