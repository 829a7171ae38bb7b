// `for`, of expressions and of templates.
#include <map>

#include "hcl/evaluator.hpp"

namespace dek::hcl {

// One step for each member; none when the collection is unknown or cannot be gone through.
std::optional<std::vector<Evaluator::Step>> Evaluator::steps(Place at, const Expression& e) {
  const Value collection = value(at, at.file.part_of(e, ForPart::collection));
  if ((!collection.is_list() && !collection.is_object()) || collection.is_partial) return std::nullopt;
  if (!spend_steps(collection.items().size())) return std::nullopt;
  std::vector<Step> out;
  if (collection.is_object()) {
    for (const Member& member : sorted_by_key(collection))
      out.push_back({string(member.key, member.key_span), member.value});
    return out;
  }
  for (const Member& member : collection.items())
    out.push_back({number(static_cast<double>(out.size()), member.value.span), member.value});
  return out;
}

Scope Evaluator::bind(Place at, const Expression& e, const Step& step) {
  Scope scope{at.scope, {}, false};
  const auto add = [&](ForPart part, const Value& bound) {
    const ExpressionIndex name = at.file.part_of(e, part);
    if (name != kNoExpression) scope.names.emplace_back(std::string(at.file.text_of(at.file[name])), bound);
  };
  add(ForPart::key_name, step.key);
  add(ForPart::value_name, step.item);
  return scope;
}

Value Evaluator::for_tuple(Place at, const Expression& e) {
  const text::Span span = at.file.span_of(e);
  const auto all = steps(at, e);
  if (!all) return unknown(span);
  const ExpressionIndex condition = at.file.part_of(e, ForPart::condition);
  Members items;
  for (const Step& step : *all) {
    const Scope scope = bind(at, e, step);
    const Place inside{at.file, &scope};
    if (condition != kNoExpression) {
      const auto kept = as_text(value(inside, condition));
      if (kept != "true" && kept != "false") return unknown(span);
      if (kept == "false") continue;
    }
    items.push_back({"", {}, value(inside, at.file.part_of(e, ForPart::value))});
  }
  return list(std::move(items), span);
}

Value Evaluator::for_object(Place at, const Expression& e) {
  const text::Span span = at.file.span_of(e);
  const auto all = steps(at, e);
  if (!all) return unknown(span);
  const ExpressionIndex condition = at.file.part_of(e, ForPart::condition);
  std::vector<std::pair<Member, Members>> groups;
  std::map<std::string, std::size_t, std::less<>> place_of_key;
  for (const Step& step : *all) {
    const Scope scope = bind(at, e, step);
    const Place inside{at.file, &scope};
    if (condition != kNoExpression) {
      const auto kept = as_text(value(inside, condition));
      if (kept != "true" && kept != "false") return unknown(span);
      if (kept == "false") continue;
    }
    const Value key = value(inside, at.file.part_of(e, ForPart::key));
    const auto text = as_text(key);
    if (!text) return unknown(span);
    Value item = value(inside, at.file.part_of(e, ForPart::value));
    const auto [place, is_new] = place_of_key.emplace(*text, groups.size());
    // Terraform refuses a key that comes twice, unless the values are gathered.
    if (!is_new && e.form != Form::grouped) return invalid(span);
    if (is_new) groups.push_back({{*text, key.span, item}, {}});
    groups[place->second].second.push_back({"", {}, std::move(item)});
  }
  Members members;
  for (auto& [member, group] : groups) {
    if (e.form == Form::grouped) member.value = list(std::move(group), span);
    members.push_back(std::move(member));
  }
  return hcl::object(std::move(members), span);
}

}  // namespace dek::hcl
