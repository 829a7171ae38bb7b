// Runs one folder of tests/cli: run_case <dekctl> <folder>. Exit 0 when output and code are as written there.
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>

#include "support/golden.hpp"

namespace {

namespace fs = std::filesystem;
using dek::test::compare_with_golden;
using dek::test::read_all;

struct Folder {
  explicit Folder(std::string pattern) : path(::mkdtemp(pattern.data())) {}
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
  fs::path path;
};

std::string quoted(const fs::path& path) {
  return "'" + path.string() + "'";
}

// The command sees the binary as `dekctl`, a plain environment and nothing of this project around it.
int run(const fs::path& binary, const fs::path& test, const fs::path& scratch) {
  fs::create_directories(scratch / "work");
  if (fs::exists(test / "in"))
    fs::copy(test / "in", scratch / "work", fs::copy_options::recursive | fs::copy_options::copy_symlinks);
  const std::string command = "cd " + quoted(scratch / "work") +
                              " && env -i LC_ALL=C PATH=" + quoted(binary.parent_path()) + ":/usr/bin:/bin sh " +
                              quoted(test / "cmd") + " >" + quoted(scratch / "stdout") + " 2>" +
                              quoted(scratch / "stderr") + " </dev/null";
  const int status = std::system(command.c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: run_case <dekctl> <folder>\n";
    return 2;
  }
  const fs::path test = fs::absolute(argv[2]);
  const Folder scratch((fs::temp_directory_path() / "dekctl-case-XXXXXX").string());
  const int code = run(fs::absolute(argv[1]), test, scratch.path);
  std::string difference = compare_with_golden(test / "stdout", read_all(scratch.path / "stdout"));
  difference += compare_with_golden(test / "stderr", read_all(scratch.path / "stderr"));
  difference += compare_with_golden(test / "exit", code == 0 ? "" : std::to_string(code) + "\n");
  std::cerr << difference;
  return difference.empty() ? 0 : 1;
}
