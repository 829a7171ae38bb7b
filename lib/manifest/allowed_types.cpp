// Translation of located requirements into plain ones.
#include "manifest/allowed_types.hpp"

namespace dek::manifest {
namespace {

std::optional<facts::Operator> facts_operator(Operator op) {
  switch (op) {
    case Operator::in:
      return facts::Operator::in;
    case Operator::not_in:
      return facts::Operator::not_in;
    case Operator::exists:
      return facts::Operator::exists;
    case Operator::does_not_exist:
      return facts::Operator::does_not_exist;
    case Operator::gt:
      return facts::Operator::gt;
    case Operator::lt:
      return facts::Operator::lt;
    case Operator::gte:
      return facts::Operator::gte;
    case Operator::lte:
      return facts::Operator::lte;
    case Operator::unknown:
      break;
  }
  return std::nullopt;
}

facts::Requirement translate(const Requirement& requirement) {
  facts::Requirement plain;
  plain.key = requirement.key;
  const auto op = facts_operator(requirement.op);
  auto texts = requirement.texts();
  plain.unknown = !op || !texts;
  if (plain.unknown) return plain;
  plain.op = *op;
  plain.values = *std::move(texts);
  plain.min_values = static_cast<int>(requirement.node["minValues"].as_integer().value_or(0));
  return plain;
}

}  // namespace

std::vector<facts::Requirement> evaluable(std::span<const Requirement> requirements) {
  std::vector<facts::Requirement> plain;
  plain.reserve(requirements.size());
  for (const Requirement& requirement : requirements) plain.push_back(translate(requirement));
  return plain;
}

const std::vector<facts::Requirement>& evaluable(const NodePool& pool) {
  return pool.evaluable_.get([&] { return evaluable(pool.pool_constraints()); });
}

namespace {

facts::AllowedTypes evaluate(const NodePool& pool) {
  facts::AllowedTypes allowed = facts::allowed_types(evaluable(pool));
  allowed.uncertain = allowed.uncertain || pool.labels().may_hold_more() || pool.is_auto_mode();
  return allowed;
}

}  // namespace

const facts::AllowedTypes& allowed_types(const NodePool& pool) {
  return pool.allowed_types_.get([&] { return evaluate(pool); });
}

}  // namespace dek::manifest
