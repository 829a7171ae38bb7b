// bench_yaml FOLDER [ROUNDS]: loads every YAML file below a folder, then reads the texts with our reader and with
// libyaml in turn, and prints the ratio.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "libyaml_oracle.hpp"
#include "yaml/reader.hpp"

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kLimitBytes = std::uint64_t{1} << 32;
constexpr int kUsualRounds = 7;

std::vector<std::string> yaml_files(const char* folder) {
  std::vector<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".yaml" || entry.path().extension() == ".yml")
      files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

struct Work {
  double seconds = 0;
  std::size_t bytes = 0;
  std::size_t items = 0;  // nodes or events: keeps the work from being optimised away
};

// Processor time, system calls included: a busy machine stretches the wall clock of both readers, but unevenly.
double seconds_used() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

std::vector<std::string> load(const std::vector<std::string>& files) {
  std::vector<std::string> texts;
  for (const std::string& file : files) {
    auto bytes = dek::base::read_file(file, kLimitBytes);
    if (bytes) texts.push_back(std::move(bytes.value()));
  }
  return texts;
}

// Gives each text to `reader`; the texts are in memory already, so that it is the readers that are compared.
template <typename Reader>
Work measure(const std::vector<std::string>& texts, Reader reader) {
  Work work;
  const double begin = seconds_used();
  for (const std::string& text : texts) {
    work.bytes += text.size();
    work.items += reader(text);
  }
  work.seconds = seconds_used() - begin;
  return work;
}

std::size_t count_nodes(const std::string& bytes) {
  std::size_t nodes = 0;
  for (const auto& document : dek::yaml::parse({}, bytes).documents) nodes += document->nodes.size();
  return nodes;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

void print(const char* name, const Work& work, std::size_t files) {
  const double megabytes = static_cast<double>(work.bytes) / 1e6;
  std::printf("%-8s %.3f s  %6.1f MB/s  %8.0f files/s  %zu items\n", name, work.seconds, megabytes / work.seconds,
              static_cast<double>(files) / work.seconds, work.items);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fputs("usage: bench_yaml FOLDER [ROUNDS]\n", stderr);
    return 2;
  }
  const std::vector<std::string> texts = load(yaml_files(argv[1]));
  const int rounds = argc > 2 ? std::atoi(argv[2]) : kUsualRounds;
  std::vector<double> ratios;
  for (int round = 0; round < rounds; ++round) {
    const Work ours = measure(texts, count_nodes);
    const Work theirs =
        measure(texts, [](const std::string& bytes) { return dek::tests::count_libyaml_events(bytes); });
    print("ours", ours, texts.size());
    print("libyaml", theirs, texts.size());
    ratios.push_back(theirs.seconds / ours.seconds);
  }
  std::printf("libyaml takes %.2f times as long (median of %d pairs)\n", median(ratios), rounds);
  return 0;
}
