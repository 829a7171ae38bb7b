// Reads user data in its three forms: a MIME archive, a NodeConfig, or a script (settings in TOML count as one).
#include "manifest/user_data.hpp"

#include <algorithm>
#include <string>

#include "base/strings.hpp"
#include "yaml/reader.hpp"

namespace dek::manifest {
namespace {

using tree::Node;

constexpr std::string_view kArchiveMarks[] = {"MIME-Version:", "Content-Type:"};

bool is_archive(std::string_view text) {
  return std::ranges::any_of(kArchiveMarks, [&](std::string_view mark) { return base::trim(text).starts_with(mark); });
}

/// What separates the parts of an archive; empty when the header names nothing.
std::string boundary_of(std::string_view archive) {
  constexpr std::string_view kName = "boundary=";
  const std::size_t at = archive.find(kName);
  if (at == std::string_view::npos) return {};
  std::string_view value = archive.substr(at + kName.size());
  value = value.substr(0, value.find_first_of("\r\n;"));
  value = base::trim(value);
  if (value.starts_with('"')) value = value.substr(1, value.find('"', 1) - 1);
  return value.empty() ? std::string() : "--" + std::string(value);
}

/// The parts behind the preamble, each with its headers.
std::vector<std::string_view> parts_of(std::string_view archive, std::string_view boundary) {
  std::vector<std::string_view> parts;
  std::size_t line = 0, begin = std::string_view::npos;
  while (line < archive.size()) {
    const std::size_t end = std::min(archive.find('\n', line), archive.size());
    const std::string_view text = base::trim(archive.substr(line, end - line));
    if (text.starts_with(boundary) && (text.size() == boundary.size() || text.substr(boundary.size()) == "--")) {
      if (begin != std::string_view::npos) parts.push_back(archive.substr(begin, line - begin));
      begin = end;
    }
    line = end + 1;
  }
  if (begin < archive.size()) parts.push_back(archive.substr(begin));
  return parts;
}

/// Behind the first blank line.
std::string_view without_headers(std::string_view part) {
  const std::size_t first = part.find_first_not_of("\r\n");
  if (first == std::string_view::npos) return {};
  part.remove_prefix(first);
  if (!is_archive(part)) return part;
  const std::size_t blank = std::min(part.find("\n\n"), part.find("\n\r\n"));
  return blank == std::string_view::npos ? std::string_view() : part.substr(blank);
}

bool is_node_config(Node root) {
  return root["kind"].is("NodeConfig") && root["apiVersion"].raw().starts_with("node.eks.aws/");
}

}  // namespace

UserData::UserData(Node user_data) : node(user_data) {
  const std::string_view text = node.is_scalar() ? node.raw() : std::string_view();
  const std::string boundary = is_archive(text) ? boundary_of(text) : std::string();
  if (boundary.empty()) add_part(text);
  if (boundary.empty()) return;
  for (const std::string_view part : parts_of(text, boundary)) add_part(without_headers(part));
}

void UserData::add_part(std::string_view part) {
  if (part.find("NodeConfig") != std::string_view::npos) {
    const std::size_t before = documents_.size();
    for (auto& document : yaml::parse(node.span().text, part).documents) {
      if (is_node_config(document->root())) documents_.push_back(std::move(document));
    }
    if (documents_.size() > before) return;
  }
  for (const std::string_view line : base::split(part, '\n')) {
    const std::string_view text = base::trim(line);
    if (!text.empty() && !text.starts_with('#')) lines.push_back(text);
  }
}

std::vector<Node> UserData::node_configs() const {
  std::vector<Node> roots;
  for (const auto& document : documents_) roots.push_back(document->root());
  return roots;
}

bool UserData::mentions(std::string_view part) const {
  return std::ranges::any_of(lines, [&](std::string_view line) { return line.find(part) != std::string_view::npos; });
}

}  // namespace dek::manifest
