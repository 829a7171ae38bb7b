// Sizes of expanded subtrees, bottom-up in one pass; nothing is expanded for it.
#include "manifest/expansion.hpp"

#include <algorithm>
#include <cstdint>

namespace dek::manifest {
namespace {

using tree::Kind;
using tree::NodeIndex;

// go-yaml, which reads manifests for Kubernetes, gives up when nine tenths of 4,000,000 nodes come from aliases.
constexpr std::uint64_t kMaxNodes = 4'000'000;
constexpr std::uint64_t kMaxGrowth = 10;

/// Adds up every node's expanded size; saturates at the limit. The reader lets aliases point only at nodes that are
/// complete.
std::uint64_t expanded_size(const tree::Document& document) {
  const std::size_t count = document.nodes.size();
  std::vector<std::uint64_t> sizes(count, 1);
  std::vector<NodeIndex> open;
  const auto close = [&] {
    const NodeIndex done = open.back();
    open.pop_back();
    if (!open.empty()) sizes[open.back()] = std::min(sizes[open.back()] + sizes[done], kMaxNodes * 2);
  };
  for (NodeIndex i = 0; i < count; ++i) {
    while (!open.empty() && open.back() != document.nodes[i].parent) close();
    if (document.nodes[i].kind == Kind::alias) sizes[i] = sizes[document.nodes[i].value];
    open.push_back(i);
  }
  while (!open.empty()) close();
  return count == 0 ? 0 : sizes.front();
}

}  // namespace

std::optional<diag::Diagnostic> find_excessive_aliasing(const tree::Document& document) {
  const auto first = std::ranges::find(document.nodes, Kind::alias, &tree::NodeData::kind);
  if (first == document.nodes.end()) return std::nullopt;
  const std::uint64_t size = expanded_size(document);
  if (size <= kMaxNodes || size <= kMaxGrowth * document.nodes.size()) return std::nullopt;
  diag::Diagnostic finding;
  finding.rule = "syntax/yaml";
  finding.severity = diag::Severity::error;
  finding.span = {first->text, first->begin, first->end};
  finding.message = "the aliases of this document stand for more than 4,000,000 values";
  finding.label = "the first alias";
  finding.notes = {"Kubernetes refuses such a document too (\"excessive aliasing\")"};
  finding.help = "write the values out where they are needed";
  return finding;
}

}  // namespace dek::manifest
