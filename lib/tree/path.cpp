// A node's way from the root, in the notation people know from kubectl explain.
#include <algorithm>
#include <array>
#include <string>

#include "tree/node.hpp"

namespace dek::tree {
namespace {

constexpr auto kBare = [] {
  std::array<bool, 256> table{};
  for (unsigned c = 0; c < table.size(); ++c)
    table[c] =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '/';
  return table;
}();

bool is_bare(std::string_view key) {
  return !key.empty() &&
         std::all_of(key.begin(), key.end(), [](char c) { return kBare[static_cast<unsigned char>(c)]; });
}

void append_path(std::string& path, Node node, Node root) {
  if (!node.parent() || node == root) return;
  append_path(path, node.parent(), root);
  append_step(path, node, node.is_key() ? node : node.key());
}

}  // namespace

void append_step(std::string& path, Node node, Node key) {
  if (key) {
    const std::string_view text = key.raw();
    if (!path.empty()) path.push_back('.');
    if (is_bare(text))
      path.append(text);
    else
      path.append("\"").append(text).append("\"");
    return;
  }
  std::size_t position = 0;
  for (const Node item : node.parent().items()) {
    if (item.index() == node.index()) break;
    ++position;
  }
  path.append("[").append(std::to_string(position)).append("]");
}

std::string path_of(Node node, Node root) {
  std::string path;
  path.reserve(kUsualPath);
  append_path(path, node, root);
  return path;
}

}  // namespace dek::tree
