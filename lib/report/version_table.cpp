// Aligning the catalogue.
#include "report/version_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "report/paint.hpp"

namespace dek::report {

std::string version_table(std::span<const VersionRow> rows, std::string_view date, const PageOptions& options) {
  const Painter paint(options.has_color);
  std::size_t component = 0, version = 0;
  for (const VersionRow& row : rows) {
    component = std::max(component, row.component.size());
    version = std::max(version, row.version.size());
  }
  std::string out;
  for (const VersionRow& row : rows) {
    const std::string own = row.version == row.pinned ? "" : fmt::format("  (catalogue: {})", row.pinned);
    out += fmt::format("{}{:{}}  {}{:{}}  {}{}\n", paint(Ink::strong, row.component), "",
                       component - row.component.size(), row.version, "", version - row.version.size(), row.field, own);
    out += fmt::format("  {}\n", row.source);
  }
  out += fmt::format("\nRead on {}. Another release: the named field of the profile.\n", date);
  return out;
}

std::string version_table_json(std::span<const VersionRow> rows, std::string_view date) {
  using Json = nlohmann::ordered_json;
  constexpr int kVersion = 1;
  Json list = Json::array();
  for (const VersionRow& row : rows)
    list.push_back({{"component", row.component},
                    {"version", row.version},
                    {"pinned", row.pinned},
                    {"field", row.field},
                    {"source", row.source}});
  return Json({{"version", kVersion}, {"date", date}, {"components", std::move(list)}}).dump(2) + "\n";
}

}  // namespace dek::report
