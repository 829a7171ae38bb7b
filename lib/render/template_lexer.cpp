// The lexer of templates: one pass over the text, then sections are paired.
#include "render/template_lexer.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.hpp"

namespace dek::render {
namespace {

constexpr std::string_view kBlanks = " \t";
constexpr int kDeepestPartial = 4;

/// Every line but the empty ones.
std::string indented(std::string_view text, std::string_view indent) {
  while (text.ends_with('\n')) text.remove_suffix(1);
  std::string result;
  for (const std::string_view line : base::split(text, '\n')) {
    if (!line.empty()) result += indent;
    result += line;
    result += '\n';
  }
  return result;
}

class Lexer {
 public:
  Lexer(const Template& source, const FindPartial& find_partial, Tags& tags, int depth)
      : name_(source.name),
        text_(source.text),
        find_partial_(find_partial),
        tags_(tags),
        first_(tags.all.size()),
        depth_(depth) {}

  base::Result<base::Done> run() {
    for (;;) {
      const std::size_t begin = text_.find(open_, at_);
      if (begin == std::string_view::npos) break;
      DEK_CHECK(take_tag(begin));
    }
    add_text(text_.size());
    return pair_sections();
  }

 private:
  base::Error error(std::size_t line, std::string_view what) const {
    return {fmt::format("{}:{}: {}", name_, line, what), ""};
  }

  /// Literal text up to `end`.
  void add_text(std::size_t end) {
    if (end > at_) push(TagKind::text, text_.substr(at_, end - at_), line_);
    skip_to(end);
  }

  void push(TagKind kind, std::string_view text, std::size_t line) {
    tags_.all.push_back({kind, text, name_, line, 0});
  }

  void skip_to(std::size_t end) {
    line_ += static_cast<std::size_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(at_),
                                                 text_.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
    at_ = end;
  }

  base::Result<base::Done> take_tag(std::size_t begin) {
    const std::size_t inside = begin + open_.size();
    const bool triple = open_ == "{{" && text_.substr(inside).starts_with('{');
    const std::string close = triple ? "}}}" : close_;
    const std::size_t end = text_.find(close, inside);
    if (end == std::string_view::npos) return error(line_of(begin), fmt::format("`{}` is not closed", open_));
    const std::string_view body = base::trim(text_.substr(inside + (triple ? 1 : 0), end - inside - (triple ? 1 : 0)));
    return classify(begin, end + close.size(), triple ? '{' : body.empty() ? ' ' : body.front(), body);
  }

  base::Result<base::Done> classify(std::size_t begin, std::size_t end, char sigil, std::string_view body) {
    const std::string_view name = base::trim(body.substr(std::min<std::size_t>(body.size(), 1)));
    switch (sigil) {
      case '#':
        return add(TagKind::open, begin, end, name, true);
      case '^':
        return add(TagKind::open_inverted, begin, end, name, true);
      case '/':
        return add(TagKind::close, begin, end, name, true);
      case '!':
        return add(TagKind::text, begin, end, "", true);
      case '=':
        return set_delimiters(begin, end, body);
      case '{':
        return add(TagKind::verbatim, begin, end, body, false);
      case '&':
        return add(TagKind::verbatim, begin, end, name, false);
      case '>':
        return add_partial(begin, end, name);
      default:
        return add(TagKind::quoted, begin, end, body, false);
    }
  }

  base::Result<base::Done> add(TagKind kind, std::size_t begin, std::size_t end, std::string_view name,
                               bool may_stand_alone) {
    const std::size_t line = line_of(begin);
    if (kind != TagKind::text && name.empty()) return error(line, "a tag without a name");
    if (may_stand_alone) stand_alone(begin, end);
    add_text(begin);
    if (kind != TagKind::text) push(kind, name, line);
    skip_to(end);
    return base::Done{};
  }

  base::Result<base::Done> add_partial(std::size_t begin, std::size_t end, std::string_view path) {
    const std::size_t line = line_of(begin);
    std::size_t line_begin = begin;
    if (!stand_alone(line_begin, end)) return error(line, "a partial stands alone on its line");
    std::optional<Template> partial = find_partial_ ? find_partial_(path) : std::nullopt;
    if (!partial) return error(line, fmt::format("no partial `{}`", path));
    if (depth_ == kDeepestPartial) return error(line, "partials nest too deep");
    partial->text = indented(partial->text, text_.substr(line_begin, begin - line_begin));
    add_text(line_begin);
    skip_to(end);
    const Template& inner = tags_.partials.emplace_back(std::move(*partial));
    return Lexer(inner, find_partial_, tags_, depth_ + 1).run();
  }

  base::Result<base::Done> set_delimiters(std::size_t begin, std::size_t end, std::string_view body) {
    const std::size_t line = line_of(begin);
    const bool closed = body.size() > 2 && body.back() == '=';
    const std::vector<std::string_view> parts =
        closed ? base::split(base::trim(body.substr(1, body.size() - 2)), ' ') : std::vector<std::string_view>{};
    if (parts.size() != 2) return error(line, "write delimiters as `{{=<% %>=}}`");
    DEK_CHECK(add(TagKind::text, begin, end, "", true));
    open_ = parts[0];
    close_ = parts[1];
    return base::Done{};
  }

  /// A tag alone on its line takes the whole line with it; says whether it is.
  bool stand_alone(std::size_t& begin, std::size_t& end) const {
    const std::size_t line_begin = begin == 0 ? 0 : text_.rfind('\n', begin - 1) + 1;
    const std::size_t before = text_.substr(line_begin, begin - line_begin).find_first_not_of(kBlanks);
    const std::size_t after = text_.find_first_not_of(kBlanks, end);
    const bool last = after == std::string_view::npos;
    if (before != std::string_view::npos || (!last && text_[after] != '\n')) return false;
    begin = std::max(line_begin, at_);
    end = last ? text_.size() : after + 1;
    return true;
  }

  std::size_t line_of(std::size_t offset) const {
    return line_ + static_cast<std::size_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(at_),
                                                       text_.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
  }

  base::Result<base::Done> pair_sections() {
    std::vector<std::size_t> open;
    std::vector<Tag>& tags = tags_.all;
    for (std::size_t i = first_; i < tags.size(); ++i) {
      const Tag& tag = tags[i];
      if (tag.kind == TagKind::open || tag.kind == TagKind::open_inverted) open.push_back(i);
      if (tag.kind != TagKind::close) continue;
      if (open.empty()) return error(tag.line, fmt::format("`{}` closes a section that is not open", tag.text));
      Tag& opening = tags[open.back()];
      if (opening.text != tag.text)
        return error(tag.line,
                     fmt::format("`{}` closes section `{}` of line {}", tag.text, opening.text, opening.line));
      opening.match = i;
      open.pop_back();
    }
    if (open.empty()) return base::Done{};
    return error(tags[open.back()].line, fmt::format("section `{}` is not closed", tags[open.back()].text));
  }

  std::string_view name_, text_;
  const FindPartial& find_partial_;
  Tags& tags_;
  std::size_t first_;  // of this template's own tags
  int depth_;
  std::string open_ = "{{", close_ = "}}";
  std::size_t at_ = 0, line_ = 1;
};

}  // namespace

base::Result<Tags> lex_template(const Template& source, const FindPartial& find_partial) {
  Tags tags;
  DEK_CHECK(Lexer(source, find_partial, tags, 0).run());
  return tags;
}

}  // namespace dek::render
