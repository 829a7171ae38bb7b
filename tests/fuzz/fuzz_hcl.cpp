// Any bytes as a configuration and as a template, parsed and evaluated: no crash, and every place lies in the text.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/assert.hpp"
#include "hcl/evaluator.hpp"
#include "hcl/findings.hpp"
#include "hcl/parser.hpp"

namespace {

using namespace dek::hcl;

void check_expressions(const File& file) {
  for (const Expression& e : file.expressions) {
    DEK_ASSERT(e.begin <= e.end && e.end <= file.source.size());
    DEK_ASSERT(e.height <= kMaxHeight);
    const std::string_view text = file.text_of(e);
    if (e.kind != ExpressionKind::literal) continue;
    for (const auto& segment : file.segments_of(e)) {
      DEK_ASSERT(text.substr(segment.child_begin, segment.length) ==
                 file.source.substr(segment.parent_begin, segment.length));
    }
  }
}

void check_body(const Body& body, std::size_t size) {
  for (const Attribute& attribute : body.attributes) {
    DEK_ASSERT(attribute.value != kNoExpression);
    DEK_ASSERT(attribute.name.begin < attribute.name.end && attribute.name.end <= size);
  }
  for (const Block& block : body.blocks) {
    DEK_ASSERT(block.begin < block.header_end && block.header_end <= block.end && block.end <= size);
    check_body(block.body, size);
  }
}

void check_findings(const std::vector<dek::diag::Diagnostic>& findings, std::size_t size) {
  DEK_ASSERT(findings.size() <= kMaxFindings);
  for (const auto& finding : findings) DEK_ASSERT(finding.span.begin <= finding.span.end && finding.span.end <= size);
}

void check_value(const Value& value, std::size_t size) {
  DEK_ASSERT(value.span.begin <= value.span.end && value.span.end <= size);
  for (const Piece& piece : value.pieces) {
    DEK_ASSERT(piece.from.end <= size && piece.begin + (piece.from.end - piece.from.begin) <= value.text.size());
  }
  const auto document = to_document(value);
  for (const auto& node : document->nodes) DEK_ASSERT(node.begin <= node.end && node.end <= size);
}

void check_values(const File& file) {
  Evaluator evaluator({{&file}, {&file}, std::nullopt}, {});
  static_cast<void>(evaluator.check());
  for (const Block& block : file.body.blocks) check_value(evaluator.evaluate(file, block), file.source.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const Parsed parsed = parse({}, text);
  check_body(parsed.file->body, size);
  check_expressions(*parsed.file);
  check_findings(parsed.diagnostics, size);
  check_values(*parsed.file);
  const ParsedTemplate whole = parse_template({}, text);
  DEK_ASSERT(whole.root != kNoExpression || !whole.diagnostics.empty());
  check_expressions(*whole.file);
  check_findings(whole.diagnostics, size);
  return 0;
}
