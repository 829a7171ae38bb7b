// Loads every <case>/profile.yaml and compares its findings, with their exact places, to expected.txt.
#include <filesystem>
#include <iostream>
#include <set>
#include <sstream>

#include "model/load.hpp"
#include "report/concise.hpp"
#include "support/golden.hpp"
#include "text/store.hpp"

namespace {

namespace fs = std::filesystem;
using namespace dek;

std::string findings_of(const fs::path& profile) {
  text::TextStore store;
  const text::TextId text = store.add_file("profile.yaml", test::read_all(profile));
  const model::Loaded loaded = model::load_text(text, store.bytes(text));
  std::ostringstream out;
  report::write_concise(out, report::in_order(loaded.diagnostics, store), store);
  for (const diag::Diagnostic& finding : loaded.diagnostics) {
    for (const diag::Label& label : finding.related) {
      const text::Position place = store.locate(label.span).begin;
      out << "  " << place.line << ':' << place.column << ": " << label.text << '\n';
    }
  }
  return out.str();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return std::cerr << "usage: dek_profile_cases FOLDER\n", 2;
  std::set<fs::path> cases;
  for (const auto& entry : fs::directory_iterator(argv[1]))
    if (entry.is_directory()) cases.insert(entry.path());
  int failures = 0;
  for (const fs::path& each : cases) {
    const std::string found = findings_of(each / "profile.yaml");
    std::string problem = test::compare_with_golden(each / "expected.txt", found);
    if (found.empty()) problem = "no finding, but every case here is a wrong profile\n";
    if (problem.empty()) continue;
    std::cerr << each.filename().string() << ": " << problem;
    ++failures;
  }
  std::cout << cases.size() << " wrong profiles, " << failures << " read otherwise than expected\n";
  return failures == 0 && !cases.empty() ? 0 : 1;
}
