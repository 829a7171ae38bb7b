// The indentation of flush heredocs, by the rule of HCL: counted on the text as written, in characters.
#include "hcl/template_parts.hpp"

#include <algorithm>
#include <limits>

#include "hcl/identifier.hpp"

namespace dek::hcl {
namespace {

// White-space characters at the start, CR LF as one.
struct Indentation {
  std::size_t characters = 0;
  bool is_blank_line = false;
};

std::size_t space_step(std::string_view text) {
  return text.substr(0, 2) == "\r\n" ? 2 : space_length(text);
}

Indentation measure(std::string_view text) {
  Indentation out;
  std::string_view rest = text;
  while (const std::size_t step = space_step(rest)) {
    rest.remove_prefix(step);
    ++out.characters;
  }
  out.is_blank_line = rest.empty() && !text.empty() && text.back() == '\n';
  return out;
}

}  // namespace

void cut_indentation(Template& parts) {
  std::size_t smallest = std::numeric_limits<std::size_t>::max();
  std::vector<Part*> line_starts;
  bool starts_line = true;
  for (Part& part : parts.parts) {
    const bool is_literal = part.kind == PartKind::literal;
    const std::string_view text = is_literal ? parts.literals.text(part.literal) : std::string_view{};
    if (starts_line) {
      const Indentation indentation = measure(text);
      if (!indentation.is_blank_line) {
        smallest = std::min(smallest, indentation.characters);
        if (is_literal) line_starts.push_back(&part);
      }
    }
    // What follows a sequence goes on with its line; so does what follows a literal whose line end was cut.
    starts_line = is_literal && !text.empty() && text.back() == '\n';
  }
  for (Part* part : line_starts) {
    for (std::size_t i = 0; i < smallest; ++i) cut_left(part->literal, space_step(parts.literals.text(part->literal)));
  }
}

}  // namespace dek::hcl
