// A node's way from the root, in the notation people know from kubectl explain.
#include <algorithm>
#include <string>
#include <vector>

#include "tree/node.hpp"

namespace dek::tree {
namespace {

bool is_bare(std::string_view key) {
  return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
           c == '/';
  });
}

std::string step_of(Node node) {
  if (const Node key = node.is_key() ? node : node.key()) {
    const std::string text(key.raw());
    return is_bare(text) ? "." + text : ".\"" + text + "\"";
  }
  std::size_t position = 0;
  for (const Node item : node.parent().items()) {
    if (item.index() == node.index()) break;
    ++position;
  }
  return "[" + std::to_string(position) + "]";
}

}  // namespace

std::string path_of(Node node, Node root) {
  std::vector<std::string> steps;
  for (; node.parent() && node != root; node = node.parent()) steps.push_back(step_of(node));
  std::string path;
  for (auto step = steps.rbegin(); step != steps.rend(); ++step) path += *step;
  return path.substr(path.starts_with('.') ? 1 : 0);
}

}  // namespace dek::tree
