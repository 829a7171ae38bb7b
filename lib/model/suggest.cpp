// What a wrong name was meant to be.
#include "model/suggest.hpp"

#include "base/strings.hpp"
#include "model/walk.hpp"

namespace dek::model {
namespace {

constexpr std::size_t kFewFields = 6;

/// Paths of all fields called `name`, as a reader writes them: "pools.<role>.sizes", "tenants[].quota".
void find_everywhere(std::string_view name, Fields fields, const std::string& path, std::vector<std::string>& found) {
  for (const Field& field : fields) {
    std::string field_path = join_path(path, field.rules.name);
    if (field.rules.name == name) found.push_back(field_path);
    if (field.is_value()) continue;
    if (field.slot.shape == Shape::objects) field_path += "[]";
    if (field.slot.shape == Shape::pools) field_path += ".<role>";
    find_everywhere(name, field.fields(), field_path, found);
  }
}

}  // namespace

std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates,
                         std::string_view otherwise) {
  if (const auto near = base::closest(word, candidates)) return "; did you mean `" + std::string(*near) + "`?";
  return std::string(otherwise) + choices(candidates);
}

std::string unknown_field(std::string_view name, const std::string& section, Fields fields,
                          const Vocabulary& vocabulary) {
  std::vector<std::string_view> names;
  for (const Field& field : fields) names.push_back(field.rules.name);
  if (const auto near = base::closest(name, names))
    return ": unknown field; did you mean `" + std::string(*near) + "`?";
  std::vector<std::string> elsewhere;
  find_everywhere(name, vocabulary.fields(), "", elsewhere);
  if (elsewhere.size() == 1)
    return ": unknown field; did you mean `" + full_path(elsewhere.front(), vocabulary.words) + "`?";
  const std::string place = full_path(section, vocabulary.words);
  if (names.size() <= kFewFields) return ": unknown field; `" + place + "` takes " + choices(names);
  return ": unknown field; `" + std::string(vocabulary.words.reference) + "` lists what `" + place + "` takes";
}

std::string unknown_top_field(std::string_view name, std::span<const std::string_view> keys) {
  if (const auto near = base::closest(name, keys)) return ": unknown field; did you mean `" + std::string(*near) + "`?";
  for (const Field& field : profile_fields()) {
    if (field.rules.name == name) return ": unknown field; it belongs under `spec`";
  }
  return ": unknown field; a profile has " + choices(keys);
}

}  // namespace dek::model
