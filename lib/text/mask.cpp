// One pass over the sequences, then a look at the lines they stand on.
#include "text/mask.hpp"

#include <algorithm>
#include <optional>

namespace dek::text {
namespace {

using std::string_view;

struct Sequence {
  std::size_t begin = 0, end = 0;
};

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

std::size_t behind_string(string_view text, std::size_t at) {
  const char quote = text[at];
  for (++at; at < text.size() && text[at] != quote && text[at] != '\n'; ++at) {
    if (text[at] == '\\' && quote != '`') ++at;
  }
  return std::min(at + 1, text.size());
}

/// Behind the brace that closes the one at `at`; none when nothing does.
std::optional<std::size_t> behind_brace(string_view text, std::size_t at) {
  int depth = 0;
  while (at < text.size()) {
    if (text[at] == '"') {
      at = behind_string(text, at);
      continue;
    }
    depth += text[at] == '{' ? 1 : text[at] == '}' ? -1 : 0;
    ++at;
    if (depth == 0) return at;
  }
  return std::nullopt;
}

/// Behind the `}}` of a Go action; comments and strings may hold braces.
std::optional<std::size_t> behind_action(string_view text, std::size_t at) {
  const string_view inside = text.substr(at);
  const std::size_t comment = inside.find_first_not_of("-{ \t\r\n");
  if (comment != string_view::npos && inside.substr(comment, 2) == "/*") {
    const std::size_t end = inside.find("*/", comment);
    if (end == string_view::npos) return std::nullopt;
    at += end;
  } else {
    at += 2;
  }
  while (at < text.size()) {
    if (text.substr(at, 2) == "}}") return at + 2;
    at = text[at] == '"' || text[at] == '`' ? behind_string(text, at) : at + 1;
  }
  return std::nullopt;
}

std::vector<Sequence> find_sequences(string_view text) {
  std::vector<Sequence> found;
  bool opens_nothing[2] = {false, false};  // no closer to the end of the text: each kind is looked for once
  std::size_t at = 0;
  while ((at = text.find('{', at)) != string_view::npos) {
    const bool is_action = text.substr(at, 2) == "{{";
    const bool is_sequence = at > 0 && (text[at - 1] == '$' || text[at - 1] == '%');
    const bool is_searched = (is_action || is_sequence) && !opens_nothing[is_sequence ? 0 : 1];
    const auto end = !is_searched ? std::nullopt : is_sequence ? behind_brace(text, at) : behind_action(text, at);
    if (is_searched && !end) opens_nothing[is_sequence ? 0 : 1] = true;
    if (end) found.push_back({is_sequence ? at - 1 : at, *end});
    at = end ? *end : at + 1;
  }
  return found;
}

class Masker {
 public:
  explicit Masker(string_view text) : text_(text), sequences_(find_sequences(text)) {
    masked_.bytes = text;
    masked_.sequences = sequences_.size();
  }

  Masked run() {
    for (std::size_t first = 0; first < sequences_.size();) first = mask_group(first);
    return std::move(masked_);
  }

 private:
  /// Masks the sequences that share lines with the one at `first`; returns the next behind them.
  std::size_t mask_group(std::size_t first) {
    std::size_t last = first;
    const auto has_next = [&] { return last + 1 < sequences_.size(); };
    const auto between = [&] {
      return text_.substr(sequences_[last].end, sequences_[last + 1].begin - sequences_[last].end);
    };
    while (has_next() && between().find('\n') == string_view::npos) ++last;
    if (is_alone(first, last)) {
      const std::size_t begin = sequences_[first].begin, end = sequences_[last].end;
      blank(begin, end);
      masked_.blanks.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    } else {
      for (std::size_t i = first; i <= last; ++i) fill(sequences_[i]);
    }
    return last + 1;
  }

  [[nodiscard]] bool is_alone(std::size_t first, std::size_t last) const {
    const auto only_blanks = [&](std::size_t from, std::size_t to) {
      return std::all_of(text_.begin() + static_cast<std::ptrdiff_t>(from),
                         text_.begin() + static_cast<std::ptrdiff_t>(to), is_blank);
    };
    const std::size_t before = text_.substr(0, sequences_[first].begin).rfind('\n');
    const std::size_t behind = std::min(text_.find('\n', sequences_[last].end), text_.size());
    if (!only_blanks(before == string_view::npos ? 0 : before + 1, sequences_[first].begin)) return false;
    for (std::size_t i = first; i < last; ++i) {
      if (!only_blanks(sequences_[i].end, sequences_[i + 1].begin)) return false;
    }
    return only_blanks(sequences_[last].end, behind);
  }

  void blank(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      if (text_[i] != '\n' && text_[i] != '\r') masked_.bytes[i] = ' ';
    }
  }

  /// `$___`; only the first line of several can hold the filler.
  void fill(Sequence sequence) {
    const std::size_t line_end = std::min(text_.find_first_of("\r\n", sequence.begin), sequence.end);
    std::fill(masked_.bytes.begin() + static_cast<std::ptrdiff_t>(sequence.begin),
              masked_.bytes.begin() + static_cast<std::ptrdiff_t>(line_end), '_');
    masked_.bytes[sequence.begin] = '$';
    blank(line_end, sequence.end);
  }

  string_view text_;
  std::vector<Sequence> sequences_;
  Masked masked_;
};

}  // namespace

Masked mask(string_view text) {
  return Masker(text).run();
}

}  // namespace dek::text
