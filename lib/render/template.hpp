// Mustache with the holes closed: values are quoted for the file they land in, and a name the view lacks is an error.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "render/view.hpp"

namespace dek::render {

/// What quoting a file needs.
enum class Syntax : std::uint8_t {
  yaml,      // `{{text}}` is a whole scalar: `key: {{x}}`, `- {{x}}`, `[{{x}}, {{y}}]`; nothing else may touch it
  hcl,       // `{{text}}` stands inside double quotes that the template writes
  markdown,  // `{{text}}` stands in prose, never in a code span or fence
  plain,     // no text at all: words, numbers and booleans
};

/// By the name of the output file: .yaml .yml, .tf .tfvars .hcl, .md; all else is plain.
[[nodiscard]] Syntax syntax_of(std::string_view output_path);

struct Template {
  std::string name;  // for messages: "kubernetes/karpenter/nodepool-{pool}.yaml.mustache"
  std::string text;
};

/// The template that `{{> path}}` names.
using FindPartial = std::function<std::optional<Template>(std::string_view path)>;

/// An own mustache of variables, sections, inverted sections, comments, delimiters and partials; no lambdas. A partial
/// stands alone on its line, and each of its lines is indented as that line is. Renders, or says in which template and
/// line a name is unknown, a section is not closed, or text stands where it cannot be quoted. Lines that hold only a
/// section tag, a comment or a set-delimiter leave nothing behind; the result ends with one newline.
[[nodiscard]] base::Result<std::string> render_template(const Template& source, const View& view, Syntax syntax,
                                                        const FindPartial& find_partial = {});

}  // namespace dek::render
