// Gate: every include of our own goes to a module the including one may see, and third-party headers stay in their few
// files.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

// Who may include whom (docs/contributing.md); each may include itself.
const std::map<std::string, std::set<std::string>> kMayInclude = {
    {"base", {}},
    {"text", {"base"}},
    {"diag", {"base", "text"}},
    {"tree", {"base", "text"}},
    {"yaml", {"base", "text", "diag", "tree"}},
    {"hcl", {"base", "text", "diag", "tree"}},
    {"facts", {"base"}},
    {"model", {"base", "text", "diag", "tree", "yaml", "facts"}},
    {"manifest", {"base", "text", "diag", "tree", "yaml", "hcl", "facts"}},
    {"plan", {"base", "facts", "model"}},
    {"lint", {"base", "text", "diag", "tree", "yaml", "manifest", "model"}},
    {"render", {"base", "text", "diag", "tree", "yaml", "hcl", "facts", "model", "plan"}},
    {"rules", {"base", "text", "diag", "tree", "facts", "manifest", "model", "plan", "lint"}},
    {"config", {"base", "text", "diag", "tree", "yaml", "manifest", "model", "lint"}},
    {"report", {"base", "text", "diag"}},
    {"cli",
     {"base", "text", "diag", "tree", "yaml", "hcl", "facts", "model", "manifest", "plan", "lint", "render", "rules",
      "report", "config"}},
};

struct ThirdParty {
  std::string header_prefix;
  std::set<std::string> modules;
  std::size_t most_files;
};

// A slow header in one file costs once; in every file it costs every build.
const std::vector<ThirdParty> kThirdParty = {
    {"yaml-cpp/", {"yaml", "model"}, 1},
    {"nlohmann/", {"model", "report", "cli"}, 6},
    {"CLI/", {"cli"}, 24},
    {"gmp.h", {"hcl"}, 1},
    {"utf8proc.h", {"hcl"}, 1},
};

std::string module_of(const fs::path& file, const fs::path& root) {
  const fs::path relative = file.lexically_relative(root);
  return *relative.begin() == "cli" ? "cli" : std::next(relative.begin())->string();
}

std::vector<fs::path> sources(const fs::path& root) {
  std::vector<fs::path> files;
  for (const char* top : {"lib", "cli"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
      const std::string extension = entry.path().extension().string();
      if (extension == ".cpp" || extension == ".hpp") files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string between(const std::string& line, char open, char close) {
  const std::size_t begin = line.find(open);
  const std::size_t end = line.find(close, begin + 1);
  return begin == std::string::npos || end == std::string::npos ? "" : line.substr(begin + 1, end - begin - 1);
}

class Gate {
 public:
  explicit Gate(fs::path root) : root_(std::move(root)) {}

  void check(const fs::path& file) {
    std::ifstream in(file);
    const std::string from = module_of(file, root_);
    int number = 0;
    for (std::string line; std::getline(in, line);) {
      ++number;
      if (!line.starts_with("#include ")) continue;
      const std::string ours = between(line, '"', '"');
      const std::string theirs = between(line, '<', '>');
      if (!ours.empty()) check_own(file, number, from, ours);
      if (!theirs.empty()) check_third_party(file, number, from, theirs);
    }
  }

  int finish() {
    for (const ThirdParty& library : kThirdParty) {
      const std::set<fs::path>& users = users_[library.header_prefix];
      if (users.size() <= library.most_files) continue;
      complain(library.header_prefix + " is included by " + std::to_string(users.size()) + " files, at most " +
               std::to_string(library.most_files) + " may");
    }
    return failures_ == 0 ? 0 : 1;
  }

 private:
  void complain(const std::string& text) {
    std::cerr << text << '\n';
    ++failures_;
  }

  std::string place(const fs::path& file, int line) const {
    return file.lexically_relative(root_).string() + ":" + std::to_string(line);
  }

  void check_own(const fs::path& file, int line, const std::string& from, const std::string& header) {
    const std::size_t slash = header.find('/');
    const std::string to = slash == std::string::npos ? from : header.substr(0, slash);
    const auto row = kMayInclude.find(from);
    if (row == kMayInclude.end()) return complain(place(file, line) + ": module `" + from + "` has no floor");
    if (to == from || row->second.contains(to)) return;
    complain(place(file, line) + ": `" + from + "` may not include \"" + header + "\"");
  }

  void check_third_party(const fs::path& file, int line, const std::string& from, const std::string& header) {
    for (const ThirdParty& library : kThirdParty) {
      if (!header.starts_with(library.header_prefix)) continue;
      users_[library.header_prefix].insert(file);
      // The program is made of CLI11 throughout; elsewhere a library stays behind a header of ours.
      if (library.modules.contains(from) && (file.extension() == ".cpp" || from == "cli")) continue;
      complain(place(file, line) + ": <" + header + "> does not belong here");
    }
  }

  fs::path root_;
  int failures_ = 0;
  std::map<std::string, std::set<fs::path>> users_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  Gate gate(argv[1]);
  for (const fs::path& file : sources(argv[1])) gate.check(file);
  return gate.finish();
}
