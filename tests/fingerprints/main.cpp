// Lints folders as they are and with other lines around everything: the fingerprints must be the same ones.
// usage: dek_fingerprints [--each] FOLDER...    --each: every folder below is a set of its own; 77 when it is missing
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <tuple>
#include <vector>

#include "base/walk.hpp"
#include "lint/engine.hpp"
#include "mutations.hpp"
#include "rules/registry.hpp"

namespace {

namespace fs = std::filesystem;
using namespace dek;

constexpr std::array<std::string_view, 7> kExtensions = {".yaml", ".yml", ".json", ".tf", ".tfvars", ".tftpl", ".tpl"};
constexpr std::size_t kMostShown = 10;

struct Input {
  std::string name, bytes;
};

using Known = std::tuple<std::string, std::string, std::uint64_t>;  // file, rule, fingerprint

std::vector<Input> read(const fs::path& folder) {
  std::vector<Input> inputs;
  for (const base::WalkedFile& file : base::walk(folder.string(), {kExtensions, true})) {
    std::ifstream in(file.path, std::ios::binary);
    inputs.push_back({file.path, {std::istreambuf_iterator<char>(in), {}}});
  }
  return inputs;
}

std::vector<Known> fingerprints(const std::vector<Input>& inputs) {
  std::vector<lint::Unit> units;
  for (const Input& input : inputs)
    units.push_back({.name = input.name, .read = [&input] { return base::Result<std::string>(input.bytes); }});
  text::TextStore store;
  manifest::Context context;
  context.is_whole_set = true;
  std::vector<Known> known;
  for (const diag::Diagnostic& finding : lint::run(units, rules::all(), {.context = context}, store).findings)
    known.emplace_back(store.name(finding.span.text), finding.rule, finding.fingerprint);
  std::ranges::sort(known);
  return known;
}

std::size_t show(const char* what, const std::vector<Known>& ones, const std::vector<Known>& others) {
  std::vector<Known> only;
  std::ranges::set_difference(ones, others, std::back_inserter(only));
  for (std::size_t i = 0; i < std::min(only.size(), kMostShown); ++i)
    std::cerr << what << ' ' << std::get<0>(only[i]) << ": " << std::get<1>(only[i]) << ' ' << std::get<2>(only[i])
              << '\n';
  return only.size();
}

struct Tally {
  std::size_t findings = 0, changed_files = 0, differences = 0;
};

void check(const fs::path& folder, Tally& tally) {
  const std::vector<Input> inputs = read(folder);
  const std::vector<Known> before = fingerprints(inputs);
  tally.findings += before.size();
  for (const test::Mutation mutation : test::kMutations) {
    std::vector<Input> changed = inputs;
    for (Input& input : changed) {
      std::string bytes = test::mutated(input.name, input.bytes, mutation);
      tally.changed_files += bytes == input.bytes ? 0 : 1;
      input.bytes = std::move(bytes);
    }
    const std::vector<Known> after = fingerprints(changed);
    if (after == before) continue;
    std::cerr << folder.string() << ", mutation " << static_cast<int>(mutation) << ":\n";
    tally.differences += show("  gone", before, after) + show("  new ", after, before);
  }
}

std::vector<fs::path> folders_below(const fs::path& folder) {
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.is_directory()) folders.push_back(entry.path());
  std::ranges::sort(folders);
  return folders;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<fs::path> folders;
  const bool each = argc > 1 && std::string_view(argv[1]) == "--each";
  for (int i = each ? 2 : 1; i < argc; ++i) {
    if (!fs::is_directory(argv[i])) return std::cout << "SKIPPED: no folder " << argv[i] << '\n', 77;
    const std::vector<fs::path> below = each ? folders_below(argv[i]) : std::vector<fs::path>{argv[i]};
    folders.insert(folders.end(), below.begin(), below.end());
  }
  Tally tally;
  for (const fs::path& folder : folders) check(folder, tally);
  std::cout << tally.findings << " findings, " << tally.changed_files << " changed files, " << tally.differences
            << " fingerprints changed\n";
  return tally.findings == 0 || tally.differences > 0 ? 1 : 0;
}
