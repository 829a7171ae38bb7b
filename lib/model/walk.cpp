// Visiting every value of a profile through the field table.
#include "model/walk.hpp"

#include "base/strings.hpp"

namespace dek::model {
namespace {

void walk_section(void* owner, Fields fields, const std::string& parent, const Visit& visit) {
  for (const Field& field : fields) {
    const std::string path = join_path(parent, field.rules.name);
    if (field.slot.shape != Shape::object) visit(field, owner, path);
    if (field.is_value()) continue;
    if (field.slot.applies != nullptr && !field.slot.applies(owner)) continue;
    for (std::size_t i = 0; i < field.slot.count(owner); ++i) {
      walk_section(field.slot.child(owner, i), field.fields(), element_path(field, path, owner, i), visit);
    }
  }
}

}  // namespace

void walk(Profile& profile, const Visit& visit) {
  walk_section(&profile, profile_fields(), "", visit);
}

std::string join_path(const std::string& parent, std::string_view name) {
  return parent.empty() ? std::string(name) : parent + "." + std::string(name);
}

std::string element_path(const Field& field, const std::string& path, void* owner, std::size_t index) {
  if (field.slot.shape == Shape::object) return path;
  if (field.slot.shape == Shape::objects) return path + "[" + std::to_string(index) + "]";
  return join_path(path, to_string(static_cast<const Pool*>(field.slot.child(owner, index))->role));
}

std::map<std::string, Texts> print_all(Profile& profile) {
  std::map<std::string, Texts> texts;
  walk(profile,
       [&texts](const Field& field, void* owner, const std::string& path) { texts[path] = field.slot.print(owner); });
  return texts;
}

Texts default_texts(const Field& field, std::string_view text) {
  Texts texts;
  if (text.empty()) return texts;
  if (field.slot.shape == Shape::one) return {std::string(text)};
  for (const std::string_view item : base::split(text, ' ')) texts.emplace_back(item);
  return texts;
}

}  // namespace dek::model
