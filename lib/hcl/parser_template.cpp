// Strings and heredocs: literal text, ${} and %{}, and the white space that ~ and <<- cut.
#include <algorithm>
#include <array>

#include "base/strings.hpp"
#include "hcl/parser_state.hpp"
#include "hcl/template_builder.hpp"

namespace dek::hcl {
namespace {

using enum TokenKind;

constexpr std::array<std::string_view, 5> kDirectives = {"if", "else", "endif", "for", "endfor"};

constexpr PartKind directive_kind(std::string_view word) {
  return word == "if"      ? PartKind::if_
         : word == "else"  ? PartKind::else_
         : word == "endif" ? PartKind::endif_
         : word == "for"   ? PartKind::for_
                           : PartKind::endfor_;
}

}  // namespace

ExpressionIndex Parser::string_template() {
  const Token open = read();
  if (open.kind == open_quote)
    return template_until(close_quote, {.kind = ExpressionKind::template_, .begin = open.begin});
  const bool is_flush = text(open).substr(0, 3) == "<<-";
  const Form form = is_flush ? Form::flush_heredoc : Form::heredoc;
  return template_until(close_heredoc, {.kind = ExpressionKind::template_, .form = form, .begin = open.begin});
}

// `shape` brings kind, form and begin; the end is that of the closing token, when there is one.
ExpressionIndex Parser::template_until(TokenKind end, Expression shape) {
  Template parts;
  if (!template_parts(end, parts)) return kNoExpression;
  const Token close = end == end_of_file ? peek() : read();
  shape.end = close.end;
  if (shape.form == Form::flush_heredoc) cut_indentation(parts);
  return TemplateBuilder(*this, parts, close).build(shape);
}

bool Parser::template_parts(TokenKind end, Template& out) {
  const Quoting quoting = end == close_quote ? Quoting::quoted : Quoting::heredoc;
  bool cut_next = false;
  while (!sees(end)) {
    const Token token = read();
    if (token.kind == quoted_literal || token.kind == heredoc_literal) {
      Part part{.kind = PartKind::literal, .begin = token.begin, .end = token.end};
      part.literal = out.literals.add(text(token), token.begin, quoting, findings_);
      if (cut_next) trim_left(out.literals, part.literal);
      out.parts.push_back(part);
      cut_next = false;
      continue;
    }
    if (token.kind != open_interpolation && token.kind != open_directive) {
      fail(token, {"expected the end of the string, found " + describe(token)});
      return false;
    }
    const bool cuts_previous = token.size() == 3;
    if (cuts_previous && !out.parts.empty() && out.parts.back().kind == PartKind::literal)
      trim_right(out.literals, out.parts.back().literal);
    Part part{.kind = PartKind::value, .begin = token.begin};
    if (!(token.kind == open_interpolation ? interpolation(token, part) : directive(token, part))) return false;
    cut_next = file_->source[part.end - 2] == '~';
    out.parts.push_back(part);
  }
  return true;
}

bool Parser::interpolation(const Token& open, Part& part) {
  const Newlines ignored(*this, false);
  part.expression = expression();
  return part.expression != kNoExpression && end_sequence(open, part);
}

bool Parser::directive(const Token& open, Part& part) {
  const Newlines ignored(*this, false);
  const Token word = peek();
  const auto known = std::find(kDirectives.begin(), kDirectives.end(), text(word));
  if (word.kind != identifier || known == kDirectives.end()) {
    const auto meant = base::closest(text(word), kDirectives);
    fail(word, {"expected `if`, `else`, `endif`, `for` or `endfor` behind `%{`, found " + describe(word), "",
                meant ? "did you mean `" + std::string(*meant) + "`?" : "for a literal `%{` write `%%{`"});
    return false;
  }
  read();
  part.kind = directive_kind(*known);
  if (part.kind == PartKind::if_ && (part.expression = expression()) == kNoExpression) return false;
  if (part.kind == PartKind::for_) {
    ExpressionIndex names[kForParts];
    std::fill(std::begin(names), std::end(names), kNoExpression);
    if (!for_names(names, "directive")) return false;
    part.key_name = names[static_cast<std::size_t>(ForPart::key_name)];
    part.value_name = names[static_cast<std::size_t>(ForPart::value_name)];
    part.expression = names[static_cast<std::size_t>(ForPart::collection)];
  }
  return end_sequence(open, part);
}

bool Parser::end_sequence(const Token& open, Part& part) {
  if (sees(close_sequence)) {
    part.end = read().end;
    return true;
  }
  const std::string opener(text(open).substr(0, 2));
  if (sees(end_of_file)) {
    fail(open, {"`" + opener + "` is never closed", "opened here",
                "close it with `}`; for a literal `" + opener + "` write `" + opener[0] + opener + "`"});
    return false;
  }
  relate(report(peek(), {"expected `}` at the end of the template sequence, found " + describe(peek()), "",
                         "if `" + opener + "` belongs to another language, write `" + opener[0] + opener + "`"}),
         open, "the sequence starts here");
  return false;
}

}  // namespace dek::hcl
