// The modes of the lexer: code, quoted strings, heredocs and bare templates.
#include "hcl/lexer.hpp"

#include <algorithm>

#include "hcl/identifier.hpp"
#include "hcl/scan.hpp"
#include "hcl/unknown_character.hpp"

namespace dek::hcl {
namespace {

using std::string_view;
using enum TokenKind;

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

enum class Mode : std::uint8_t { code, quoted, heredoc, bare };

struct Frame {
  Mode mode;
  std::uint32_t opener;     // offset of what opened it
  int braces = 0;           // code: open ones since
  string_view marker = {};  // heredoc
};

class Lexer {
 public:
  Lexer(string_view bytes, Start start, Findings& findings) : bytes_(bytes), findings_(findings) {
    if (bytes.substr(0, 3) == "\xef\xbb\xbf") at_ = 3;
    frames_.push_back({start == Start::body ? Mode::code : Mode::bare, 0});
  }

  Lexed run() {
    while (at_ < bytes_.size()) {
      switch (frames_.back().mode) {
        case Mode::code:
          code();
          break;
        case Mode::quoted:
          quoted();
          break;
        case Mode::heredoc:
          heredoc();
          break;
        case Mode::bare:
          template_line();
          break;
      }
    }
    close_at_end();
    emit(end_of_file, 0);
    return std::move(out_);
  }

 private:
  [[nodiscard]] string_view rest() const { return bytes_.substr(at_); }
  [[nodiscard]] bool sees(string_view text) const { return rest().substr(0, text.size()) == text; }

  void emit(TokenKind kind, std::size_t size) {
    out_.tokens.push_back({kind, at_, at_ + static_cast<std::uint32_t>(size)});
    at_ += static_cast<std::uint32_t>(size);
  }

  void code();
  bool comment();
  bool heredoc_start();
  void brace();
  void unknown();
  void quoted();
  void unclosed_quote();
  void unclosed_sequence();
  void close_frame();
  void heredoc();
  bool heredoc_end();
  void template_line();
  bool sequence_start();
  void close_at_end();

