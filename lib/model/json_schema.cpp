// The field table as JSON Schema (draft-07), for editors and CI.
#include "model/json_schema.hpp"

#include <nlohmann/json.hpp>

#include "model/read_value.hpp"

namespace dek::model {
namespace {

using Json = nlohmann::ordered_json;

std::string whole(std::string_view pattern) {
  return "^(?:" + std::string(pattern) + ")$";
}

std::string_view usual_pattern(Scalar scalar) {
  switch (scalar) {
    case Scalar::cidr:
      return R"(\d{1,3}(\.\d{1,3}){3}/\d{1,2})";
    case Scalar::quantity:
      return R"(\d+(\.\d{1,3})?(m|k|M|G|T|Ki|Mi|Gi|Ti)?)";
    case Scalar::jvm_memory:
      return R"([1-9]\d*[mg])";
    case Scalar::duration:
      return R"((?=.)(\d+h)?(\d+m)?(\d+s)?)";
    case Scalar::boolean:
    case Scalar::integer:
    case Scalar::text:
    case Scalar::choice:
    case Scalar::window:
    case Scalar::zones:
      return {};
  }
  return {};
}

Json text_schema(const Field& field) {
  Json schema;
  const Rules& rules = field.rules;
  if (rules.quoted) {
    schema["type"] = {"string", "number", "boolean"};
  } else if (rules.number_as_text || field.slot.scalar == Scalar::quantity) {
    schema["type"] = {"string", "number"};
  } else {
    schema["type"] = "string";
  }
  const std::string_view pattern = rules.pattern.empty() ? usual_pattern(field.slot.scalar) : rules.pattern;
  if (!pattern.empty())
    schema["pattern"] = whole(rules.allow_never ? std::string(pattern) + "|Never" : std::string(pattern));
  return schema;
}

Json integer_schema(const Rules& rules) {
  return {{"type", "integer"}, {"minimum", rules.min}, {"maximum", rules.max}};
}

Json scalar_schema(const Field& field) {
  switch (field.slot.scalar) {
    case Scalar::boolean:
      return {{"type", "boolean"}};
    case Scalar::integer:
      return integer_schema(field.rules);
    case Scalar::choice: {
      Json words = Json::array();
      for (const std::string_view word : field.slot.words) words.push_back(word);
      return {{"enum", words}};
    }
    case Scalar::cidr:
    case Scalar::quantity:
    case Scalar::jvm_memory:
    case Scalar::duration:
    case Scalar::text:
    case Scalar::window:
    case Scalar::zones:
      return text_schema(field);
  }
  return {};
}

Json list_schema(const Field& field) {
  Json schema{{"type", "array"}, {"items", scalar_schema(field)}, {"uniqueItems", true}};
  if (field.rules.min_items > 0) schema["minItems"] = field.rules.min_items;
  schema["maxItems"] = field.rules.max_items;
  return schema;
}

Json section_schema(Fields fields);

Json shape_schema(const Field& field) {
  switch (field.slot.shape) {
    case Shape::one:
      if (field.slot.scalar == Scalar::zones) return {{"anyOf", {integer_schema(field.rules), list_schema(field)}}};
      return scalar_schema(field);
    case Shape::list:
      return list_schema(field);
    case Shape::map:
      return {{"type", "object"},
              {"propertyNames", {{"pattern", whole(field.rules.key_pattern)}}},
              {"additionalProperties", scalar_schema(field)}};
    case Shape::object:
      return section_schema(field.fields());
    case Shape::objects: {
      Json schema{{"type", "array"}, {"items", section_schema(field.fields())}};
      if (field.rules.min_items > 0) schema["minItems"] = field.rules.min_items;
      return schema;
    }
    case Shape::pools:
      break;
  }
  Json roles = Json::object();
  for (const std::string_view role : Codec<PoolRole>::words)
    roles[std::string(role)] = {{"$ref", "#/definitions/pool"}};
  return {{"type", "object"}, {"additionalProperties", false}, {"properties", roles}};
}

/// Whether some field below is required, so that the section itself is.
bool needs_section(const Field& field) {
  if (field.rules.required) return true;
  if (field.slot.shape != Shape::object) return false;
  for (const Field& inner : field.fields()) {
    if (needs_section(inner)) return true;
  }
  return false;
}

std::string description(const Rules& rules) {
  std::string text(rules.doc);
  if (rules.support == Support::later) text += " (not yet supported)";
  return text;
}

Json section_schema(Fields fields) {
  Json properties = Json::object();
  Json required = Json::array();
  for (const Field& field : fields) {
    Json schema{{"description", description(field.rules)}};
    schema.update(shape_schema(field));
    properties[std::string(field.rules.name)] = std::move(schema);
    if (needs_section(field)) required.push_back(field.rules.name);
  }
  Json schema{{"type", "object"}, {"additionalProperties", false}, {"properties", std::move(properties)}};
  if (!required.empty()) schema["required"] = std::move(required);
  return schema;
}

}  // namespace

std::string json_schema_of(std::string_view title, Fields fields) {
  Json schema;
  schema["$schema"] = "http://json-schema.org/draft-07/schema#";
  schema["title"] = title;
  schema.update(section_schema(fields));
  return schema.dump(2) + "\n";
}

std::string profile_json_schema() {
  Json schema;
  schema["$schema"] = "http://json-schema.org/draft-07/schema#";
  schema["title"] = "PlatformProfile of dekctl";
  schema["type"] = "object";
  schema["additionalProperties"] = false;
  schema["required"] = {"apiVersion", "kind", "metadata", "spec"};
  schema["properties"]["apiVersion"] = {{"const", "dekctl.dev/v1alpha1"}};
  schema["properties"]["kind"] = {{"const", "PlatformProfile"}};
  schema["properties"]["metadata"] = section_schema(Fields(&name_field(), 1));
  schema["properties"]["spec"] = section_schema(profile_fields());
  schema["definitions"]["pool"] = section_schema(pool_fields());
  return schema.dump(2) + "\n";
}

}  // namespace dek::model
