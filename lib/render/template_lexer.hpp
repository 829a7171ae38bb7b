// Mustache text to tags: delimiters, comments and stand-alone lines are dealt with here, so the renderer sees only what
// it places.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace dek::render {

enum class TagKind : std::uint8_t { text, quoted, verbatim, open, open_inverted, close };

struct Tag {
  TagKind kind = TagKind::text;
  std::string_view text;  // literal text, or the name
  std::size_t line = 1;   // of the template
  std::size_t match = 0;  // of an opening tag: index of the tag that closes it
};

/// Tags of a template, sections paired. `name` stands in messages.
[[nodiscard]] base::Result<std::vector<Tag>> lex_template(std::string_view name, std::string_view text);

}  // namespace dek::render
