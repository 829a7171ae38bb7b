// Merging and setting; values are shared, so only the maps on the way are made anew.
#include "manifest/helm_values.hpp"

#include <algorithm>
#include <span>

#include "manifest/embedded.hpp"
#include "manifest/expansion.hpp"
#include "tree/holes.hpp"

namespace dek::manifest {
namespace {

using hcl::Members;
using hcl::Value;

// Values copied for settings; people write a hundred settings over some hundred values.
constexpr std::uint64_t kMaxWork = 2'000'000;

Members copy_of_items(const Value& value) {
  return {value.items().begin(), value.items().end()};
}

Value rebuilt(const Value& from, Members members) {
  Value out = from;
  hcl::attach(out, std::move(members));
  return out;
}

class Setter {
 public:
  Setter(text::Span key, const Value& value) : key_(key), value_(&value) {}

  /// `at` with the value at `steps`.
  [[nodiscard]] Value set(const Value& at, std::span<const HelmStep> steps) const {
    if (steps.empty()) return *value_;
    const HelmStep& step = steps.front();
    return step.index ? set_item(at, *step.index, steps.subspan(1)) : set_entry(at, step.key, steps.subspan(1));
  }

 private:
  [[nodiscard]] Value set_entry(const Value& at, const std::string& key, std::span<const HelmStep> rest) const {
    const Value map = at.is_object() ? at : may_be_anything(at) ? opened_map(at) : hcl::object({}, value_->span);
    Members members = copy_of_items(map);
    const auto found = std::ranges::find(members, key, &hcl::Member::key);
    if (found != members.end()) {
      found->value = set(found->value, rest);
      if (rest.empty()) found->key_span = key_;
    } else {
      members.push_back({key, key_, set(absent_in(map), rest)});
    }
    return rebuilt(map, std::move(members));
  }

  [[nodiscard]] Value set_item(const Value& at, std::size_t index, std::span<const HelmStep> rest) const {
    if (may_be_anything(at)) return at;
    const Value list = at.is_list() ? at : hcl::list({}, value_->span);
    Members items = copy_of_items(list);
    while (items.size() <= index) items.push_back({"", {}, hcl::null_value(value_->span)});
    items[index].value = set(items[index].value, rest);
    return rebuilt(list, std::move(items));
  }

  [[nodiscard]] static bool may_be_anything(const Value& value) { return !value.is_known(); }

  [[nodiscard]] static Value opened_map(const Value& at) {
    Value map = hcl::object({}, at.span);
    map.is_partial = true;
    return map;
  }

  [[nodiscard]] Value absent_in(const Value& map) const {
    return map.is_partial ? hcl::unknown(value_->span) : hcl::null_value(value_->span);
  }

  text::Span key_;
  const Value* value_;
};

}  // namespace

Value opened(Value values) {
  if (!values.is_object()) return values;
  Members members = copy_of_items(values);
  for (hcl::Member& member : members) member.value = opened(std::move(member.value));
  hcl::attach(values, std::move(members));
  values.is_partial = values.is_object();
  return values;
}

Value merge_values(const Value& base, const Value& over) {
  if (!over.is_known()) return base.is_object() ? opened(base) : over;
  if (!base.is_object() || !over.is_object()) {
    if (base.is_known() || !over.is_object()) return over;
    return opened(over);  // what is unknown below may have had more keys
  }
  Members members = copy_of_items(base);
  for (const hcl::Member& member : over.items()) {
    const auto found = std::ranges::find(members, member.key, &hcl::Member::key);
    if (found == members.end()) {
      members.push_back({member.key, member.key_span, base.is_partial ? opened(member.value) : member.value});
    } else {
      *found = {member.key, member.key_span, merge_values(found->value, member.value)};
    }
  }
  Value out = rebuilt(base, std::move(members));
  out.is_partial = out.is_object() && (base.is_partial || over.is_partial);
  return out;
}

Value set_value(const Value& values, const Value& path, const Value& value) {
  const auto steps = path.is_whole_string() ? parse_helm_path(path.text) : std::nullopt;
  if (!steps) return values.is_known() ? opened(values) : values;
  return Setter(path.span, value).set(values, *steps);
}

void ValuesBuilder::add(std::unique_ptr<tree::Document> document) {
  if (document->root().is_null()) return;
  if (!document->root().is_map() || find_excessive_aliasing(*document)) return add_unknown();
  if (only_ == nullptr && !merged_) {
    only_ = std::move(document);
  } else {
    merge(hcl::from_node(document->root()));
  }
}

void ValuesBuilder::add(const Value& values) {
  if (values.kind == hcl::ValueKind::null) return;
  if (!values.is_object()) return add_unknown();
  merge(values);
}

void ValuesBuilder::set(const Value& path, const Value& value) {
  Value& values = merged();
  spent_ += values.weight;
  if (spent_ > kMaxWork) return add_unknown();
  values = set_value(values, path, value);
}

void ValuesBuilder::merge(const Value& values) {
  Value& below = merged();
  below = merge_values(below, values);
}

Value& ValuesBuilder::merged() {
  if (only_ != nullptr) merged_ = hcl::from_node(only_->root());
  only_ = nullptr;
  if (!merged_) merged_ = hcl::object({}, release_);
  return *merged_;
}

std::unique_ptr<tree::Document> ValuesBuilder::finish(const text::TextStore& store) {
  if (only_ == nullptr) {
    if (!merged_ || !merged_->is_object()) return nullptr;
    return read_value(is_open_ ? opened(std::move(*merged_)) : *merged_, store);
  }
  if (is_open_) tree::open_below(*only_, 0, tree::Opening::maps);
  return std::move(only_);
}

}  // namespace dek::manifest
