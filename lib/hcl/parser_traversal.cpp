// Steps behind a term: attributes, indexes and splats, in today's forms and in those of the first Terraform versions.
#include "hcl/parser_state.hpp"

namespace dek::hcl {
namespace {

using enum TokenKind;

}  // namespace

ExpressionIndex Parser::traversals(ExpressionIndex of) {
  while (of != kNoExpression) {
    if (sees(dot))
      of = dot_step(of);
    else if (sees(open_bracket))
      of = bracket_step(of);
    else
      break;
  }
  return of;
}

ExpressionIndex Parser::dot_step(ExpressionIndex of) {
  read();  // .
  if (sees(TokenKind::number)) return legacy_index(of);
  if (sees(star)) return legacy_splat(of);
  if (!sees(identifier)) return fail(peek(), {"expected a name behind `.`, found " + describe(peek())});
  const Token name = read();
  return add({.kind = ExpressionKind::attribute,
              .begin = file()[of].begin,
              .end = name.end,
              .text = name.begin,
              .text_size = name.size()},
             {of});
}

ExpressionIndex Parser::legacy_index(ExpressionIndex of) {
  const Token token = read();
  const std::string_view digits = text(token);
  if (const std::size_t point = digits.find('.'); point != std::string_view::npos) {
    return fail(token, {"`." + std::string(digits) + "` reads as a fraction, not as two indexes", "",
                        "write `[" + std::string(digits.substr(0, point)) + "][" +
                            std::string(digits.substr(point + 1)) + "]`"});
  }
  const ExpressionIndex key = number(token);
  if (key == kNoExpression) return key;
  return add({.kind = ExpressionKind::index, .form = Form::legacy, .begin = file()[of].begin, .end = token.end},
             {of, key});
}

// .* takes attributes and legacy indexes into each item; a bracket behind them belongs to the list that comes out.
ExpressionIndex Parser::legacy_splat(ExpressionIndex of) {
  const Token marker = read();
  ExpressionIndex each = add({.kind = ExpressionKind::splat_item, .begin = marker.begin, .end = marker.end}, {});
  while (each != kNoExpression && sees(dot)) {
    read();
    if (sees(star)) return fail(peek(), {"`.*` inside `.*`", "", "for nested lists write `[*]`"});
    if (sees(TokenKind::number)) {
      each = legacy_index(each);
      continue;
    }
    if (!sees(identifier)) return fail(peek(), {"expected a name behind `.`, found " + describe(peek())});
    const Token name = read();
    each = add({.kind = ExpressionKind::attribute,
                .begin = marker.begin,
                .end = name.end,
                .text = name.begin,
                .text_size = name.size()},
               {each});
  }
  if (each == kNoExpression) return each;
  return add({.kind = ExpressionKind::splat, .form = Form::legacy, .begin = file()[of].begin, .end = file()[each].end},
             {of, each});
}

ExpressionIndex Parser::bracket_step(ExpressionIndex of) {
  const Token open = read();
  if (sees(star)) return splat(of);
  const Newlines ignored(*this, false);
  const ExpressionIndex key = expression();
  if (key == kNoExpression) return key;
  if (!sees(close_bracket)) {
    relate(report(peek(), {"expected `]` behind the index, found " + describe(peek())}), open, "opened here");
    return kNoExpression;
  }
  return add({.kind = ExpressionKind::index, .begin = file()[of].begin, .end = read().end}, {of, key});
}

// [*] takes all steps behind it into each item.
ExpressionIndex Parser::splat(ExpressionIndex of) {
  const Level level(*this);
  if (level.is_too_deep()) return fail_too_deep();
  const Token marker = read();
  if (!sees(close_bracket)) return fail(peek(), {"expected `]` behind `[*`, found " + describe(peek())});
  const Token close = read();
  const ExpressionIndex item = add({.kind = ExpressionKind::splat_item, .begin = marker.begin, .end = close.end}, {});
  const ExpressionIndex each = traversals(item);
  if (each == kNoExpression) return each;
  return add({.kind = ExpressionKind::splat, .begin = file()[of].begin, .end = file()[each].end}, {of, each});
}

}  // namespace dek::hcl
