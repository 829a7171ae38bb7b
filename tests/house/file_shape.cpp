// Gate: every source says in its first line what it is for, stays short, and names no machine and no unfinished work.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

constexpr int kMostLines = 300;

struct Word {
  std::string text;
  std::string why;
};

// Written in pieces, so that this file passes its own gate.
const std::vector<Word> kForbidden = {{std::string("TO") + "DO", "unfinished work"},
                                      {std::string("FIX") + "ME", "unfinished work"},
                                      {std::string("using ") + "namespace std", "names should say where they come from"}};

bool is_source(const fs::path& file) {
  const std::string extension = file.extension().string();
  return extension == ".cpp" || extension == ".hpp";
}

int check(const fs::path& file, const std::string& name) {
  std::ifstream in(file);
  int lines = 0, failures = 0;
  const auto complain = [&](const std::string& what) {
    std::cerr << name << ":" << lines << ": " << what << '\n';
    ++failures;
  };
  for (std::string line; std::getline(in, line);) {
    ++lines;
    if (lines == 1 && !line.starts_with("// ")) complain("the first line must say in a comment what the file is for");
    for (const Word& word : kForbidden) {
      // Rules speak of placeholder words in quotes; comments and code may not contain them.
      if (line.find(word.text) != std::string::npos && line.find('"' + word.text) == std::string::npos &&
          line.find('`' + word.text) == std::string::npos)
        complain("`" + word.text + "`: " + word.why);
    }
  }
  if (lines > kMostLines) complain("is longer than " + std::to_string(kMostLines) + " lines");
  return failures;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const fs::path root = argv[1];
  int failures = 0;
  for (const char* top : {"lib", "cli", "tests", "cmake"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
      if (is_source(entry.path())) failures += check(entry.path(), entry.path().lexically_relative(root).string());
    }
  }
  return failures == 0 ? 0 : 1;
}
