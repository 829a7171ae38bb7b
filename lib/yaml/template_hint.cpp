// Looks for `{{` in the broken document only; a mention in some other text of the file proves nothing.
#include "yaml/template_hint.hpp"

#include <algorithm>
#include <optional>

#include "yaml/characters.hpp"

namespace dek::yaml {
namespace {

using std::string_view;

std::size_t line_end(string_view text, std::size_t from) {
  const std::size_t end = text.find_first_of("\r\n", from);
  return end == string_view::npos ? text.size() : end;
}

std::size_t line_begin(string_view text, std::size_t at) {
  while (at > 0 && !is_break(text[at - 1])) --at;
  return at;
}

// The first `{{` that begins a line.
std::optional<std::size_t> find_action_line(string_view text, std::size_t from) {
  while (from < text.size()) {
    const std::size_t content = text.find_first_not_of(" \t\r\n", from);
    if (content == string_view::npos) return std::nullopt;
    if (text.substr(content, 2) == "{{") return content;
    from = line_end(text, content);
  }
  return std::nullopt;
}

std::optional<std::size_t> find_action_on_line(string_view text, std::size_t at) {
  const std::size_t begin = line_begin(text, std::min(at, text.size()));
  const std::size_t found = text.substr(0, line_end(text, begin)).find("{{", begin);
  if (found == string_view::npos) return std::nullopt;
  return found;
}

}  // namespace

void explain_template(diag::Diagnostic& found, string_view text, std::uint32_t begin) {
  std::optional<std::size_t> action = find_action_line(text, begin);
  if (!action) action = find_action_on_line(text, found.span.begin);
  if (!action) return;
  const auto at = static_cast<std::uint32_t>(*action);
  found.notes.push_back("read as YAML: " + found.message);
  found.message = "template markers `{{ }}` stand where YAML should be";
  found.label = "YAML breaks here";
  found.related.insert(found.related.begin(), {{found.span.text, at, at + 2}, "a template action begins here"});
  found.help = "this is a Go template: lint what `helm template` prints";
}

}  // namespace dek::yaml
