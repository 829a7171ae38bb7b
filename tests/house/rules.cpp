// Gate: files, registry lines, ids, catalogue codes and fixture folders of rules all agree.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/strings.hpp"
#include "rules/registry.hpp"

namespace fs = std::filesystem;

namespace {

// Area of each prefix of the catalogue's codes.
const std::map<std::string, std::string> kAreas = {
    {"CLU", "cluster"}, {"DNS", "dns"},           {"ECR", "registry"},  {"GPU", "gpu"},      {"KRP", "karpenter"},
    {"NET", "network"}, {"OBS", "observability"}, {"SCH", "scheduler"}, {"SCL", "scale"},    {"SPK", "spark"},
    {"STO", "storage"}, {"STR", "streaming"},     {"TEN", "tenancy"},   {"TF", "terraform"}, {"XRF", "workspace"}};

int problems = 0;

void fail(const std::string& where, const std::string& what) {
  ++problems;
  std::printf("FAIL %s: %s\n", where.c_str(), what.c_str());
}

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// "karpenter/node_class_ref_incomplete" of every entry two levels below `folder`.
std::set<std::string> stems(const fs::path& folder, bool want_folders) {
  std::set<std::string> result;
  for (const fs::directory_entry& area : fs::directory_iterator(folder)) {
    if (!area.is_directory()) continue;
    for (const fs::directory_entry& entry : fs::directory_iterator(area)) {
      if (entry.is_directory() == want_folders) {
        result.insert(area.path().filename().string() + "/" + entry.path().stem().string());
      }
    }
  }
  return result;
}

std::string stem_of(std::string_view id) {
  std::string stem(id);
  std::ranges::replace(stem, '-', '_');
  return stem;
}

void compare(const std::set<std::string>& here, const std::set<std::string>& there, const char* what) {
  for (const std::string& stem : here) {
    if (!there.contains(stem)) fail(stem, what);
  }
}

/// Lines of registry.inc as file stems, checked to be sorted and without repetition.
std::set<std::string> registered(const fs::path& registry) {
  std::vector<std::string> names;
  const std::string text = read(registry);
  for (const std::string_view line : dek::base::split(text, '\n')) {
    if (line.starts_with("DEK_RULE(")) names.emplace_back(line.substr(9, line.size() - 10));
  }
  if (!std::ranges::is_sorted(names)) fail("registry.inc", "is not sorted");
  std::set<std::string> result;
  for (std::string& name : names) {
    name.replace(name.find('_'), 1, "/");
    if (!result.insert(name).second) fail("registry.inc", "names " + name + " twice");
  }
  return result;
}

void check_code(const dek::diag::RuleInfo& info, std::set<std::string>& codes) {
  const std::string code(info.code), id(info.id);
  if (code.empty()) {
    if (dek::diag::area(info) != "syntax" && dek::diag::area(info) != "suppression") fail(id, "has no catalogue code");
    return;
  }
  if (!codes.insert(code).second) fail(id, "shares its code with another rule");
  const auto area = kAreas.find(code.substr(0, code.size() - 3));
  if (area == kAreas.end() || area->second != dek::diag::area(info)) fail(id, "has a code of another area: " + code);
}

std::set<std::string> check_infos() {
  std::set<std::string> known, codes;
  std::string before;
  for (const dek::lint::Rule* rule : dek::rules::all()) {
    const std::string id(rule->info.id);
    if (id <= before) fail(id, "the table is not sorted by id");
    if (rule->info.since.empty()) fail(id, "says no version in `since`");
    known.insert(stem_of(before = id));
    check_code(rule->info, codes);
  }
  return known;
}

void check_retired() {
  std::set<std::string_view> gone;
  for (const dek::lint::RetiredId& one : dek::rules::retired()) {
    if (!gone.insert(one.old_id).second) fail(std::string(one.old_id), "is retired twice");
    for (const dek::lint::Rule* rule : dek::rules::all()) {
      if (rule->info.id == one.old_id) fail(std::string(one.old_id), "is retired and in use");
    }
    const std::string target(one.new_id);
    if (dek::lint::find_rule(dek::rules::all(), {}, target) == nullptr) fail(target, "takes over, but does not exist");
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return std::fprintf(stderr, "usage: dek_rule_gate SOURCE_DIR\n"), 2;
  const fs::path root = argv[1];
  const std::set<std::string> files = stems(root / "lib/rules", false);
  const std::set<std::string> fixtures = stems(root / "tests/rules", true);
  const std::set<std::string> lines = registered(root / "lib/rules/registry.inc");
  const std::set<std::string> ids = check_infos();
  compare(files, lines, "has no line in registry.inc");
  compare(lines, files, "is in registry.inc, but has no file");
  compare(ids, files, "is the id of a rule whose file has another name");
  compare(files, ids, "is a file whose rule has another id");
  compare(fixtures, ids, "has fixtures, but is no rule");
  compare(ids, fixtures, "has no fixtures");
  check_retired();
  std::printf("%zu rules, %d problems\n", ids.size(), problems);
  return problems == 0 ? 0 : 1;
}
