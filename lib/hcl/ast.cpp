// Looking into the flat arrays.
#include "hcl/ast.hpp"

#include <algorithm>

#include "base/assert.hpp"

namespace dek::hcl {

const Attribute* Body::attribute(std::string_view name) const {
  const auto found =
      std::find_if(attributes.begin(), attributes.end(), [&](const Attribute& a) { return a.name.text == name; });
  return found == attributes.end() ? nullptr : &*found;
}

std::span<const ExpressionIndex> File::operands_of(const Expression& expression) const {
  if (expression.kind == ExpressionKind::literal) return {};
  return std::span(operands).subspan(expression.first, expression.count);
}

ExpressionIndex File::part_of(const Expression& for_expression, ForPart part) const {
  DEK_ASSERT(for_expression.count == kForParts);
  return operands_of(for_expression)[static_cast<std::size_t>(part)];
}

std::span<const text::Segment> File::segments_of(const Expression& literal) const {
  DEK_ASSERT(literal.kind == ExpressionKind::literal);
  return std::span(segments).subspan(literal.first, literal.count);
}

std::string_view File::text_of(const Expression& expression) const {
  const bool is_literal = expression.kind == ExpressionKind::literal;
  const std::string_view from = is_literal ? std::string_view(decoded) : source;
  return from.substr(expression.text, expression.text_size);
}

std::string_view File::source_of(const Expression& expression) const {
  return source.substr(expression.begin, expression.end - expression.begin);
}

text::Span File::span_of(const Expression& expression) const {
  return {text, expression.begin, expression.end};
}

std::string_view File::plain_string(const Attribute& attribute) const {
  if (attribute.value == kNoExpression) return {};
  const Expression& value = expressions[attribute.value];
  if (value.kind != ExpressionKind::template_ || value.count != 1) return {};
  const Expression& part = expressions[operands_of(value)[0]];
  return part.kind == ExpressionKind::literal ? text_of(part) : std::string_view{};
}

}  // namespace dek::hcl
