// The published snippets: each file linted alone, each row of expected.json looked for at its line.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "checks.hpp"
#include "linting.hpp"
#include "rules/registry.hpp"
#include "yaml/reader.hpp"

namespace dek::test {
namespace {

namespace fs = std::filesystem;
using tree::Node;

struct Tally {
  int held = 0;
  std::vector<std::string> pending;
};

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

bool exists(std::string_view id) {
  return lint::find_rule(rules::all(), {}, id) != nullptr;
}

std::vector<std::string_view> ids_of(Node row) {
  std::vector<std::string_view> ids = {row["id"].raw()};
  for (const Node other : row["or"].items()) ids.push_back(other.raw());
  return ids;
}

bool is_on_line(Node lines, std::uint32_t line) {
  if (!lines.is_list()) return true;
  return std::ranges::any_of(lines.items(), [&](Node one) { return one.as_integer() == line; });
}

void check_must(const std::string& file, Node row, const Linted& linted, Tally& tally, Problems& problems) {
  const std::vector<std::string_view> ids = ids_of(row);
  if (std::ranges::none_of(ids, exists)) {
    tally.pending.push_back(fmt::format("{} in {}", row["id"].raw(), file));
    return;
  }
  const bool found = std::ranges::any_of(linted.findings, [&](const diag::Diagnostic& finding) {
    const std::uint32_t line = linted.store->locate(finding.span).begin.line;
    return std::ranges::find(ids, finding.rule) != ids.end() && is_on_line(row["line"], line);
  });
  tally.held += found ? 1 : 0;
  if (!found) problems.add(file, "{} must fire there:\n{}", row["id"].raw(), linted.report());
}

void check_file(const fs::path& path, Node rows, Tally& tally, Problems& problems) {
  const std::string file = path.filename();
  const Linted linted = lint({{.name = file, .bytes = read(path)}}, rules::all());
  for (const Node row : rows["must"].items()) check_must(file, row, linted, tally, problems);
  for (const Node row : rows["must_not"].items()) {
    const bool silent = count_of(linted, row["id"].raw()) == 0;
    tally.held += silent ? 1 : 0;
    if (!silent) problems.add(file, "{} must be silent:\n{}", row["id"].raw(), linted.report());
  }
}

}  // namespace

void check_seeds(Problems& problems) {
  const fs::path folder = fs::path(DEK_SOURCE_DIR) / "../shared/knowledge/seed-snippets";
  if (!fs::exists(folder / "expected.json")) {
    fmt::print("SKIPPED: the snippets are not beside this checkout\n");
    return;
  }
  const std::string bytes = read(folder / "expected.json");
  const yaml::Parsed parsed = yaml::parse({}, bytes);
  if (parsed.documents.empty()) return problems.add("expected.json", "cannot be read");
  Tally tally;
  for (const auto [file, rows] : parsed.documents.front()->root()["files"].entries()) {
    check_file(folder / fs::path(file.raw()), rows, tally, problems);
  }
  for (const std::string& row : tally.pending) fmt::print("pending: {}\n", row);
  fmt::print("{} rows hold, {} wait for their rule\n", tally.held, tally.pending.size());
}

}  // namespace dek::test
