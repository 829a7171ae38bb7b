// One value for each kind of expression; unknown where the text does not tell.
#include "hcl/evaluator.hpp"
#include "hcl/functions.hpp"
#include "hcl/members.hpp"
#include "hcl/normal_form.hpp"
#include "hcl/number.hpp"

namespace dek::hcl {
namespace {

Value literal(const File& file, const Expression& e) {
  Value out = string(std::string(file.text_of(e)), file.span_of(e));
  for (const text::Segment& segment : file.segments_of(e)) {
    const text::Span from{file.text, segment.parent_begin, segment.parent_begin + segment.length};
    out.pieces.push_back({segment.child_begin, from});
  }
  compose(out);
  return out;
}

Value number_literal(const File& file, const Expression& e) {
  std::string text = canonical_number(file.text_of(e));
  return text.empty() ? unknown(file.span_of(e)) : number(std::move(text), file.span_of(e));
}

Value constant(const File& file, const Expression& e) {
  if (e.kind == ExpressionKind::literal) return literal(file, e);
  if (e.kind == ExpressionKind::number) return number_literal(file, e);
  if (e.kind == ExpressionKind::null) return null_value(file.span_of(e));
  return boolean(file.text_of(e) == "true", file.span_of(e));
}

}  // namespace

Value Evaluator::value(Place at, ExpressionIndex index) {
  const Expression& e = at.file[index];
  ++depth_;
  Value out = spend_steps(1) ? value_of(at, e) : unknown(at.file.span_of(e));
  --depth_;
  return out;
}

Value Evaluator::value_of(Place at, const Expression& e) {
  switch (e.kind) {
    case ExpressionKind::number:
    case ExpressionKind::boolean:
    case ExpressionKind::null:
    case ExpressionKind::literal:
    case ExpressionKind::name:
      return constant(at.file, e);
    case ExpressionKind::template_:
    case ExpressionKind::template_if:
    case ExpressionKind::template_for:
      return joined(at, e);
    case ExpressionKind::wrapped:
    case ExpressionKind::parentheses:
      return operand(at, e, 0);
    case ExpressionKind::variable:
    case ExpressionKind::splat_item:
      return name(at, e);
    case ExpressionKind::attribute:
      return attribute(at, e);
    case ExpressionKind::index:
      return index(at, e);
    case ExpressionKind::splat:
      return splat(at, e);
    case ExpressionKind::call:
      return call(at, e);
    case ExpressionKind::tuple:
      return tuple(at, e);
    case ExpressionKind::object:
      return object(at, e);
    case ExpressionKind::for_tuple:
    case ExpressionKind::for_object:
      return e.kind == ExpressionKind::for_tuple ? for_tuple(at, e) : for_object(at, e);
    case ExpressionKind::conditional:
    case ExpressionKind::binary:
    case ExpressionKind::unary:
      return operation(at, e);
  }
  return {};
}

Value Evaluator::name(Place at, const Expression& e) {
  const std::string_view name = e.kind == ExpressionKind::splat_item ? "*" : at.file.text_of(e);
  const Value* bound = at.scope != nullptr ? at.scope->find(name) : nullptr;
  return bound != nullptr ? *bound : unknown(at.file.span_of(e));
}

Value Evaluator::tuple(Place at, const Expression& e) {
  Members items;
  for (const ExpressionIndex item : at.file.operands_of(e)) items.push_back({"", {}, value(at, item)});
  return list(std::move(items), at.file.span_of(e));
}

Value Evaluator::object(Place at, const Expression& e) {
  const auto operands = at.file.operands_of(e);
  Members members;
  for (std::size_t i = 0; i < operands.size(); i += 2) {
    const Expression& key = at.file[operands[i]];
    const auto text = object_key(at, key);
    if (!text) return unknown(at.file.span_of(e));
    members.push_back({*text, at.file.span_of(key), value(at, operands[i + 1])});
  }
  keep_last_of_keys(members);
  return hcl::object(std::move(members), at.file.span_of(e));
}

// A bare name is a key by itself.
std::optional<std::string> Evaluator::object_key(Place at, const Expression& key) {
  switch (key.kind) {
    case ExpressionKind::variable:
    case ExpressionKind::boolean:
    case ExpressionKind::null:
      return std::string(at.file.text_of(key));
    default:
      return as_text(value_of(at, key));
  }
}

Value Evaluator::call(Place at, const Expression& e) {
  std::vector<Value> arguments;
  for (const ExpressionIndex argument : at.file.operands_of(e)) arguments.push_back(value(at, argument));
  if (e.form == Form::expanded && !arguments.empty()) {
    const Value last = arguments.back();
    arguments.pop_back();
    if (!last.is_list()) return unknown(at.file.span_of(e));
    for (const Member& item : last.items()) arguments.push_back(item.value);
  }
  Value out = run_function(at.file.text_of(e), {arguments, at.file.span_of(e), *this});
  if (!spend_steps(out.items().size()) || !spend_text(out.text.size())) return unknown(at.file.span_of(e));
  return out;
}

}  // namespace dek::hcl
