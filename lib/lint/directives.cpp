// Finding the comments by their mark, and taking them apart.
#include "lint/directives.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/date.hpp"
#include "base/strings.hpp"

namespace dek::lint {
namespace {

constexpr std::string_view kMark = "dekctl:";
constexpr std::string_view kUntil = "until=";
constexpr std::string_view kMalformed = "suppression/malformed";
constexpr std::array<std::string_view, 4> kVerbs = {"ignore", "ignore-file", "disable", "enable"};

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

/// A quote opens a string only where a value may begin; "it's" has none.
bool opens_string(std::string_view line, std::size_t at) {
  constexpr std::string_view kBefore = " \t[{(,:=";
  return (line[at] == '"' || line[at] == '\'') && (at == 0 || kBefore.find(line[at - 1]) != std::string_view::npos);
}

/// Whether position `at` of the line lies in a string that begins on it.
bool is_in_string(std::string_view line, std::size_t at) {
  char quote = 0;
  for (std::size_t i = 0; i < at; ++i) {
    if (quote == '"' && line[i] == '\\') {
      ++i;
    } else if (quote != 0) {
      if (line[i] == quote) quote = 0;
    } else if (opens_string(line, i)) {
      quote = line[i];
    }
  }
  return quote != 0;
}

/// Where the comment that holds the mark begins; none when the mark stands in something else.
std::optional<std::size_t> comment_begin(std::string_view line, std::size_t mark, bool has_slash_comments) {
  std::size_t begin = mark;
  while (begin > 0 && is_blank(line[begin - 1])) --begin;
  const bool is_slashed = has_slash_comments && begin >= 2 && line.substr(begin - 2, 2) == "//";
  if (!is_slashed && (begin == 0 || line[begin - 1] != '#')) return std::nullopt;
  begin -= is_slashed ? 2 : 1;
  const bool begins_word = begin == 0 || is_blank(line[begin - 1]);
  return begins_word && !is_in_string(line, begin) ? std::optional(begin) : std::nullopt;
}

bool says_nothing(std::string_view line, bool has_slash_comments) {
  line = base::trim(line);
  return line.empty() || line.starts_with('#') || (has_slash_comments && line.starts_with("//"));
}

class Reader {
 public:
  Reader(text::TextId file, std::string_view bytes, bool has_slash_comments)
      : file_(file), bytes_(bytes), has_slash_comments_(has_slash_comments) {}

  Directives read() {
    std::uint32_t line = 1;
    std::size_t counted = 0;  // line ends before this offset are in `line`
    for (std::size_t at = bytes_.find(kMark); at != std::string_view::npos; at = bytes_.find(kMark, at + 1)) {
      const std::size_t begin = bytes_.rfind('\n', at) + 1;  // npos + 1 is the first byte
      line += static_cast<std::uint32_t>(std::ranges::count(bytes_.substr(counted, begin - counted), '\n'));
      counted = begin;
      read_line(begin, at, line);
    }
    return std::move(result_);
  }

 private:
  [[nodiscard]] text::Span span_of(std::string_view part) const {
    const auto begin = static_cast<std::uint32_t>(part.data() - bytes_.data());
    return {file_, begin, begin + static_cast<std::uint32_t>(part.size())};
  }

  [[nodiscard]] std::string_view line_at(std::size_t begin) const {
    return bytes_.substr(begin, bytes_.find('\n', begin) - begin);
  }

  void refuse(std::string_view part, std::string message, std::string help) {
    diag::Diagnostic& finding = result_.findings.emplace_back();
    finding.rule = kMalformed;
    finding.severity = diag::Severity::warning;
    finding.span = span_of(part);
    finding.message = std::move(message);
    finding.help = std::move(help);
  }

