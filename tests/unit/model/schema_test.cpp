// The JSON Schema, the reference and the table behind both.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <regex>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "model/json_schema.hpp"
#include "model/presets.hpp"
#include "model/reference.hpp"
#include "model/schema.hpp"
#include "support/golden.hpp"
#include "yaml/reader.hpp"

using namespace dek;
using namespace dek::model;

namespace {

nlohmann::json to_json(tree::Node node) {
  if (node.is_map()) {
    nlohmann::json map = nlohmann::json::object();
    for (const auto& [key, value] : node.entries()) map[std::string(key.raw())] = to_json(value);
    return map;
  }
  if (node.is_list()) {
    nlohmann::json list = nlohmann::json::array();
    for (const tree::Node item : node.items()) list.push_back(to_json(item));
    return list;
  }
  if (const auto number = node.as_integer()) return *number;
  if (const auto truth = node.as_bool()) return *truth;
  return std::string(node.raw());
}

bool is_valid(std::string_view text) {
  const nlohmann::json schema_json = nlohmann::json::parse(profile_json_schema());
  valijson::Schema schema;
  valijson::SchemaParser(valijson::SchemaParser::kDraft7)
      .populateSchema(valijson::adapters::NlohmannJsonAdapter(schema_json), schema);
  const yaml::Parsed parsed = yaml::parse(text::TextId{}, text);
  const nlohmann::json document = to_json(parsed.documents.front()->root());
  return valijson::Validator().validate(schema, valijson::adapters::NlohmannJsonAdapter(document), nullptr);
}

void check_patterns(Fields fields) {
  for (const Field& field : fields) {
    INFO(field.rules.name);
    CHECK_FALSE(field.rules.doc.empty());
    if (!field.is_value()) {
      check_patterns(field.fields());
      continue;
    }
    if (field.slot.shape == Shape::map) CHECK_FALSE(field.rules.key_pattern.empty());
    if (field.slot.scalar != Scalar::text) continue;
    CHECK((field.rules.quoted || !field.rules.pattern.empty()));
    if (field.rules.quoted) continue;
    const std::regex pattern(std::string(field.rules.pattern));
    for (const char* hostile :
         {"${file(\"/etc/passwd\")}", "{{ x }}", "a\nb", "a\"b", "a'b", "$(id)", "`id`", "a: b #"})
      CHECK_FALSE(std::regex_match(hostile, pattern));
  }
}

}  // namespace

TEST_CASE("the presets are valid by the JSON Schema, a wrong field is not") {
  const std::vector<Preset> all = presets();
  REQUIRE(all.size() >= 2);
  for (const Preset& preset : all) {
    INFO(preset.name);
    CHECK(is_valid(preset.bytes));
    CHECK_FALSE(preset.summary.empty());
    CHECK_FALSE(is_valid(std::string(preset.bytes) + "extra: 1\n"));
  }
}

TEST_CASE("every free text of a profile has a pattern that keeps other languages' syntax out, or is quoted by render") {
  check_patterns(profile_fields());
}

TEST_CASE("docs/profile.md is what the field table says") {
  CHECK(test::compare_with_golden(std::string(DEK_SOURCE_DIR) + "/docs/profile.md", profile_reference()) == "");
}
