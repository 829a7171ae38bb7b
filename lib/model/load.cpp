// From a located tree to a profile: every mistake of the file in one run, each at its place.
#include "model/load.hpp"

#include <algorithm>

#include "model/check.hpp"
#include "model/complete.hpp"
#include "model/section_reader.hpp"
#include "yaml/reader.hpp"

namespace dek::model {
namespace {

constexpr std::string_view kApiVersion = "dekctl.dev/v1alpha1";
constexpr std::string_view kKind = "PlatformProfile";
constexpr Vocabulary kVocabulary = {kProfileWords, profile_fields};

class Loader {
 public:
  Loaded load(tree::Node document);

 private:
  bool read_header(tree::Node document);
  void read_constant(tree::Node document, std::string_view key, std::string_view value);

  Profile profile_;
  Findings findings_;
  SectionReader reader_{kVocabulary, profile_.places, findings_};
};

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
  if (!metadata || reader_.expect(metadata, tree::Kind::map, "metadata"))
    reader_.read(metadata, "metadata", name, &profile_);
  const tree::Node spec = document["spec"];
  if (spec) profile_.places[""] = head_span(spec);
  if (!spec || reader_.expect(spec, tree::Kind::map, "")) reader_.read(spec, "", profile_fields(), &profile_);
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
