// Looks for `{{` and `%{` in the broken document only; a mention in some other text of the file proves nothing.
#include "yaml/template_hint.hpp"

#include <algorithm>
#include <optional>

#include "yaml/characters.hpp"

namespace dek::yaml {
namespace {

using std::string_view;

struct Language {
  string_view opener, message, help;
};
constexpr Language kLanguages[] = {
    {"{{", "template markers `{{ }}` stand where YAML should be",
     "this is a Go template: lint what `helm template` prints"},
    {"%{", "template markers `%{ }` stand where YAML should be",
     "this is a Terraform template: lint what it renders to"},
};

std::size_t line_end(string_view text, std::size_t from) {
  const std::size_t end = text.find_first_of("\r\n", from);
  return end == string_view::npos ? text.size() : end;
}

std::size_t line_begin(string_view text, std::size_t at) {
  while (at > 0 && !is_break(text[at - 1])) --at;
  return at;
}

// The first `opener` that begins a line.
std::optional<std::size_t> find_action_line(string_view text, std::size_t from, string_view opener) {
  while (from < text.size()) {
    const std::size_t content = text.find_first_not_of(" \t\r\n", from);
    if (content == string_view::npos) return std::nullopt;
    if (text.substr(content, 2) == opener) return content;
    from = line_end(text, content);
  }
  return std::nullopt;
}

std::optional<std::size_t> find_action_on_line(string_view text, std::size_t at, string_view opener) {
  const std::size_t begin = line_begin(text, std::min(at, text.size()));
  const std::size_t found = text.substr(0, line_end(text, begin)).find(opener, begin);
  if (found == string_view::npos) return std::nullopt;
  return found;
}

}  // namespace

void explain_template(diag::Diagnostic& found, string_view text, std::uint32_t begin) {
  for (const Language& language : kLanguages) {
    std::optional<std::size_t> action = find_action_line(text, begin, language.opener);
    if (!action) action = find_action_on_line(text, found.span.begin, language.opener);
    if (!action) continue;
    const auto at = static_cast<std::uint32_t>(*action);
    found.notes.push_back("read as YAML: " + found.message);
    found.message = language.message;
    found.label = "YAML breaks here";
    found.related.insert(found.related.begin(), {{found.span.text, at, at + 2}, "a template action begins here"});
    found.help = language.help;
    return;
  }
}

}  // namespace dek::yaml
