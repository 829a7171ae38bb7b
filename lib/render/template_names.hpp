// What a template asks for: its documentation, read from itself.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "render/template.hpp"

namespace dek::render {

enum class NameUse : std::uint8_t {
  quoted,    // {{x}}: any text, quoted for its place
  verbatim,  // {{{x}}}: a checked word or a number
  section,   // {{#x}}: a list, a map or a boolean; what stands inside is asked of its items first
};

struct TemplateName {
  std::string name;  // dotted below the sections that it stands in: "queues.tenant"
  NameUse use{};
};

/// Every name once, in the order of the text, those of partials included. A name inside a section may come from the
/// section's items or from around.
[[nodiscard]] base::Result<std::vector<TemplateName>> names_in(const Template& source, const FindPartial& find_partial);

}  // namespace dek::render
