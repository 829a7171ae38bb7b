// Property: edits that no finding should mind, and other names of files, revive nothing that a baseline holds.
#include <algorithm>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "checks.hpp"
#include "edits_of_text.hpp"
#include "lint/baseline.hpp"
#include "linting.hpp"
#include "rules/registry.hpp"

namespace dek::test {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestBytes = 200'000;  // larger files only cost time

std::string same(std::string_view name) {
  return std::string(name);
}

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Lines used_lines(const Linted& linted) {
  Lines lines;
  for (const diag::Diagnostic& finding : linted.findings) {
    lines.insert(linted.store->locate(finding.span).begin.line);
    for (const diag::Label& label : finding.related) lines.insert(linted.store->locate(label.span).begin.line);
  }
  return lines;
}

std::size_t count_syntax(const Linted& linted) {
  return static_cast<std::size_t>(std::ranges::count_if(
      linted.findings, [](const diag::Diagnostic& finding) { return finding.rule.starts_with("syntax/"); }));
}

class Property {
 public:
  void check(const fs::path& path) {
    const std::string bytes = read(path);
    if (bytes.size() > kLargestBytes) return;
    const Input input{.name = path.filename().string(), .bytes = bytes};
    const Linted before = lint({input}, rules::all(), context_of(bytes));
    const lint::Baseline baseline = lint::baseline_of(before.findings, *before.store, same);
    if (baseline.empty()) return;
    ++files_;
    findings_ += before.findings.size();
    for (const TextEdit& edit : text_edits()) check_edit(path, input, before, baseline, edit);
  }

  [[nodiscard]] int finish() const {
    fmt::print(
        "{} files, {} findings, {} edits ({} broke the file, {} findings went with the text they were about), {} "
        "problems\n",
        files_, findings_, edits_, broken_, gone_, problems_.count);
    return problems_.count == 0 ? 0 : 1;
  }

 private:
  void check_edit(const fs::path& path, const Input& input, const Linted& before, const lint::Baseline& baseline,
                  const TextEdit& edit) {
    Input edited = input;
    edited.bytes =
        edit.apply({.bytes = input.bytes, .is_hcl = path.extension() == ".tf", .used = used_lines(before)}, random_);
    if (edits_++ % 2 == 0) edited.name.insert(0, "renamed-");
    Linted after = lint({edited}, rules::all(), context_of(input.bytes));
    if (count_syntax(after) != count_syntax(before)) {  // a line was put into a value of several lines
      ++broken_;
      return;
    }
    std::vector<diag::Diagnostic> known;
    const lint::Baseline gone = lint::take_known(baseline, after.findings, known, *after.store, same);
    if (!after.findings.empty()) problems_.add(path.string(), "{} revived:\n{}", edit.name, after.report());
    gone_ += gone.size();
  }

  std::minstd_rand random_{1};
  Problems problems_;
  std::size_t files_ = 0, findings_ = 0, edits_ = 0, broken_ = 0, gone_ = 0;
};

bool is_input(const fs::path& path) {
  const std::string ending = path.extension();
  return ending == ".yaml" || ending == ".yml" || ending == ".tf";
}

int run(const std::vector<fs::path>& folders) {
  std::vector<fs::path> paths;
  for (const fs::path& folder : folders) {
    if (!fs::is_directory(folder)) {
      fmt::print("SKIP {}: not here\n", folder.string());
      continue;
    }
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder))
      if (entry.is_regular_file() && is_input(entry.path())) paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  Property property;
  for (const fs::path& path : paths) property.check(path);
  return property.finish();
}

}  // namespace
}  // namespace dek::test

int main(int argc, char** argv) {
  try {
    return dek::test::run({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    fmt::print("FAIL: {}\n", error.what());
    return 1;
  }
}
