// From a located tree to a profile: every mistake of the file in one run, each at its place.
#include "model/load.hpp"

#include <algorithm>

#include "base/assert.hpp"
#include "base/strings.hpp"
#include "model/check.hpp"
#include "model/complete.hpp"
#include "model/read_value.hpp"
#include "model/suggest.hpp"
#include "model/walk.hpp"
#include "yaml/reader.hpp"

namespace dek::model {
namespace {

constexpr std::string_view kApiVersion = "dekctl.dev/v1alpha1";
constexpr std::string_view kKind = "PlatformProfile";

/// Where findings about a section as a whole point: its key, or its first byte.
text::Span head_span(tree::Node node) {
  if (node.key()) return node.key().span();
  text::Span span = node.span();
  span.end = std::min(span.end, span.begin + 1);
  return span;
}

class Loader {
 public:
  Loaded load(tree::Node document);

 private:
  bool read_header(tree::Node document);
  void read_constant(tree::Node document, std::string_view key, std::string_view value);
  void read_section(tree::Node node, const std::string& path, Fields fields, void* owner);
  void read_field(tree::Node node, const std::string& path, const Field& field, void* owner);
  void read_pools(tree::Node node, const std::string& path, const Field& field, void* owner);
  void read_objects(tree::Node node, const std::string& path, const Field& field, void* owner);
  void check_keys(tree::Node map, const std::string& path, Fields fields, int depth);
  void report_missing(const std::string& path, const Field& field);

  /// Whether a section is a map; reports it when it is not.
  bool expect(tree::Node node, tree::Kind kind, const std::string& path);

