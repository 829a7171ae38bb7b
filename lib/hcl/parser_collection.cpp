// Tuples, objects and the `for` expressions that build them.
#include "hcl/parser_state.hpp"

namespace dek::hcl {
namespace {

using enum TokenKind;

constexpr std::size_t at(ForPart part) {
  return static_cast<std::size_t>(part);
}

}  // namespace

ExpressionIndex Parser::tuple() {
  const Token open = read();
  const Newlines ignored(*this, false);
  if (sees_word("for")) return for_expression(open);
  std::vector<ExpressionIndex> items;
  while (!sees(close_bracket)) {
    const ExpressionIndex item = expression();
    if (item == kNoExpression) return item;
    items.push_back(item);
    if (accept(comma)) continue;
    if (sees(close_bracket)) break;
    relate(report(peek(), {"expected `,` or `]` behind the item, found " + describe(peek())}), open,
           "the list starts here");
    return kNoExpression;
  }
  return add({.kind = ExpressionKind::tuple, .begin = open.begin, .end = read().end}, items);
}

ExpressionIndex Parser::object() {
  const Token open = read();
  {
    const Newlines ignored(*this, false);
    if (sees_word("for")) return for_expression(open);
  }
  const Newlines separators(*this, true);
  std::vector<ExpressionIndex> items;
  while (true) {
    while (accept(newline)) {
    }
    if (sees(close_brace)) break;
    if (!object_item(items, open)) return kNoExpression;
    if (sees(close_brace)) break;
    if (accept(comma) || accept(newline)) continue;
    relate(report(peek(), {"expected a line end, `,` or `}` behind the value, found " + describe(peek())}), open,
           "the object starts here");
    return kNoExpression;
  }
  return add({.kind = ExpressionKind::object, .begin = open.begin, .end = read().end}, items);
}

bool Parser::object_item(std::vector<ExpressionIndex>& out, const Token& open) {
  const ExpressionIndex key = expression();
  if (key == kNoExpression) return false;
  if (!accept(assign) && !accept(colon)) {
    relate(report(peek(), {"expected `=` behind the key, found " + describe(peek()), "",
                           sees(identifier) ? "keys with dots, blanks or a leading digit stand in quotes" : ""}),
           open, "the object starts here");
    return false;
  }
  const ExpressionIndex value = expression();
  if (value == kNoExpression) return false;
  out.push_back(key);
  out.push_back(value);
  return true;
}

// Behind the opening bracket, at `for`.
ExpressionIndex Parser::for_expression(const Token& open) {
  const Newlines ignored(*this, false);
  const bool makes_object = open.kind == open_brace;
  read();  // for
  ExpressionIndex parts[kForParts];
  std::fill(std::begin(parts), std::end(parts), kNoExpression);
  if (!for_names(parts, "expression")) return kNoExpression;
  Form form = Form::plain;
  if (!for_values(parts, form, makes_object)) return kNoExpression;
  if (!sees(makes_object ? close_brace : close_bracket)) {
    const std::string wanted = makes_object ? "`}`" : "`]`";
    relate(report(peek(), {"expected " + wanted + " at the end of the `for` expression, found " + describe(peek())}),
           open, "opened here");
    return kNoExpression;
  }
  const ExpressionKind kind = makes_object ? ExpressionKind::for_object : ExpressionKind::for_tuple;
  return add({.kind = kind, .form = form, .begin = open.begin, .end = read().end}, parts);
}

// Names, `in` and the collection; of expressions and of template directives.
bool Parser::for_names(ExpressionIndex (&parts)[kForParts], std::string_view what) {
  const std::string where = " of the `for` " + std::string(what);
  for (const ForPart part : {ForPart::key_name, ForPart::value_name}) {
    if (!sees(identifier)) {
      fail(peek(), {"expected a name" + where + ", found " + describe(peek())});
      return false;
    }
    parts[at(part)] = add_leaf(ExpressionKind::name, read());
    if (part == ForPart::key_name && !accept(comma)) {
      std::swap(parts[at(ForPart::key_name)], parts[at(ForPart::value_name)]);
      break;
    }
  }
  if (!sees_word("in")) {
    fail(peek(), {"expected `in` behind the names" + where + ", found " + describe(peek())});
    return false;
  }
  read();
  return (parts[at(ForPart::collection)] = expression()) != kNoExpression;
}

bool Parser::for_values(ExpressionIndex (&parts)[kForParts], Form& form, bool makes_object) {
  if (!accept(colon)) {
    fail(peek(), {"expected `:` behind the collection of the `for` expression, found " + describe(peek())});
    return false;
  }
  ExpressionIndex& value = parts[at(ForPart::value)];
  if ((value = expression()) == kNoExpression) return false;
  const Token arrow = peek();
  const bool has_key = accept(fat_arrow);
  if (has_key != makes_object) {
    fail(arrow, has_key ? Complaint{"a list has no keys", "", "for an object write `{ for … : key => value }`"}
                        : Complaint{"expected `=>` and a value behind the key, found " + describe(arrow), "",
                                    "for a list write `[ for … : value ]`"});
    return false;
  }
  if (has_key) {
    parts[at(ForPart::key)] = value;
    if ((value = expression()) == kNoExpression) return false;
  }
  const Token group = peek();
  if (accept(ellipsis)) {
    if (!makes_object) return fail(group, {"`...` groups the values of a key, and a list has no keys"}), false;
    form = Form::grouped;
  }
  if (!sees_word("if")) return true;
  read();
  return (parts[at(ForPart::condition)] = expression()) != kNoExpression;
}

}  // namespace dek::hcl
