// A plain main for fuzz targets: runs every file below the folders given, so that old findings stay fixed.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "base/files.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kLimitBytes = std::uint64_t{1} << 24;

std::vector<std::string> files_below(const char* folder) {
  std::vector<std::string> files;
  if (!fs::exists(folder)) return files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t count = 0;
  for (int i = 1; i < argc; ++i) {
    for (const std::string& file : files_below(argv[i])) {
      const auto bytes = dek::base::read_file(file, kLimitBytes);
      if (!bytes) continue;
      std::fprintf(stderr, "%s\n", file.c_str());  // the last one named is the one that fails
      LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes->data()), bytes->size());
      ++count;
    }
  }
  std::printf("%zu inputs replayed\n", count);
  return 0;
}
