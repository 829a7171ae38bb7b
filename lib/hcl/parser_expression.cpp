// Operators by precedence, terms, function calls and numbers.
#include <algorithm>
#include <array>

#include "hcl/number.hpp"
#include "hcl/parser_state.hpp"

namespace dek::hcl {
namespace {

using enum TokenKind;

struct BinaryOperator {
  TokenKind token;
  Operation operation;
  int precedence;  // higher binds tighter
};

constexpr std::array<BinaryOperator, 13> kOperators = {{
    {TokenKind::logical_or, Operation::logical_or, 1},
    {TokenKind::logical_and, Operation::logical_and, 2},
    {TokenKind::equal, Operation::equal, 3},
    {TokenKind::not_equal, Operation::not_equal, 3},
    {TokenKind::greater, Operation::greater, 4},
    {TokenKind::greater_or_equal, Operation::greater_or_equal, 4},
    {TokenKind::less, Operation::less, 4},
    {TokenKind::less_or_equal, Operation::less_or_equal, 4},
    {TokenKind::plus, Operation::add, 5},
    {TokenKind::minus, Operation::subtract, 5},
    {TokenKind::star, Operation::multiply, 6},
    {TokenKind::slash, Operation::divide, 6},
    {TokenKind::percent, Operation::modulo, 6},
}};

}  // namespace

ExpressionIndex Parser::expression() {
  const Level level(*this);
  if (level.is_too_deep()) return fail_too_deep();
  const ExpressionIndex condition = binary(1);
  if (condition == kNoExpression || !accept(question)) return condition;
  const ExpressionIndex then = expression();
  if (then == kNoExpression) return then;
  if (!sees(colon)) {
    return fail(peek(), {"expected `:` and the other value of the conditional, found " + describe(peek()), "",
                         sees(newline) ? "a conditional of several lines stands in parentheses" : ""});
  }
  read();
  const ExpressionIndex otherwise = expression();
  if (otherwise == kNoExpression) return otherwise;
  return add({.kind = ExpressionKind::conditional, .begin = file()[condition].begin, .end = file()[otherwise].end},
             {condition, then, otherwise});
}

// Operators of at least this precedence; those of the same bind to the left.
ExpressionIndex Parser::binary(int lowest) {
  ExpressionIndex left = operand();
  while (left != kNoExpression) {
    const auto* known =
        std::find_if(kOperators.begin(), kOperators.end(), [&](const BinaryOperator& o) { return sees(o.token); });
    if (known == kOperators.end() || known->precedence < lowest) return left;
    read();
    const ExpressionIndex right = binary(known->precedence + 1);
    if (right == kNoExpression) return right;
    left = add({.kind = ExpressionKind::binary,
                .operation = known->operation,
                .begin = file()[left].begin,
                .end = file()[right].end},
               {left, right});
  }
  return left;
}

ExpressionIndex Parser::operand() {
  const ExpressionIndex start = term();
  return start == kNoExpression ? start : traversals(start);
}

ExpressionIndex Parser::term() {
  const Token token = peek();
  switch (token.kind) {
    case open_paren:
      return parentheses();
    case TokenKind::number:
      return number(read());
    case identifier:
      return name_or_call();
    case open_quote:
    case open_heredoc:
      return string_template();
    case minus:
    case bang:
      return unary();
    case open_bracket:
      return tuple();
    case open_brace:
      return object();
    default:
      return fail(token, {"expected a value, found " + describe(token)});
  }
}

ExpressionIndex Parser::unary() {
  const Level level(*this);
  if (level.is_too_deep()) return fail_too_deep();
  const Token token = read();
  const ExpressionIndex of = operand();
  if (of == kNoExpression) return of;
  const Operation operation = token.kind == minus ? Operation::negate : Operation::logical_not;
  return add({.kind = ExpressionKind::unary, .operation = operation, .begin = token.begin, .end = file()[of].end},
             {of});
}

ExpressionIndex Parser::parentheses() {
  const Token open = read();
  const Newlines ignored(*this, false);
  const ExpressionIndex inner = expression();
  if (inner == kNoExpression) return inner;
  if (!sees(close_paren)) {
    relate(report(peek(), {"expected `)`, found " + describe(peek())}), open, "opened here");
    return kNoExpression;
  }
  return add({.kind = ExpressionKind::parentheses, .begin = open.begin, .end = read().end}, {inner});
}

ExpressionIndex Parser::name_or_call() {
  const Token name = read();
  Token last = name;
  while (accept(double_colon)) {
    if (!sees(identifier))
      return fail(peek(), {"expected the name of a function behind `::`, found " + describe(peek())});
    last = read();
  }
  if (sees(open_paren)) return call(name, last);
  if (last.begin != name.begin)
    return fail(peek(), {"expected `(` behind the function's name, found " + describe(peek())});
  const std::string_view word = text(name);
  if (word == "true" || word == "false") return add_leaf(ExpressionKind::boolean, name);
  return add_leaf(word == "null" ? ExpressionKind::null : ExpressionKind::variable, name);
}

ExpressionIndex Parser::call(const Token& name, const Token& last_name) {
  const Newlines ignored(*this, false);
  read();  // (
  std::vector<ExpressionIndex> arguments;
  Form form = Form::plain;
  bool more = !sees(close_paren);
  while (more) {
    const ExpressionIndex argument = expression();
    if (argument == kNoExpression) return argument;
    arguments.push_back(argument);
    if (!argument_end(name, more, form)) return kNoExpression;
  }
  return add({.kind = ExpressionKind::call,
              .form = form,
              .begin = name.begin,
              .end = read().end,
              .text = name.begin,
              .text_size = last_name.end - name.begin},
             arguments);
}

// Behind an argument: the next one, or the closing parenthesis.
bool Parser::argument_end(const Token& call_name, bool& more, Form& form) {
  if (accept(ellipsis))
    form = Form::expanded;
  else if (accept(comma)) {
    more = !sees(close_paren);
    return true;
  }
  more = false;
  if (sees(close_paren)) return true;
  const std::string expected = form == Form::expanded ? "`)` behind `...`" : "`,` or `)`";
  relate(report(peek(), {"expected " + expected + " in the arguments of `" + std::string(text(call_name)) +
                         "`, found " + describe(peek())}),
         call_name, "the call starts here");
  return false;
}

ExpressionIndex Parser::number(const Token& token) {
  if (is_number(text(token))) return add_leaf(ExpressionKind::number, token);
  return fail(token, {"`" + std::string(text(token)) + "` is not a number", "",
                      "numbers are written 12, 1.5 or 1e3; versions and addresses stand in quotes"});
}

}  // namespace dek::hcl
