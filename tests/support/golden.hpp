// Expected outputs in files: compared by default, written when DEK_UPDATE=1 is set.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace dek::test {

inline std::string read_all(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline bool is_updating() {
  const char* value = std::getenv("DEK_UPDATE");
  return value && std::string(value) == "1";
}

/// Empty when the file holds `actual`; otherwise what to show a person. A file that is missing counts as empty.
inline std::string compare_with_golden(const std::filesystem::path& path, const std::string& actual) {
  const std::string expected = read_all(path);
  if (expected == actual) return {};
  if (is_updating()) {
    if (actual.empty()) {
      std::filesystem::remove(path);
    } else {
      std::filesystem::create_directories(path.parent_path());
      std::ofstream(path, std::ios::binary) << actual;
    }
    return {};
  }
  const auto [expected_end, actual_end] = std::mismatch(expected.begin(), expected.end(), actual.begin(), actual.end());
  const auto line = 1 + std::count(expected.begin(), expected_end, '\n');
  return path.filename().string() + " differs from line " + std::to_string(line) +
         " on (DEK_UPDATE=1 accepts it).\n--- expected\n" + expected + "--- actual\n" + actual + "---\n";
}

}  // namespace dek::test
