// Lines around texts in texts.
#include "lint/comment_lines.hpp"

#include "base/strings.hpp"

namespace dek::lint {
namespace {

/// A text that stands in another one.
struct Inner {
  std::uint32_t first_line = 1;  // of the file
  bool is_block = false;         // it has lines of its own: a heredoc, a block scalar
  bool is_json = false;

  [[nodiscard]] std::uint32_t opening_line() const {
    return is_block && first_line > 1 ? first_line - 1 : first_line;  // of `yaml_body = <<YAML`, `data: |`
  }
};

Inner inner_of(text::TextId text, const text::TextStore& store) {
  const text::Location start = store.locate({text, 0, 0});
  const std::string_view bytes = store.bytes(start.file);
  const std::uint32_t line_begin = store.lines(start.file).line_begin(start.begin.line);
  const std::string_view content = base::trim(store.bytes(text));
  return {.first_line = start.begin.line,
          .is_block = base::trim(bytes.substr(line_begin, start.span.begin - line_begin)).empty(),
          .is_json = content.starts_with('{') || content.starts_with('[')};
}

}  // namespace

std::vector<std::uint32_t> covered_lines(text::Span span, const text::TextStore& store) {
  std::vector<std::uint32_t> lines = {store.locate(span).begin.line};
  for (auto text = span.text; store.parent(text); text = *store.parent(text)) {
    const Inner inner = inner_of(text, store);
    lines.push_back(inner.first_line);
    lines.push_back(inner.opening_line());
  }
  return lines;
}

std::uint32_t comment_line(text::Span span, const text::TextStore& store) {
  std::uint32_t line = store.locate(span).begin.line;
  for (auto text = span.text; store.parent(text); text = *store.parent(text)) {
    const Inner inner = inner_of(text, store);
    if (!inner.is_block || inner.is_json) line = inner.opening_line();
  }
  return line;
}

}  // namespace dek::lint
