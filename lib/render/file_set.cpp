// The set of rendered files.
#include "render/file_set.hpp"

#include <algorithm>
#include <utility>

#include "base/assert.hpp"
#include "base/strings.hpp"

namespace dek::render {
namespace {

bool is_safe(std::string_view path) {
  return std::ranges::all_of(base::split(path, '/'), [](std::string_view part) {
    return !part.empty() && part != "." && part != ".." && part.find('\0') == std::string_view::npos;
  });
}

}  // namespace

void FileSet::add(std::string path, std::string bytes) {
  DEK_ASSERT(is_safe(path));
  const bool added = files_.emplace(std::move(path), std::move(bytes)).second;
  DEK_ASSERT(added);
}

const std::string* FileSet::find(std::string_view path) const {
  const auto found = files_.find(std::string(path));
  return found == files_.end() ? nullptr : &found->second;
}

}  // namespace dek::render