  Profile profile_;
  Findings findings_;
};

bool Loader::expect(tree::Node node, tree::Kind kind, const std::string& path) {
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

void Loader::report_missing(const std::string& path, const Field& field) {
  const Rules& rules = field.rules;
  std::string rest(rules.missing);
  if (rest.empty()) rest = " is required; write " + expectation(field);
  if (rules.missing.empty() && !rules.example.empty()) rest += ", e.g. `" + std::string(rules.example) + "`";
  findings_.add(kMissingField, profile_.where(path), path,
                rest.front() == ' ' || rest.front() == ':' ? rest : " " + rest);
}

void Loader::check_keys(tree::Node map, const std::string& path, Fields fields, int depth) {
  constexpr int kDeepestMerge = 8;
  for (const auto& [key, value] : map.entries()) {
    if (key.raw() == "<<" && !key.is_quoted() && depth < kDeepestMerge) {
      check_keys(value, path, fields, depth + 1);
      for (const tree::Node merged : value.items()) check_keys(merged, path, fields, depth + 1);
      continue;
    }
    const auto row = std::ranges::find(fields, key.raw(), [](const Field& field) { return field.rules.name; });
    if (key.is_scalar() && row != fields.end()) continue;
    findings_.add(kUnknownField, key.span(), join_path(path, key.raw()), unknown_field(key.raw(), path, fields));
  }
}

void Loader::read_section(tree::Node node, const std::string& path, Fields fields, void* owner) {
  check_keys(node, path, fields, 0);
  for (const Field& field : fields) {
    const tree::Node value = node[field.rules.name];
    const std::string field_path = join_path(path, field.rules.name);
    if (value) {
      read_field(value, field_path, field, owner);
    } else if (field.slot.shape == Shape::object) {
      read_section({}, field_path, field.fields(), field.slot.child(owner, 0));  // for what is required below
    } else if (field.rules.required) {
      report_missing(field_path, field);
    }
  }
}

void Loader::read_field(tree::Node node, const std::string& path, const Field& field, void* owner) {
  profile_.places[path] = node.is_map() || node.is_list() ? head_span(node) : node.span();
  switch (field.slot.shape) {
    case Shape::object:
      if (expect(node, tree::Kind::map, path)) read_section(node, path, field.fields(), field.slot.child(owner, 0));
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
  for (const tree::Node item : node.items()) profile_.places[path + "[" + std::to_string(index++) + "]"] = item.span();
  for (const auto& [key, value] : node.entries()) profile_.places[join_path(path, key.raw())] = value.span();
}

void Loader::read_objects(tree::Node node, const std::string& path, const Field& field, void* owner) {
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
    profile_.places[item_path] = head_span(item);
    if (expect(item, tree::Kind::map, item_path)) read_section(item, item_path, field.fields(), element);
  }
}

void Loader::read_pools(tree::Node node, const std::string& path, const Field& field, void* owner) {
  if (!expect(node, tree::Kind::map, path)) return;
  for (const auto& [key, value] : node.entries()) {
    const auto role = Codec<PoolRole>::parse(key.raw());
    const std::string role_path = join_path(path, key.raw());
    if (!role || profile_.pool(*role) != nullptr) {
      findings_.add(kUnknownField, key.span(), role_path,
                    ": unknown role" + did_you_mean(key.raw(), Codec<PoolRole>::words, "; roles are "));
      continue;
    }
    profile_.places[role_path] = key.span();
    static_cast<Pool*>(field.slot.append(owner))->role = *role;
    if (expect(value, tree::Kind::map, role_path))
      read_section(value, role_path, field.fields(), &profile_.pools.back());
  }
}

void Loader::read_constant(tree::Node document, std::string_view key, std::string_view value) {
  const tree::Node node = document[key];
  if (!node) {
    findings_.add(kMissingField, head_span(document), key, " is required; write `" + std::string(value) + "`");
  } else if (!node.is(value)) {
    findings_.add(kInvalidValue, node.is_scalar() ? node.span() : head_span(node), key,
                  ": " + shown(node.raw()) + " is not known; write `" + std::string(value) + "`");
  }
}

bool Loader::read_header(tree::Node document) {
  constexpr std::string_view kKeys[] = {"apiVersion", "kind", "metadata", "spec"};
  if (!document.is_map()) {
    diag::Diagnostic& finding = findings_.add(kMissingField, head_span(document), "", "");
    finding.message =
        "not a profile: expected a map with apiVersion, kind, metadata and spec; `dekctl init` writes one";
    return false;
  }
  for (const auto& [key, value] : document.entries()) {
    if (std::ranges::find(kKeys, key.raw()) != std::end(kKeys)) continue;
    findings_.add(kUnknownField, key.span(), "", "").message =
        std::string(key.raw()) + unknown_top_field(key.raw(), kKeys);
  }
  read_constant(document, "apiVersion", kApiVersion);
  read_constant(document, "kind", kKind);
  return true;
}

Loaded Loader::load(tree::Node document) {
  profile_.places[""] = head_span(document);
  if (!read_header(document)) return {std::nullopt, findings_.take()};
  const tree::Node metadata = document["metadata"];
  const Fields name(&name_field(), 1);
  if (metadata) profile_.places["metadata"] = head_span(metadata);
  if (!metadata || expect(metadata, tree::Kind::map, "metadata")) read_section(metadata, "metadata", name, &profile_);
  const tree::Node spec = document["spec"];
  if (spec) profile_.places[""] = head_span(spec);
  if (!spec || expect(spec, tree::Kind::map, "")) read_section(spec, "", profile_fields(), &profile_);
  if (!findings_.empty()) return {std::nullopt, findings_.take()};

  complete(profile_);
  check(profile_, findings_);
  if (!findings_.empty()) return {std::nullopt, findings_.take()};
  return {std::move(profile_), {}};
}

}  // namespace

Loaded load(tree::Node document) {
  return Loader().load(document);
}

Loaded load_text(text::TextId text, std::string_view bytes) {
  const yaml::Parsed parsed = yaml::parse(text, bytes);
  if (!parsed.diagnostics.empty()) return {std::nullopt, parsed.diagnostics};
  Findings findings;
  if (parsed.documents.empty()) {
    findings.add(kMissingField, {text, 0, 0}, "", "").message = "the file holds no profile; `dekctl init` writes one";
    return {std::nullopt, findings.take()};
  }
  if (parsed.documents.size() > 1) {
    const tree::Document& second = *parsed.documents[1];
    findings.add(kConflict, {text, second.begin, second.begin + 1}, "", "").message =
        "a second document; a file holds one profile";
    return {std::nullopt, findings.take()};
  }
  return load(parsed.documents.front()->root());
}

}  // namespace dek::model
