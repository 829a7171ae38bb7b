// bench_lint FOLDER [ROUNDS]: lints a folder with no rule and with all of them in turn, one thread, and prints what the
// rules add to reading and classifying.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "lint/engine.hpp"
#include "rules/registry.hpp"

namespace {

namespace fs = std::filesystem;
using namespace dek;

constexpr std::uint64_t kLimitBytes = std::uint64_t{1} << 32;
constexpr int kUsualRounds = 7;

std::vector<lint::Unit> units_below(const char* folder) {
  std::vector<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".yaml" || entry.path().extension() == ".yml" || entry.path().extension() == ".tf")
      files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  std::vector<lint::Unit> units;
  for (const std::string& file : files)
    units.push_back({.name = file, .read = [file] { return base::read_file(file, kLimitBytes); }});
  return units;
}

struct Work {
  double seconds = 0;  // of the processor, system calls included
  std::size_t findings = 0;
};

Work measure(const std::vector<lint::Unit>& units, lint::Rules rules) {
  const std::clock_t begin = std::clock();
  text::TextStore store;
  manifest::Context context;
  context.is_whole_set = true;
  const lint::Outcome outcome = lint::run(units, rules, {.context = context, .threads = 1}, store);
  return {static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC, outcome.findings.size()};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fputs("usage: bench_lint FOLDER [ROUNDS]\n", stderr);
    return 2;
  }
  const std::vector<lint::Unit> units = units_below(argv[1]);
  const int rounds = argc > 2 ? std::atoi(argv[2]) : kUsualRounds;
  std::vector<double> shares;
  for (int round = 0; round < rounds; ++round) {
    const Work reading = measure(units, {});
    const Work all = measure(units, rules::all());
    shares.push_back(all.seconds / reading.seconds - 1);
    std::printf("reading %.3f s  with rules %.3f s  %zu findings\n", reading.seconds, all.seconds, all.findings);
  }
  std::sort(shares.begin(), shares.end());
  std::printf("the rules add %.0f%% to reading and classifying %zu files (median of %d pairs)\n",
              100 * shares[shares.size() / 2], units.size(), rounds);
  return 0;
}