  void read_line(std::size_t begin, std::size_t mark, std::uint32_t line) {
    std::string_view whole = line_at(begin);
    if (whole.ends_with('\r')) whole.remove_suffix(1);
    const auto comment = comment_begin(whole, mark - begin, has_slash_comments_);
    if (!comment) return;
    const std::string_view words = base::trim(whole.substr(mark - begin + kMark.size()));
    Directive directive;
    directive.span = span_of(whole.substr(*comment));
    directive.line = line;
    const bool stands_alone = base::trim(whole.substr(0, *comment)).empty();
    directive.covered_line = stands_alone ? next_line(begin, line) : line;
    if (read_words(words, directive)) result_.list.push_back(std::move(directive));
  }

  /// The line that a comment of its own speaks of: comments and blank lines in between do not count.
  [[nodiscard]] std::uint32_t next_line(std::size_t begin, std::uint32_t line) const {
    do {
      const std::size_t end = bytes_.find('\n', begin);
      if (end == std::string_view::npos) return line;
      begin = end + 1;
      ++line;
    } while (says_nothing(line_at(begin), has_slash_comments_));
    return line;
  }

  /// False when the words are prose, or when what is wrong with them is in the findings.
  bool read_words(std::string_view words, Directive& directive) {
    const std::size_t verb_end = std::min(words.find_first_of("[ \t"), words.size());
    const std::string_view verb = words.substr(0, verb_end);
    const auto known = std::ranges::find(kVerbs, verb);
    if (known == kVerbs.end()) return refuse_verb(words, verb);
    directive.verb = static_cast<Directive::Verb>(known - kVerbs.begin());
    const std::size_t close = words.find(']');
    if (verb_end == words.size() || words[verb_end] != '[' || close == std::string_view::npos) {
      refuse(words, fmt::format("`{}` names no rules", verb), fmt::format("write `{}[area/name]`", verb));
      return false;
    }
    directive.terms = read_terms(words.substr(close + 1));
    if (!directive.terms.wrong_until.empty()) {
      refuse(directive.terms.wrong_until, fmt::format("`{}` is no day", directive.terms.wrong_until),
             "write `until=` and a day such as 2026-12-31");
      return false;
    }
    return read_selectors(words.substr(verb_end + 1, close - verb_end - 1), directive);
  }

  bool refuse_verb(std::string_view words, std::string_view verb) {
    const auto nearest = base::closest(verb, kVerbs);
    const bool has_list = words.substr(verb.size()).starts_with('[');
    if (!nearest && !has_list) return false;
    refuse(verb, fmt::format("`{}` is nothing that a comment can ask for", verb),
           nearest ? fmt::format("did you mean `{}`?", *nearest)
                   : "write `ignore`, `ignore-file`, `disable` or `enable` before the bracket");
    return false;
  }

  bool read_selectors(std::string_view list, Directive& directive) {
    for (const std::string_view piece : base::split(list, ',')) {
      const std::string_view name = base::trim(piece);
      if (!name.empty()) directive.selectors.push_back({name, span_of(name)});
    }
    if (!directive.selectors.empty()) return true;
    refuse(list, "no rule is named between the brackets", "write ids or areas, separated by commas");
    return false;
  }

  text::TextId file_;
  std::string_view bytes_;
  bool has_slash_comments_;
  Directives result_;
};

}  // namespace

std::string_view to_string(Directive::Verb verb) {
  return kVerbs[static_cast<std::size_t>(verb)];
}

Terms read_terms(std::string_view text) {
  Terms terms;
  std::vector<std::string> words;
  for (const std::string_view word : base::split(text, ' ')) {
    const std::string_view day = word.starts_with(kUntil) ? word.substr(kUntil.size()) : std::string_view();
    if (base::is_date(day)) {
      terms.until = day;
    } else if (word.starts_with(kUntil)) {
      terms.wrong_until = word;
    } else if (!word.empty()) {
      words.emplace_back(word);
    }
  }
  terms.reason = base::trim(base::join(words, " "));
  return terms;
}

Directives read_directives(text::TextId file, std::string_view bytes, bool has_slash_comments) {
  return Reader(file, bytes, has_slash_comments).read();
}

}  // namespace dek::lint
