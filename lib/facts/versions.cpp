// Reads data/versions.csv, which is compiled in.
#include "facts/versions.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/assert.hpp"
#include "base/embedded.hpp"
#include "base/strings.hpp"

namespace dek::facts {

std::span<const base::EmbeddedFile> versions_files();  // written by the build

namespace {

std::vector<PinnedVersion> read_table() {
  std::vector<PinnedVersion> table;
  for (const std::string_view line : base::split(versions_files().front().bytes, '\n')) {
    if (line.empty() || line.front() == '#') continue;
    const std::vector<std::string_view> fields = base::split(line, ',');
    DEK_ASSERT(fields.size() == 4);
    if (fields[0] == "component:text") continue;
    table.push_back({fields[0], fields[1], fields[2], fields[3]});
  }
  return table;
}

}  // namespace

std::span<const PinnedVersion> pinned_versions() {
  static const std::vector<PinnedVersion>& table =
      *new std::vector<PinnedVersion>(read_table());  // lives as long as the program
  return table;
}

std::string_view version(std::string_view component) {
  const auto pins = pinned_versions();
  const auto found = std::ranges::find(pins, component, &PinnedVersion::component);
  DEK_ASSERT(found != pins.end());
  return found->version;
}

}  // namespace dek::facts
