// dek_yaml_compare [--generated N] PATH...: compares the reader with libyaml event by event; every unexplained
// difference fails.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "comparison.hpp"
#include "yaml_generator.hpp"

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kLimitBytes = std::uint64_t{1} << 30;

struct Tally {
  std::size_t files = 0, same = 0, unexplained = 0;
  std::map<std::string, std::size_t> allowed;
};

void compare(const std::string& name, const std::string& bytes, Tally& tally) {
  ++tally.files;
  const dek::tests::Case compared = dek::tests::compare_readers(bytes);
  if (compared.what.empty()) {
    ++tally.same;
  } else if (const auto* allowed = dek::tests::find_explanation(compared)) {
    ++tally.allowed[std::string(allowed->name) + ": " + std::string(allowed->reason)];
  } else {
    ++tally.unexplained;
    std::printf("DIFFERENT %s: %s\n", name.c_str(), compared.what.c_str());
  }
}

bool is_yaml(const fs::path& path) {
  const std::string extension = path.extension().string();
  return extension == ".yaml" || extension == ".yml" || extension == ".json";
}

std::vector<std::string> files_below(const std::string& path) {
  if (fs::is_regular_file(path)) return {path};
  std::vector<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(path)) {
    if (entry.is_regular_file() && is_yaml(entry.path())) files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

void compare_path(const std::string& path, Tally& tally) {
  if (!fs::exists(path)) {
    std::printf("SKIPPED: %s is not there\n", path.c_str());
    return;
  }
  for (const std::string& file : files_below(path)) {
    if (const auto bytes = dek::base::read_file(file, kLimitBytes)) compare(file, *bytes, tally);
  }
}

void compare_generated(std::uint64_t count, Tally& tally) {
  for (std::uint64_t seed = 0; seed < count; ++seed) {
    const std::size_t before = tally.unexplained;
    const std::string text = dek::tests::generate_yaml(seed);
    compare("generated file " + std::to_string(seed), text, tally);
    if (tally.unexplained != before) std::printf("----\n%s\n----\n", text.c_str());
  }
}

void print(const Tally& tally) {
  std::printf("%zu files: %zu the same, %zu different without a reason\n", tally.files, tally.same, tally.unexplained);
  for (const auto& [reason, count] : tally.allowed) std::printf("%6zu %s\n", count, reason.c_str());
}

}  // namespace

int main(int argc, char** argv) {
  Tally tally;
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--generated") == 0 && i + 1 < argc) {
      compare_generated(std::strtoull(argv[++i], nullptr, 10), tally);
    } else {
      compare_path(argv[i], tally);
    }
  }
  print(tally);
  return tally.unexplained == 0 ? 0 : 1;
}
