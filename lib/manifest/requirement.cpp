// Requirements: parsing, and what several of them leave of a set of values.
#include "manifest/requirement.hpp"

#include <algorithm>

namespace dek::manifest {
namespace {

using tree::Node;

struct OperatorName {
  std::string_view text;
  Operator op;
};
constexpr OperatorName kOperators[] = {{"In", Operator::in},         {"NotIn", Operator::not_in},
                                       {"Exists", Operator::exists}, {"DoesNotExist", Operator::does_not_exist},
                                       {"Gt", Operator::gt},         {"Lt", Operator::lt},
                                       {"Gte", Operator::gte},       {"Lte", Operator::lte}};

/// Narrows `allowed` by one requirement on its key.
void narrow(AllowedValues& allowed, const Requirement& requirement) {
  if (requirement.op == Operator::exists) return;
  const auto texts = requirement.texts();
  const bool by_list = requirement.op == Operator::in || requirement.op == Operator::not_in;
  if (!by_list || !texts) {
    allowed.is_known = false;
    return;
  }
  allowed.is_restricted = true;
  const bool keep = requirement.op == Operator::in;
  std::erase_if(allowed.values,
                [&](std::string_view value) { return (std::ranges::find(*texts, value) != texts->end()) != keep; });
}

}  // namespace

std::optional<std::vector<std::string_view>> Requirement::texts() const {
  if (node["values"].is_unknown()) return std::nullopt;
  std::vector<std::string_view> result;
  for (const Node value : values) {
    const auto text = value.text();
    if (!text) return std::nullopt;
    result.push_back(*text);
  }
  return result;
}

Operator parse_operator(std::string_view text) {
  const auto* found = std::ranges::find(kOperators, text, &OperatorName::text);
  return found == std::end(kOperators) ? Operator::unknown : found->op;
}

std::vector<Requirement> parse_requirements(Node list) {
  std::vector<Requirement> result;
  if (list.is_unknown()) result.push_back({.node = list, .key = {}, .op = Operator::unknown, .values = {}});
  for (const Node item : list.items()) {
    if (item.is_unknown()) result.push_back({.node = item, .key = {}, .op = Operator::unknown, .values = {}});
    if (!item.is_map()) continue;
    Requirement requirement{
        .node = item, .key = item["key"].text().value_or(""), .op = Operator::unknown, .values = {}};
    if (const auto op = item["operator"].text()) requirement.op = parse_operator(*op);
    for (const Node value : item["values"].items()) requirement.values.push_back(value);
    result.push_back(std::move(requirement));
  }
  return result;
}

Requirement requirement_of_label(Node key, Node value) {
  return {.node = value, .key = key.text().value_or(""), .op = Operator::in, .values = {value}};
}

std::vector<Requirement> requirements_of_labels(Node labels) {
  std::vector<Requirement> result;
  result.reserve(labels.size());
  for (const auto [key, value] : labels.entries()) result.push_back(requirement_of_label(key, value));
  return result;
}

bool AllowedValues::may_be(std::string_view value) const {
  return !is_known || std::ranges::find(values, value) != values.end();
}

AllowedValues allowed_values(std::span<const Requirement> requirements, std::string_view key,
                             const std::vector<std::string_view>& universe) {
  AllowedValues allowed;
  allowed.values = universe;
  for (const Requirement& requirement : requirements) {
    if (requirement.key == key) narrow(allowed, requirement);
    if (requirement.node.is_unknown() && requirement.op == Operator::unknown) allowed.is_known = false;
  }
  return allowed;
}

}  // namespace dek::manifest
