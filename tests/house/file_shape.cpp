// Gate: every source says in its first line what it is for, stays short, has short functions, and no unfinished work.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

namespace {

namespace fs = std::filesystem;

constexpr int kMostLines = 300;
constexpr int kMostFunctionLines = 40;

struct Word {
  std::string text;
  std::string why;
};

// Written in pieces, so that this file passes its own gate.
const std::vector<Word> kForbidden = {
    {std::string("TO") + "DO", "unfinished work"},
    {std::string("FIX") + "ME", "unfinished work"},
    {std::string("using ") + "namespace std", "names should say where they come from"}};

bool is_source(const fs::path& file) {
  const std::string extension = file.extension().string();
  return extension == ".cpp" || extension == ".hpp";
}

/// Lengths of functions by the layout that clang-format gives: from a declaration in the first column to its `}` there.
class FunctionLength {
 public:
  /// Lines of the function that ends with this line, else 0.
  int after(const std::string& line) {
    if (line == "}" && begun_ > 0) return std::exchange(begun_, 0);
    const char first = line.empty() ? ' ' : line.front();
    const bool begins =
        first != ' ' && first != '}' && first != '#' && !line.starts_with("//") && !line.starts_with("namespace");
    if (begun_ == 0 && !begins) return 0;
    ++begun_;
    has_body_ = (has_body_ && begun_ > 1) || line.ends_with('{');
    const bool is_over = line.ends_with(';') && (!has_body_ || first != ' ');
    if (is_over) begun_ = 0;
    return 0;
  }

 private:
  int begun_ = 0;  // lines since the declaration's first
  bool has_body_ = false;
};

/// Tests may hold tables in their functions.
bool has_short_functions(const std::string& name) {
  return !name.starts_with("tests/");
}

int check(const fs::path& file, const std::string& name) {
  std::ifstream in(file);
  int lines = 0, failures = 0;
  FunctionLength function;
  const auto complain = [&](const std::string& what) {
    std::cerr << name << ":" << lines << ": " << what << '\n';
    ++failures;
  };
  for (std::string line; std::getline(in, line);) {
    ++lines;
    const int length = function.after(line) + 1;
    if (length > kMostFunctionLines && has_short_functions(name))
      complain("ends a function of " + std::to_string(length) + " lines, " + std::to_string(kMostFunctionLines) +
               " may be");
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
