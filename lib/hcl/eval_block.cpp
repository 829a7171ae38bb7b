// Whole blocks as objects, with count, for_each and dynamic blocks.
#include <algorithm>
#include <vector>

#include "hcl/evaluator.hpp"

namespace dek::hcl {
namespace {

constexpr std::size_t kMaxBlocks = 100;  // of one `dynamic` block; people write a dozen

// A `dynamic` block makes blocks of the type that its one label names.
bool is_expanded(const Block& block) {
  return block.type.text == "dynamic" && block.labels.size() == 1;
}

// What `count` or `for_each` comes to: the number of instances, and the one there is when it is one.
struct Instances {
  std::optional<std::size_t> number;
  std::optional<Member> only;
};

Instances of_collection(const Value& collection) {
  if ((!collection.is_list() && !collection.is_object()) || collection.is_partial) return {};
  const auto items = collection.items();
  Instances out{items.size(), std::nullopt};
  if (items.size() != 1) return out;
  out.only = items[0];
  // A set's items are their own keys.
  if (collection.is_list()) out.only->key = as_text(items[0].value).value_or("");
  return out;
}

/// Each instance of a collection that is known; one that stands for all of another.
std::vector<Instances> one_by_one(const Value& collection) {
  const Instances all = of_collection(collection);
  if (!all.number || *all.number > kMaxBlocks) return {all};
  std::vector<Instances> out;
  for (const Member& item : collection.items()) {
    Instances& one = out.emplace_back(Instances{1, item});
    if (collection.is_list()) one.only->key = as_text(item.value).value_or("");
  }
  return out;
}

Value iterator(const Instances& instances) {
  if (!instances.only) return {};
  Members members;
  members.push_back({"key", {}, string(instances.only->key, instances.only->key_span)});
  members.push_back({"value", {}, instances.only->value});
  return object(std::move(members), instances.only->value.span);
}

}  // namespace

Value Evaluator::evaluate(const File& file, const Block& block) {
  const Scope scope = instance_scope({file, nullptr}, block.body);
  return body({file, &scope}, block.body, {file.text, block.begin, block.end});
}

std::optional<bool> Evaluator::exists(const File& file, const Block& block) {
  if (const Attribute* count = block.body.attribute("count")) {
    const auto number = as_number(evaluate(file, count->value));
    return number ? std::optional(*number > 0) : std::nullopt;
  }
  const Attribute* for_each = block.body.attribute("for_each");
  if (for_each == nullptr) return true;
  const Instances instances = of_collection(evaluate(file, for_each->value));
  return instances.number ? std::optional(*instances.number > 0) : std::nullopt;
}

// Unknown values bound by name hide nothing: `each` and `count` have no other meaning.
Scope Evaluator::instance_scope(Place at, const Body& body) {
  Scope scope{at.scope, {}, false};
  if (const Attribute* count = body.attribute("count")) {
    const Value number_of = value(at, count->value);
    if (as_number(number_of) == 1.0) {
      Members members;
      members.push_back({"index", {}, number(0, number_of.span)});
      scope.names.emplace_back("count", hcl::object(std::move(members), number_of.span));
    }
  }
  if (const Attribute* for_each = body.attribute("for_each"))
    scope.names.emplace_back("each", iterator(of_collection(value(at, for_each->value))));
  return scope;
}

Value Evaluator::body(Place at, const Body& body, text::Span span) {
  Members members;
  for (const Attribute& attribute : body.attributes) {
    const text::Span name{at.file.text, attribute.name.begin, attribute.name.end};
    members.push_back({attribute.name.text, name, value(at, attribute.value)});
  }
  std::vector<std::pair<const Block*, Value>> blocks;
  for (const Block& block : body.blocks) {
    const text::Span inner{at.file.text, block.begin, block.end};
    if (is_expanded(block))
      add_dynamic(at, block, blocks);
    else
      blocks.emplace_back(&block, this->body(at, block.body, inner));
  }
  while (!blocks.empty()) {
    const auto name_of = [](const Block& b) -> const Name& { return is_expanded(b) ? b.labels[0] : b.type; };
    const Name& name = name_of(*blocks.front().first);
    Members same;
    for (const auto& [block, inner] : blocks) {
      if (name_of(*block).text == name.text) same.push_back({"", {}, inner});
    }
    std::erase_if(blocks, [&](const auto& other) { return name_of(*other.first).text == name.text; });
    const text::Span key{at.file.text, name.begin, name.end};
    Value inner = same.size() == 1 ? same[0].value : list(same, same[0].value.span);
    members.push_back({name.text, key, std::move(inner)});
  }
  Value out = hcl::object(std::move(members), span);
  out.is_partial = body.incomplete;
  return out;
}

void Evaluator::add_dynamic(Place at, const Block& block, std::vector<std::pair<const Block*, Value>>& out) {
  const Attribute* for_each = block.body.attribute("for_each");
  const auto content = std::find_if(block.body.blocks.begin(), block.body.blocks.end(),
                                    [](const Block& inner) { return inner.type.text == "content"; });
  if (for_each == nullptr || content == block.body.blocks.end()) return;
  const Value collection = value(at, for_each->value);
  const Attribute* renamed = block.body.attribute("iterator");
  const std::string name =
      renamed != nullptr ? std::string(at.file.text_of(at.file[renamed->value])) : block.labels[0].text;
  const text::Span span{at.file.text, content->begin, content->end};
  for (const Instances& instances : one_by_one(collection)) {
    const Scope scope{at.scope, {{name, iterator(instances)}}, false};
    out.emplace_back(&block, body({at.file, &scope}, content->body, span));
  }
}

}  // namespace dek::hcl
