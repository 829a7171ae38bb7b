// Names to paths.
#include "render/parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/strings.hpp"

namespace dek::render {
namespace {

bool is_within(std::string_view path, std::string_view name) {
  if (path == name) return true;
  const std::string folder = std::string(name) + "/";
  if (path.starts_with(folder)) return true;
  const bool is_folder_name = name.find('/') == std::string_view::npos;
  return is_folder_name && path.find("/" + folder) != std::string_view::npos;
}

/// Names of all folders, for a wrong one to be compared with.
std::set<std::string_view> folder_names(const FileSet& files) {
  std::set<std::string_view> names;
  for (const auto& [path, bytes] : files.files()) {
    const auto parts = base::split(path, '/');
    names.insert(parts.begin(), parts.end() - 1);
  }
  return names;
}

base::Error unknown(const std::string& name, const FileSet& files) {
  const std::set<std::string_view> names = folder_names(files);
  const std::vector<std::string_view> known(names.begin(), names.end());
  const auto nearest = base::closest(name, known);
  std::vector<std::string> quoted;
  for (const std::string_view one : known) quoted.push_back(base::as_code(one));
  return {fmt::format("this platform has no part `{}`", name),
          nearest ? fmt::format("did you mean `{}`?", *nearest)
                  : fmt::format("name one of {}, or a path", base::join_words(quoted))};
}

}  // namespace

base::Result<Parts> Parts::of(const std::vector<std::string>& names, const FileSet& files) {
  Parts parts;
  for (std::string name : names) {
    while (name.ends_with('/')) name.pop_back();
    const auto is_there = [&name](const auto& file) { return is_within(file.first, name); };
    if (std::ranges::none_of(files.files(), is_there)) return unknown(name, files);
    parts.names_.push_back(std::move(name));
  }
  return parts;
}

bool Parts::holds(std::string_view path) const {
  return is_all() || std::ranges::any_of(names_, [path](const std::string& name) { return is_within(path, name); });
}

}  // namespace dek::render
