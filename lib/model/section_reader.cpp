// Sections of a file against rows of the field table.
#include "model/section_reader.hpp"

#include <algorithm>
#include <set>

#include "base/assert.hpp"
#include "model/read_value.hpp"
#include "model/walk.hpp"

namespace dek::model {

text::Span place_of(const Places& places, std::string_view path) {
  while (!path.empty()) {
    if (const auto found = places.find(path); found != places.end()) return found->second;
    const std::size_t cut = path.find_last_of(".[");
    path = cut == std::string_view::npos ? std::string_view{} : path.substr(0, cut);
  }
  const auto root = places.find("");
  return root == places.end() ? text::Span{} : root->second;
}

text::Span head_span(tree::Node node) {
  if (node.key()) return node.key().span();
  text::Span span = node.span();
  span.end = std::min(span.end, span.begin + 1);
  return span;
}

bool SectionReader::expect(tree::Node node, tree::Kind kind, const std::string& path) {
  if (node.kind() == kind) return true;
  const std::string_view wanted = kind == tree::Kind::map ? "a map of fields" : "a list";
  const std::string_view got = node.is_null()   ? "nothing"
                               : node.is_map()  ? "a map"
                               : node.is_list() ? "a list"
                                                : "a value";
  const std::string_view advice =
      node.is_null() ? "; remove the field to take the defaults" : "; indent what belongs to it";
  findings_.add(kInvalidValue, node.is_null() ? head_span(node) : node.span(), path,
                ": expected " + std::string(wanted) + ", got " + std::string(got) + std::string(advice));
  return false;
}

void SectionReader::report_missing(const std::string& path, const Field& field) {
  const Rules& rules = field.rules;
  std::string rest(rules.missing);
  if (rest.empty()) rest = " is required; write " + expectation(field);
  if (rules.missing.empty() && !rules.example.empty()) rest += ", e.g. `" + std::string(rules.example) + "`";
  findings_.add(kMissingField, place_of(places_, path), path,
                rest.front() == ' ' || rest.front() == ':' ? rest : " " + rest);
}

void SectionReader::check_keys(tree::Node map, const std::string& path, Fields fields, int depth) {
  constexpr int kDeepestMerge = 8;
  for (const auto& [key, value] : map.entries()) {
    if (key.raw() == "<<" && !key.is_quoted() && depth < kDeepestMerge) {
      check_keys(value, path, fields, depth + 1);
      for (const tree::Node merged : value.items()) check_keys(merged, path, fields, depth + 1);
      continue;
    }
    const auto row = std::ranges::find(fields, key.raw(), [](const Field& field) { return field.rules.name; });
    if (key.is_scalar() && row != fields.end()) continue;
    findings_.add(kUnknownField, key.span(), join_path(path, key.raw()),
                  unknown_field(key.raw(), path, fields, vocabulary_));
  }
}

void SectionReader::read(tree::Node node, const std::string& path, Fields fields, void* owner) {
  check_keys(node, path, fields, 0);
  for (const Field& field : fields) {
    const tree::Node value = node[field.rules.name];
    const std::string field_path = join_path(path, field.rules.name);
    if (value) {
      read_field(value, field_path, field, owner);
    } else if (field.slot.shape == Shape::object) {
      read({}, field_path, field.fields(), field.slot.child(owner, 0));  // for what is required below
    } else if (field.rules.required) {
      report_missing(field_path, field);
    }
  }
}

void SectionReader::read_field(tree::Node node, const std::string& path, const Field& field, void* owner) {
  places_[path] = node.is_map() || node.is_list() ? head_span(node) : node.span();
  switch (field.slot.shape) {
    case Shape::object:
      if (expect(node, tree::Kind::map, path)) read(node, path, field.fields(), field.slot.child(owner, 0));
      return;
    case Shape::objects:
      return read_objects(node, path, field, owner);
    case Shape::pools:
      return read_pools(node, path, field, owner);
    case Shape::one:
    case Shape::list:
    case Shape::map:
      break;
  }
  const auto texts = read_value(node, field, path, findings_);
  if (texts) DEK_ASSERT(field.slot.assign(owner, *texts));
  std::size_t index = 0;
  for (const tree::Node item : node.items()) places_[path + "[" + std::to_string(index++) + "]"] = item.span();
  for (const auto& [key, value] : node.entries()) places_[join_path(path, key.raw())] = value.span();
}

void SectionReader::read_objects(tree::Node node, const std::string& path, const Field& field, void* owner) {
  if (!expect(node, tree::Kind::list, path)) return;
  const Rules& rules = field.rules;
  if (node.size() < rules.min_items) return report_missing(path, field);
  if (node.size() > rules.max_items) {
    findings_.add(kInvalidValue, head_span(node), path,
                  ": " + std::to_string(node.size()) + " items; write at most " + std::to_string(rules.max_items));
    return;
  }
  std::size_t index = 0;
  for (const tree::Node item : node.items()) {
    const std::string item_path = path + "[" + std::to_string(index++) + "]";
    void* element = field.slot.append(owner);
    places_[item_path] = head_span(item);
    if (expect(item, tree::Kind::map, item_path)) read(item, item_path, field.fields(), element);
  }
}

void SectionReader::read_pools(tree::Node node, const std::string& path, const Field& field, void* owner) {
  if (!expect(node, tree::Kind::map, path)) return;
  std::set<PoolRole> roles;
  for (const auto& [key, value] : node.entries()) {
    const auto role = Codec<PoolRole>::parse(key.raw());
    const std::string role_path = join_path(path, key.raw());
    if (!role || !roles.insert(*role).second) {
      findings_.add(kUnknownField, key.span(), role_path,
                    ": unknown role" + did_you_mean(key.raw(), Codec<PoolRole>::words, "; roles are "));
      continue;
    }
    places_[role_path] = key.span();
    auto* pool = static_cast<Pool*>(field.slot.append(owner));
    pool->role = *role;
    if (expect(value, tree::Kind::map, role_path)) read(value, role_path, field.fields(), pool);
  }
}

}  // namespace dek::model
