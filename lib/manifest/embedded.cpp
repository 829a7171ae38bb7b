// From the value of an expression to documents with the places of the outer file.
#include "manifest/embedded.hpp"

#include <algorithm>
#include <map>

#include "tree/holes.hpp"
#include "tree/runs.hpp"

namespace dek::manifest {
namespace {

constexpr std::string_view kSequences[] = {"${", "%{", "{{"};

/// The text that most of the string is written in: a template and the values put into it may stand in several.
text::TextId main_text(const hcl::Value& string) {
  std::map<text::TextId, std::uint32_t> bytes;
  for (const hcl::Piece& piece : string.pieces) bytes[piece.from.text] += piece.from.end - piece.from.begin;
  const auto most = std::ranges::max_element(bytes, {}, [](const auto& entry) { return entry.second; });
  return most == bytes.end() ? string.span.text : most->first;
}

/// The pieces that stand in `parent`. Between two of them stands what was put in for a sequence: it is found at the
/// sequence.
std::vector<text::Segment> source_map(const hcl::Value& string, text::TextId parent) {
  std::vector<text::Segment> map;
  for (const text::Segment& piece : segments_in(string, parent)) {
    const text::Segment before = map.empty() ? text::Segment{} : map.back();
    const std::uint32_t child = before.child_begin + before.length, outer = before.parent_begin + before.length;
    if (!map.empty() && child < piece.child_begin && outer < piece.parent_begin)
      map.push_back({child, outer, std::min(piece.child_begin - child, piece.parent_begin - outer)});
    map.push_back(piece);
  }
  return map;
}

std::vector<tree::Hole> holes_in(const tree::Document& document, const text::Masked& masked) {
  std::vector<tree::Hole> holes;
  for (const text::Blank blank : masked.blanks) {
    if (document.begin <= blank.begin && blank.begin <= document.end) holes.push_back({blank.begin, blank.end});
  }
  return holes;
}

}  // namespace

yaml::Parsed parse_masked(text::TextId text, std::string_view bytes, const text::Masked& masked) {
  yaml::Parsed parsed = yaml::parse(text, bytes);
  for (const auto& document : parsed.documents) {
    document->is_template = true;
    if (masked.sequences > 0) tree::open_holes(*document, holes_in(*document, masked));
  }
  // Both branches of a condition may bring the same key.
  if (masked.sequences > 0)
    std::erase_if(parsed.diagnostics, [](const auto& finding) { return finding.rule != "syntax/yaml"; });
  return parsed;
}

text::TextId add_text(const hcl::Value& string, std::string bytes, std::string label, text::TextStore& store) {
  const text::TextId parent = main_text(string);
  return store.add_child(parent, std::move(label), std::move(bytes), source_map(string, parent));
}

yaml::Parsed read_string(const hcl::Value& string, std::string label, text::TextStore& store) {
  const text::Masked masked = string.is_partial ? text::mask(string.text) : text::Masked{string.text, {}, 0};
  const text::TextId id = add_text(string, masked.bytes, std::move(label), store);
  yaml::Parsed parsed = parse_masked(id, store.bytes(id), masked);
  if (string.is_partial) parsed.diagnostics.clear();
  return parsed;
}

hcl::Value string_at(tree::Node scalar) {
  hcl::Value out = hcl::string(std::string(scalar.raw()), scalar.span());
  for (const tree::Run& run : tree::runs_of(scalar)) out.pieces.push_back({run.begin, run.from});
  out.is_heredoc = true;
  out.is_partial = std::ranges::any_of(
      kSequences, [&](std::string_view opener) { return out.text.find(opener) != std::string::npos; });
  return out;
}

std::unique_ptr<tree::Document> read_value(const hcl::Value& value, const text::TextStore& store) {
  std::unique_ptr<tree::Document> document = hcl::to_document(value);
  document->text = document->root().span().text;
  document->source = store.bytes(document->text);
  return document;
}

}  // namespace dek::manifest
