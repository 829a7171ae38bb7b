// Operators on known values; one known side may be enough for the logical ones.
#include "hcl/arithmetic.hpp"
#include "hcl/evaluator.hpp"

namespace dek::hcl {
namespace {

std::optional<bool> comparison(Operation operation, double a, double b) {
  switch (operation) {
    case Operation::less:
      return a < b;
    case Operation::less_or_equal:
      return a <= b;
    case Operation::greater:
      return a > b;
    case Operation::greater_or_equal:
      return a >= b;
    default:
      return std::nullopt;
  }
}

}  // namespace

Value Evaluator::operation(Place at, const Expression& e) {
  if (e.kind == ExpressionKind::conditional) return conditional(at, e);
  return e.kind == ExpressionKind::binary ? binary(at, e) : unary(at, e);
}

Value Evaluator::conditional(Place at, const Expression& e) {
  const Value condition = operand(at, e, 0);
  if (condition.kind == ValueKind::invalid) return condition;
  const auto text = as_text(condition);
  if (text != "true" && text != "false") return unknown(at.file.span_of(e));
  return operand(at, e, text == "true" ? 1 : 2);
}

Value Evaluator::binary(Place at, const Expression& e) {
  if (e.operation == Operation::logical_and || e.operation == Operation::logical_or) return logical(at, e);
  const Value left = operand(at, e, 0);
  const Value right = operand(at, e, 1);
  const text::Span span = at.file.span_of(e);
  if (left.kind == ValueKind::invalid || right.kind == ValueKind::invalid) return invalid(span);
  if (e.operation == Operation::equal || e.operation == Operation::not_equal) {
    const auto same = equals(left, right);
    return same ? boolean(*same == (e.operation == Operation::equal), span) : unknown(span);
  }
  if (!left.is_known() || !right.is_known() || left.is_partial || right.is_partial) return unknown(span);
  const auto a = as_number(left), b = as_number(right);
  if (!a || !b) return invalid(span);
  if (const auto holds = comparison(e.operation, *a, *b)) return boolean(*holds, span);
  const bool divides = e.operation == Operation::divide || e.operation == Operation::modulo;
  if (divides && *b == 0) return invalid(span);
  const auto result = calculate(e.operation, *as_text(left), *as_text(right));
  return result ? number(*result, span) : unknown(span);
}

Value Evaluator::logical(Place at, const Expression& e) {
  const bool decisive = e.operation == Operation::logical_or;
  const text::Span span = at.file.span_of(e);
  const std::string wanted = decisive ? "true" : "false";
  bool all_known = true;
  for (const std::size_t side : {0U, 1U}) {
    const Value value = operand(at, e, side);
    const auto text = as_text(value);
    if (text == wanted) return boolean(decisive, span);
    all_known = all_known && text == (decisive ? "false" : "true");
  }
  return all_known ? boolean(!decisive, span) : unknown(span);
}

Value Evaluator::unary(Place at, const Expression& e) {
  const Value of = operand(at, e, 0);
  const text::Span span = at.file.span_of(e);
  if (!of.is_known()) return of.kind == ValueKind::invalid ? invalid(span) : unknown(span);
  if (e.operation == Operation::negate) {
    const auto known = as_number(of);
    return known ? number(-*known, span) : invalid(span);
  }
  const auto text = as_text(of);
  return text == "true" || text == "false" ? boolean(text == "false", span) : invalid(span);
}

}  // namespace dek::hcl
