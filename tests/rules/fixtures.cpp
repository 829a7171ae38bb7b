// Fixtures: tests/rules/<area>/<stem>/{bad,good}_*.{yaml,yml,json,tf}, or a folder of files that are linted as one
// whole set.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "checks.hpp"
#include "fixing.hpp"
#include "linting.hpp"
#include "rules/registry.hpp"

namespace dek::test {
namespace {

namespace fs = std::filesystem;

struct Case {
  fs::path path;
  bool is_bad = false;
  std::vector<Input> inputs;
  manifest::Context context;

  [[nodiscard]] std::string name() const {
    return path.parent_path().parent_path().filename() / path.parent_path().filename() / path.filename();
  }
  [[nodiscard]] fs::path golden(const char* ending) const { return fs::path(path).replace_extension(ending); }
};

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

bool is_update() {
  return std::getenv("DEK_UPDATE") != nullptr;
}

bool is_input(const fs::path& path) {
  const std::string ending = path.extension();
  return ending == ".yaml" || ending == ".yml" || ending == ".json" || ending == ".tf";
}

std::vector<fs::path> sorted(const fs::path& folder) {
  std::vector<fs::path> paths;
  if (!fs::is_directory(folder)) return paths;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) paths.push_back(entry.path());
  std::ranges::sort(paths);
  return paths;
}

/// All files below, in the order of their paths.
std::vector<fs::path> files_below(const fs::path& folder) {
  std::vector<fs::path> paths;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  return paths;
}

Case load(const fs::path& path) {
  Case one{.path = path, .is_bad = path.filename().string().starts_with("bad"), .inputs = {}, .context = {}};
  if (!fs::is_directory(path)) {
    one.inputs.push_back({.name = path.filename(), .bytes = read(path)});
    one.context = context_of(one.inputs.front().bytes);
    return one;
  }
  for (const fs::path& file : files_below(path))
    one.inputs.push_back({.name = file.lexically_relative(path).generic_string(), .bytes = read(file)});
  if (!one.inputs.empty()) one.context = context_of(one.inputs.front().bytes);
  one.context.is_whole_set = true;
  return one;
}

/// Writes or compares; an empty `bytes` means that the file must not exist.
void check_golden(const fs::path& path, const std::string& bytes, const std::string& where, Problems& problems) {
  const bool exists = fs::exists(path);
  if (is_update()) {
    if (bytes.empty()) fs::remove(path);
    if (!bytes.empty()) std::ofstream(path, std::ios::binary) << bytes;
    return;
  }
  if (bytes.empty() && exists) problems.add(where, "{} is there, but nothing produces it", path.filename().string());
  if (bytes.empty() || (exists && read(path) == bytes)) return;
  problems.add(where, "{} differs (DEK_UPDATE=1 rewrites it). Got:\n{}", path.filename().string(), bytes);
}

void check_fix(const lint::Rule& rule, const Case& one, const Linted& linted, Problems& problems) {
  const bool has_fix = std::ranges::any_of(linted.findings, [](const diag::Diagnostic& finding) {
    return finding.fix && finding.fix->applicability != diag::Applicability::display_only;
  });
  if (one.inputs.size() != 1 || !has_fix) return check_golden(one.golden(".fixed"), "", one.name(), problems);
  const Fixed fixed = apply_fixes(one.inputs.front(), std::array{&rule}, one.context);
  if (!fixed.has_converged) problems.add(one.name(), "the fix never comes to rest");
  const Linted again = lint({{.name = one.inputs.front().name, .bytes = fixed.bytes}}, rules::all(), one.context);
  for (const diag::Diagnostic& finding : again.findings) {
    if (finding.rule.starts_with("syntax/")) problems.add(one.name(), "the fix breaks the file: {}", finding.message);
  }
  if (count_of(again, rule.info.id) >= linted.findings.size()) problems.add(one.name(), "the fix clears no finding");
  check_golden(one.golden(".fixed"), fixed.bytes, one.name(), problems);
}

void check_declared_fix(const lint::Rule& rule, const Case& one, const Linted& linted, Problems& problems) {
  if (one.path.extension() == ".tf") return;  // edits speak YAML: values written in HCL have none
  for (const diag::Diagnostic& finding : linted.findings) {
    const bool has_fix = finding.fix.has_value();
    if (has_fix && rule.info.fix == diag::FixAvailability::none) problems.add(one.name(), "a fix, declared as none");
    if (!has_fix && rule.info.fix == diag::FixAvailability::always) problems.add(one.name(), "no fix, declared always");
  }
}

void check_case(const lint::Rule& rule, const Case& one, Problems& problems) {
  const Linted alone = lint(one.inputs, std::array{&rule}, one.context);
  const Linted together = lint(one.inputs, rules::all(), one.context);
  if (count_of(together, rule.info.id) != alone.findings.size()) {
    problems.add(one.name(), "finds {} alone and {} with all rules", alone.findings.size(),
                 count_of(together, rule.info.id));
  }
  if (!one.is_bad) {
    if (!alone.findings.empty()) problems.add(one.name(), "must be silent:\n{}", alone.report());
    return;
  }
  if (alone.findings.empty()) return problems.add(one.name(), "must fire, is silent");
  check_golden(one.golden(".expected"), alone.report(), one.name(), problems);
  check_declared_fix(rule, one, alone, problems);
  check_fix(rule, one, alone, problems);
}

bool shows_fix(const std::vector<Case>& cases) {
  return std::ranges::any_of(cases, [](const Case& one) { return fs::exists(one.golden(".fixed")); });
}

}  // namespace

std::string stem_of(std::string_view rule_id) {
  std::string stem(rule_id);
  std::ranges::replace(stem, '-', '_');
  return stem;
}

void check_fixtures(const lint::Rule& rule, Problems& problems) {
  const fs::path folder = fs::path(DEK_SOURCE_DIR) / "tests/rules" / stem_of(rule.info.id);
  std::vector<Case> cases;
  for (const fs::path& path : sorted(folder)) {
    const std::string name = path.filename();
    if (!is_input(path) && !fs::is_directory(path)) continue;
    if (!name.starts_with("bad") && !name.starts_with("good")) {
      problems.add(rule.info.id, "fixture {} is neither bad_* nor good_*", name);
      continue;
    }
    cases.push_back(load(path));
  }
  const auto bad = std::ranges::count(cases, true, &Case::is_bad);
  const bool can_be_a_text = rule.info.id != "syntax/unreadable-file";
  if (bad == 0 && can_be_a_text) problems.add(rule.info.id, "has no bad_* fixture");
  if (bad == std::ssize(cases)) problems.add(rule.info.id, "has no good_* fixture");
  for (const Case& one : cases) check_case(rule, one, problems);
  if (rule.info.fix != diag::FixAvailability::none && !shows_fix(cases)) {
    problems.add(rule.info.id, "declares a fix, but no fixture shows one");
  }
}

}  // namespace dek::test
