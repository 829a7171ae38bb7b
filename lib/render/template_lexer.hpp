// Mustache text to tags: partials, delimiters, comments and stand-alone lines are dealt with here, so the renderer sees
// only what it places.
#pragma once

#include <cstdint>
#include <deque>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "render/template.hpp"

namespace dek::render {

enum class TagKind : std::uint8_t { text, quoted, verbatim, open, open_inverted, close };

struct Tag {
  TagKind kind = TagKind::text;
  std::string_view text;    // literal text, or the name
  std::string_view source;  // name of the template it stands in
  std::size_t line = 1;     // of that template
  std::size_t match = 0;    // of an opening tag: index of the tag that closes it
};

struct Tags {
  std::vector<Tag> all;
  std::deque<Template> partials;  // their texts, indented; the tags point into them
};

/// Tags of a template and of its partials, sections paired. They point into `source`.
[[nodiscard]] base::Result<Tags> lex_template(const Template& source, const FindPartial& find_partial);

}  // namespace dek::render
