// A place in the text with its line: what every scanner of the reader moves forward.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "tree/document.hpp"
#include "yaml/characters.hpp"

namespace dek::yaml {

struct Cursor {
  const char* data = nullptr;
  std::uint32_t size = 0;
  std::uint32_t at = 0;
  std::uint32_t line = 0;            // begin of the current line, behind a byte order mark
  std::uint32_t first = 0xffffffff;  // first content of its line, when a line was begun by skip()
  int column = 0;        // set by skip(): bytes before `at` (of a fresh line: its leading blanks); -1 at a stop
  int least_indent = 0;  // blanks a continuation line must have; 0: any
  std::vector<tree::Comment>* comments = nullptr;

  explicit Cursor(std::string_view text) : data(text.data()), size(static_cast<std::uint32_t>(text.size())) {}

  /// NUL behind the end; the text itself holds none.
  [[nodiscard]] char peek(std::uint32_t ahead = 0) const { return at + ahead < size ? data[at + ahead] : '\0'; }
  [[nodiscard]] char byte(std::uint32_t offset) const { return offset < size ? data[offset] : '\0'; }
  [[nodiscard]] bool ends_word(std::uint32_t offset) const {
    return offset >= size || is_any(data[offset], kBlank | kBreak);
  }
  [[nodiscard]] std::string_view slice(std::uint32_t begin, std::uint32_t end) const {
    return {data + begin, end - begin};
  }
  [[nodiscard]] std::string_view all() const { return {data, size}; }

  /// Moves to the next content over blanks, breaks and comments; stops before `---`, `...` and the end.
  void skip() {
    if (at != first || !is_any(peek(), kSimple) || (at == line && is_marker(at))) find_content();  // else there already
  }

  /// After skip(): the content is the first of its line.
  [[nodiscard]] bool is_fresh() const { return at == first; }
  [[nodiscard]] bool is_stopped() const { return column < 0; }
  /// After skip(): a tab stands in the indentation of this line.
  [[nodiscard]] bool is_tabbed() const { return is_fresh() && at != line + static_cast<std::uint32_t>(column); }

  /// `---` or `...` as a word of its own at the start of a line.
  [[nodiscard]] bool is_marker(std::uint32_t offset) const {
    const char c = byte(offset);
    return (c == '-' || c == '.') && byte(offset + 1) == c && byte(offset + 2) == c && ends_word(offset + 3);
  }

  /// Behind the line break at `offset`, which may be CRLF.
  [[nodiscard]] std::uint32_t behind_break(std::uint32_t offset) const {
    return offset + (data[offset] == '\r' && byte(offset + 1) == '\n' ? 2 : 1);
  }
  [[nodiscard]] std::uint32_t line_end(std::uint32_t offset) const;

  /// Behind the closing brace of `${…}` whose brace stands at `offset`, on the same line; else `offset`.
  [[nodiscard]] std::uint32_t behind_placeholder(std::uint32_t offset) const;

  /// Behind `}}` of a template action `{{ … }}` that begins at `offset` and ends on the same line, else `offset`.
  [[nodiscard]] std::uint32_t behind_template_action(std::uint32_t offset);

  /// Goes on at the start of a line, over a byte order mark.
  void begin_line(std::uint32_t offset) {
    at = offset;
    if (byte(at) == '\xef' && slice(at, size).starts_with(kByteOrderMark)) at += 3;
    line = at;
  }

 private:
  void find_content();
  void skip_comment();

  std::uint32_t actionless_begin_ = 0, actionless_end_ = 0;  // no `}}` in here: keeps long lines of `{{` linear
};

inline void Cursor::find_content() {
  for (;;) {
    if (at == line && is_marker(at)) break;
    const std::uint32_t from = at;
    while (at < size && data[at] == ' ') ++at;
    const std::uint32_t behind_blanks = at;
    while (at < size && is_blank(data[at])) ++at;
    if (at >= size) break;
    const char c = data[at];
    if (is_break(c)) {
      begin_line(behind_break(at));
      continue;
    }
    if (c == '#' && (at == line || is_blank(data[at - 1]))) {
      skip_comment();
      continue;
    }
    if (from == line) {
      first = at;
      column = static_cast<int>(behind_blanks - line);
    } else if (at != first) {
      column = static_cast<int>(at - line);
    }
    return;
  }
  column = -1;
}

}  // namespace dek::yaml
