// Steps into values: attributes, indexes and splats.
#include <cmath>

#include "hcl/evaluator.hpp"

namespace dek::hcl {
namespace {

Value member_of(const Value& of, std::string_view key, text::Span span) {
  if (of.kind == ValueKind::unknown) return unknown(span);
  if (const Value* member = of.find(key)) return *member;
  return of.is_object() && of.is_partial ? unknown(span) : invalid(span);
}

Value item_of(const Value& of, const Value& key, text::Span span) {
  if (of.kind == ValueKind::unknown || !key.is_known() || key.is_partial) return unknown(span);
  if (of.is_object()) {
    const auto text = as_text(key);
    return text ? member_of(of, *text, span) : invalid(span);
  }
  const auto position = as_number(key);
  const auto items = of.items();
  if (!of.is_list() || !position || *position < 0 || *position != std::floor(*position)) return invalid(span);
  return *position < static_cast<double>(items.size()) ? items[static_cast<std::size_t>(*position)].value
                                                       : invalid(span);
}

}  // namespace

Value Evaluator::attribute(Place at, const Expression& e) {
  const Expression& of = at.file[at.file.operands_of(e)[0]];
  const std::string_view key = at.file.text_of(e);
  const text::Span span = at.file.span_of(e);
  const bool is_root =
      of.kind == ExpressionKind::variable && (at.scope == nullptr || at.scope->find(at.file.text_of(of)) == nullptr);
  if (!is_root) return member_of(value_of(at, of), key, span);
  for (const Scope* scope = at.scope; scope != nullptr; scope = scope->outer) {
    if (scope->is_template_file) return unknown(span);
  }
  const std::string_view root = at.file.text_of(of);
  if (root == "local") return local(key, span);
  if (root == "var") return variable(key, span);
  // Files are read relative to the module's folder; only in the first module is that also the root.
  const bool is_here = key == "module" || ((key == "root" || key == "cwd") && !files_.inputs);
  return root == "path" && is_here ? string(".", span) : unknown(span);
}

Value Evaluator::index(Place at, const Expression& e) {
  const Value of = operand(at, e, 0);
  return item_of(of, operand(at, e, 1), at.file.span_of(e));
}

Value Evaluator::splat(Place at, const Expression& e) {
  const Value of = operand(at, e, 0);
  const text::Span span = at.file.span_of(e);
  if (!of.is_known()) return of.kind == ValueKind::invalid ? of : unknown(span);
  Members items;
  const auto add = [&](const Value& item) {
    const Scope scope{at.scope, {{"*", item}}, false};
    items.push_back({"", {}, operand({at.file, &scope}, e, 1)});
  };
  if (of.is_list()) {
    for (const Member& item : of.items()) add(item.value);
  } else if (of.kind != ValueKind::null) {
    add(of);
  }
  return list(std::move(items), span);
}

}  // namespace dek::hcl