  string_view bytes_;
  Findings& findings_;
  std::uint32_t at_ = 0;
  std::uint32_t last_unknown_ = 0;
  bool any_unknown_ = false;
  std::vector<Frame> frames_;
  Lexed out_;
};

void Lexer::code() {
  const char c = bytes_[at_];
  if (c == ' ' || c == '\t') {
    ++at_;
  } else if (c == '\n' || sees("\r\n")) {
    emit(newline, c == '\n' ? 1 : 2);
  } else if (const std::size_t name = identifier_length(rest()); name > 0) {
    emit(identifier, name);
  } else if (is_digit(c)) {
    emit(number, number_length(rest()));
  } else if (c == '"') {
    frames_.push_back({Mode::quoted, at_});
    emit(open_quote, 1);
  } else if (c == '{' || c == '}' || sees("~}")) {
    brace();
  } else if (!comment() && !heredoc_start()) {
    const Symbol symbol = symbol_at(rest());
    if (symbol.text.empty())
      unknown();
    else
      emit(symbol.kind, symbol.text.size());
  }
}

bool Lexer::comment() {
  if (sees("#") || sees("//")) {
    const std::size_t line_end = rest().find('\n');
    std::uint32_t end = line_end == string_view::npos ? static_cast<std::uint32_t>(bytes_.size())
                                                      : at_ + static_cast<std::uint32_t>(line_end);
    const std::uint32_t begin = at_;
    at_ = end;
    if (end > begin && bytes_[end - 1] == '\r' && line_end != string_view::npos) at_ = --end;
    out_.comments.push_back({begin, end});
    return true;
  }
  if (!sees("/*")) return false;
  const std::size_t end = rest().find("*/", 2);
  if (end == string_view::npos) {
    findings_.add(at_, at_ + 2, {"comment is never closed", "opened here", "end it with `*/`"});
    at_ = static_cast<std::uint32_t>(bytes_.size());
    return true;
  }
  at_ += static_cast<std::uint32_t>(end + 2);
  return true;
}

// <<MARKER or <<-MARKER, and nothing else on the line; otherwise the < are operators.
bool Lexer::heredoc_start() {
  if (!sees("<<")) return false;
  const std::size_t skip = sees("<<-") ? 3 : 2;
  const string_view text = rest();
  const std::size_t marker = identifier_length(text.substr(skip));
  std::size_t end = skip + marker;
  if (marker == 0) return false;
  if (text.substr(end, 2) == "\r\n") ++end;
  if (end >= text.size() || text[end] != '\n') return false;
  frames_.push_back({Mode::heredoc, at_, 0, text.substr(skip, marker)});
  emit(open_heredoc, end + 1);
  return true;
}

void Lexer::brace() {
  Frame& frame = frames_.back();
  const std::size_t size = bytes_[at_] == '~' ? 2 : 1;
  if (bytes_[at_] == '{') {
    ++frame.braces;
    emit(open_brace, 1);
  } else if (frame.braces == 0 && frames_.size() > 1) {
    frames_.pop_back();
    emit(close_sequence, size);
  } else {
    if (frame.braces > 0) --frame.braces;
    // A ~} that closes no sequence is left to the parser, which expects a } there.
    emit(size == 2 ? close_sequence : close_brace, size);
  }
}

void Lexer::unknown() {
  const std::size_t length = std::max<std::size_t>(1, character_length(rest()));
  const auto since = bytes_.substr(last_unknown_, at_ - last_unknown_);
  // One finding a line: a foreign quote rarely comes alone.
  if (!any_unknown_ || since.find('\n') != string_view::npos) {
    findings_.add(at_, at_ + static_cast<std::uint32_t>(length), describe_unknown_character(rest()));
    last_unknown_ = at_;
    any_unknown_ = true;
  }
  emit(invalid, length);
}

bool Lexer::sequence_start() {
  if (!sees("${") && !sees("%{")) return false;
  const TokenKind kind = bytes_[at_] == '$' ? open_interpolation : open_directive;
  frames_.push_back({Mode::code, at_});
  emit(kind, sees("${~") || sees("%{~") ? 3 : 2);
  return true;
}

void Lexer::quoted() {
  if (bytes_[at_] == '"') {
    frames_.pop_back();
    emit(close_quote, 1);
  } else if (bytes_[at_] == '\n') {
    unclosed_quote();
  } else if (!sequence_start()) {
    emit(quoted_literal, literal_length(rest(), Quoting::quoted));
  }
}

// The string ends with its line, and with it everything opened since on the same line.
void Lexer::unclosed_quote() {
  const std::size_t line_begin = bytes_.substr(0, at_).rfind('\n') + 1;  // npos + 1 is 0
  const auto is_here = [&](const Frame& frame) { return frame.opener >= line_begin; };
  const std::size_t inner = frames_.size() - 1;
  const bool ends_outer = inner > 1 && is_here(frames_[inner - 1]) && frames_[inner - 2].mode == Mode::quoted;
  if (ends_outer)
    unclosed_sequence();
  else
    findings_.add(frames_.back().opener, at_,
                  {"string is not closed on its line", "opened here",
                   "close it with `\"`; for text of several lines use a heredoc or `\\n`"});
  while (frames_.size() > 1 && is_here(frames_.back()) && frames_.back().mode != Mode::heredoc) close_frame();
  if (frames_.back().mode == Mode::quoted) close_frame();
}

// "… ${x": the quote that was taken for the start of a string inside the sequence ends the outer one.
void Lexer::unclosed_sequence() {
  const std::uint32_t quote = frames_.back().opener;
  frames_.pop_back();
  while (out_.tokens.back().begin >= quote) out_.tokens.pop_back();
  const std::uint32_t opener = frames_.back().opener;
  const std::string sequence(bytes_.substr(opener, 2));
  findings_.add(opener, opener + 2,
                {"`" + sequence + "` is not closed before its string ends", "opened here",
                 "close it with `}`; for a literal `" + sequence + "` write `" + sequence[0] + sequence + "`"});
}

void Lexer::close_frame() {
  emit(frames_.back().mode == Mode::quoted ? close_quote : close_sequence, 0);
  frames_.pop_back();
}

void Lexer::heredoc() {
  const bool starts_line = bytes_[at_ - 1] == '\n';
  if (starts_line && heredoc_end()) return;
  template_line();
}

bool Lexer::heredoc_end() {
  const string_view text = rest();
  const std::size_t line_end = text.find('\n');
  if (line_end == string_view::npos) return false;
  string_view line = text.substr(0, line_end);
  while (const std::size_t space = space_length(line)) line.remove_prefix(space);
  const string_view marker = frames_.back().marker;
  if (line.substr(0, marker.size()) != marker) return false;
  line.remove_prefix(marker.size());
  while (const std::size_t space = space_length(line)) line.remove_prefix(space);
  if (!line.empty()) return false;
  const bool has_return = line_end > 0 && text[line_end - 1] == '\r';
  emit(close_heredoc, line_end - (has_return ? 1 : 0));
  emit(newline, has_return ? 2 : 1);
  frames_.pop_back();
  return true;
}

void Lexer::template_line() {
  if (sequence_start()) return;
  const std::size_t length = literal_length(rest(), Quoting::heredoc);
  const bool ends_line = length < rest().size() && rest()[length] == '\n';
  emit(heredoc_literal, length + (ends_line ? 1 : 0));
}

void Lexer::close_at_end() {
  const Frame& frame = frames_.back();
  if (frame.mode == Mode::quoted) {
    unclosed_quote();
  } else if (frame.mode == Mode::heredoc) {
    const std::size_t line_end = bytes_.find('\n', frame.opener);
    const std::size_t last_line = bytes_.rfind('\n') + 1;
    string_view line = bytes_.substr(last_line);
    while (const std::size_t space = space_length(line)) line.remove_prefix(space);
    if (line == frame.marker) {
      diag::Diagnostic& finding = findings_.add(
          at_ - static_cast<std::uint32_t>(line.size()), at_,
          {"heredoc is closed on a line that does not end", "no line end behind the marker", "end the last line"});
      finding.fix = diag::Fix{"end the last line", diag::Applicability::safe, {{findings_.span(at_, at_), "\n"}}};
    } else {
      findings_.add(frame.opener, static_cast<std::uint32_t>(line_end),
                    {"heredoc `" + std::string(frame.marker) + "` is never closed", "opened here",
                     "write `" + std::string(frame.marker) + "` alone on the line behind its text"});
    }
    emit(close_heredoc, 0);
  }
}

}  // namespace

Lexed lex(string_view bytes, Start start, Findings& findings) {
  return Lexer(bytes, start, findings).run();
}

}  // namespace dek::hcl
