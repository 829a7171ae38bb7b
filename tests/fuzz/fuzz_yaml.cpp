// Any bytes as YAML: no crash, spans inside the text and inside their parents, comments in order.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/assert.hpp"
#include "yaml/emit.hpp"
#include "yaml/reader.hpp"

namespace {

using namespace dek;
using tree::kNoNode;

void check_node(const tree::Document& document, const tree::NodeData& node) {
  const auto& nodes = document.nodes;
  DEK_ASSERT(node.begin <= node.end && node.end <= document.source.size());
  const std::string_view values = node.in_arena ? std::string_view(document.arena) : document.source;
  if (node.kind == tree::Kind::scalar || node.kind == tree::Kind::null)
    DEK_ASSERT(node.value <= values.size() && node.value_size <= values.size() - node.value);
  if (node.kind == tree::Kind::alias) DEK_ASSERT(node.value < static_cast<std::size_t>(&node - nodes.data()));
  DEK_ASSERT(node.properties <= document.properties.size());
  if (node.parent != kNoNode) {
    const tree::NodeData& parent = nodes[node.parent];
    DEK_ASSERT(&parent < &node && parent.begin <= node.begin && node.end <= parent.end);
  }
  if (node.next_sibling != kNoNode) DEK_ASSERT(node.end <= nodes[node.next_sibling].begin);
}

void check_maps(const tree::Document& document) {
  for (const tree::NodeData& node : document.nodes) {
    if (node.kind != tree::Kind::map) continue;
    bool key = true;
    for (auto child = node.first_child; child != kNoNode; child = document.nodes[child].next_sibling, key = !key)
      DEK_ASSERT(document.nodes[child].is_key == key);
    DEK_ASSERT(key);
  }
}

void check_document(const tree::Document& document) {
  DEK_ASSERT(document.begin <= document.end && document.end <= document.source.size());
  DEK_ASSERT(!document.nodes.empty());
  for (const tree::NodeData& node : document.nodes) check_node(document, node);
  check_maps(document);
  std::uint32_t last = 0;
  for (const tree::Comment& comment : document.comments) {
    DEK_ASSERT(last <= comment.begin && comment.begin < comment.end && comment.end <= document.source.size());
    DEK_ASSERT(document.source[comment.begin] == '#');
    last = comment.end;
  }
}

void check_findings(const std::vector<diag::Diagnostic>& findings, std::size_t size) {
  for (const auto& finding : findings) {
    DEK_ASSERT(finding.span.begin <= finding.span.end && finding.span.end <= size);
    DEK_ASSERT(!finding.message.empty());
    for (const auto& label : finding.related) DEK_ASSERT(label.span.begin <= label.span.end && label.span.end <= size);
  }
}

// Every scalar, written back, is read as the same string.
void check_quoting(const tree::Document& document) {
  for (const tree::NodeData& node : document.nodes) {
    if (node.kind != tree::Kind::scalar) continue;
    const std::string_view values = node.in_arena ? std::string_view(document.arena) : document.source;
    const std::string_view text = values.substr(node.value, node.value_size);
    const std::string quoted = yaml::quote_scalar(text);
    const yaml::Parsed again = yaml::parse({}, quoted);
    DEK_ASSERT(again.documents.size() == 1 && again.diagnostics.empty());
    DEK_ASSERT(again.documents[0]->root().raw() == text);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const auto indentation : {yaml::Indentation::toolchain, yaml::Indentation::strict}) {
    const yaml::Parsed parsed = yaml::parse({}, text, indentation);
    for (const auto& document : parsed.documents) {
      check_document(*document);
      check_quoting(*document);
    }
    check_findings(parsed.diagnostics, size);
  }
  return 0;
}
