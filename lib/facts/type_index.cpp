// One pass over the table for each label that somebody asks about.
#include "facts/type_index.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "base/assert.hpp"
#include "base/lazy.hpp"
#include "base/strings.hpp"
#include "facts/instance_types.hpp"

namespace dek::facts {
namespace {

std::vector<std::string> values_of(const LabelValue& value) {
  switch (value.kind) {
    case LabelValue::Kind::absent:
      return {};
    case LabelValue::Kind::text:
      return {std::string(value.text)};
    case LabelValue::Kind::number:
      return {std::to_string(value.number)};
    case LabelValue::Kind::choice:
      break;
  }
  const auto choices = base::split(value.text, '|');
  return {choices.begin(), choices.end()};
}

LabelIndex build(const TypeLabel& label) {
  std::map<LabelValue, TypeSet> read;  // many types share a value: it becomes text once
  const auto types = instance_types();
  for (std::size_t i = 0; i < types.size(); ++i) read[label.read(types[i])].set(i);

  LabelIndex index;
  std::map<std::string, TypeSet> by_value;
  for (const auto& [value, set] : read) {
    if (value.kind != LabelValue::Kind::absent) index.present |= set;
    for (std::string& text : values_of(value)) by_value[std::move(text)] |= set;
  }
  for (auto& [text, set] : by_value) index.values.push_back({text, base::parse_integer(text), set});
  for (const LabelIndex::Value& value : index.values) index.by_text.emplace(value.text, &value);
  return index;
}

}  // namespace

const TypeSet* LabelIndex::find(std::string_view value) const {
  const auto found = by_text.find(value);
  return found == by_text.end() ? nullptr : &found->second->types;
}

const LabelIndex& label_index(const TypeLabel& label) {
  using Indices = std::vector<base::Lazy<LabelIndex>>;
  static const auto* const indices = new Indices(type_labels().size());  // never freed: used until the end
  const auto position = static_cast<std::size_t>(&label - type_labels().data());
  return (*indices)[position].get([&] { return build(label); });
}

const TypeSet& offered_types() {
  static const TypeSet offered = [] {
    const auto types = instance_types();
    DEK_ASSERT(types.size() <= kMaxTypes);
    TypeSet set;
    for (std::size_t i = 0; i < types.size(); ++i) set.set(i, types[i].offered);
    return set;
  }();
  return offered;
}

}  // namespace dek::facts
