// One readdir a directory and no stat a file: the entry's type comes with its name.
#include "base/walk.hpp"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <optional>

#include "base/files.hpp"
#include "base/gitignore.hpp"
#include "base/strings.hpp"

namespace dek::base {
namespace {

constexpr std::uint64_t kIgnoreFileLimit = 1 << 20;
// Folders in which version control and Terraform keep copies of other people's files.
constexpr std::array<std::string_view, 5> kToolFolders = {".git", ".hg", ".svn", ".terraform", ".terragrunt-cache"};

struct Entry {
  std::string name;
  bool is_directory = false;
};

// Patterns and the directory they count from, as a length of the absolute path.
struct Level {
  std::size_t base_size = 0;
  Gitignore patterns;
};

std::string real_path(const std::string& path) {
  const std::unique_ptr<char, decltype(&std::free)> resolved(::realpath(path.c_str(), nullptr), &std::free);
  return resolved ? resolved.get() : path;
}

// A link to a directory is neither walked nor read; any other link is read like a file.
std::optional<Entry> entry_of(const dirent& found, const std::string& directory) {
  Entry entry{found.d_name, found.d_type == DT_DIR};
  if (found.d_type != DT_UNKNOWN && found.d_type != DT_LNK) return entry;
  const std::string path = joined(directory, entry.name);
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0) return entry;
  entry.is_directory = S_ISDIR(status.st_mode);
  const bool leads_to_directory =
      S_ISLNK(status.st_mode) && ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
  return leads_to_directory ? std::nullopt : std::optional(std::move(entry));
}

class Walker {
 public:
  explicit Walker(const WalkOptions& options) : options_(options) {}

  std::vector<WalkedFile> walk(const std::string& directory) {
    const std::string absolute = real_path(directory);
    if (options_.respects_gitignore) enter_repository(absolute);
    std::string shown = directory;
    while (shown.starts_with("./")) shown.erase(0, std::max<std::size_t>(shown.find_first_not_of('/', 2), 2));
    while (shown.size() > 1 && shown.ends_with('/')) shown.pop_back();
    visit(absolute, shown == "." ? "" : shown);
    return std::move(found_);
  }

 private:
  void add_level(const std::string& base, const std::string& file) {
    const auto content = read_file(file, kIgnoreFileLimit);
    if (!content) return;
    Gitignore patterns(*content);
    if (!patterns.empty()) levels_.push_back({base == "/" ? 0 : base.size(), std::move(patterns)});
  }

  // The patterns of the directories above, from the root of the repository that `directory` lies in, if any.
  void enter_repository(const std::string& directory) {
    std::vector<std::string> above{directory};
    while (!exists(joined(above.back(), ".git"))) {
      const std::size_t slash = above.back().rfind('/');
      if (above.back().size() <= 1 || slash == std::string::npos) return;
      above.push_back(slash == 0 ? "/" : above.back().substr(0, slash));
    }
    add_level(above.back(), joined(above.back(), ".git/info/exclude"));
    for (auto folder = above.rbegin(); folder + 1 != above.rend(); ++folder)
      add_level(*folder, joined(*folder, ".gitignore"));
  }

  // The deepest file that says something decides.
  [[nodiscard]] bool is_ignored(std::string_view absolute, bool is_directory) const {
    for (auto level = levels_.rbegin(); level != levels_.rend(); ++level)
      if (const auto verdict = level->patterns.ignores(absolute.substr(level->base_size + 1), is_directory))
        return *verdict;
    return false;
  }

  [[nodiscard]] bool is_wanted(const Entry& entry) const {
    const std::size_t dot = entry.name.rfind('.');
    const std::string extension = dot == std::string::npos ? "" : to_lower_ascii(entry.name.substr(dot));
    return std::find(options_.extensions.begin(), options_.extensions.end(), extension) != options_.extensions.end();
  }

  void take(const Entry& entry, const std::string& absolute, const std::string& shown) {
    const bool is_tools = std::find(kToolFolders.begin(), kToolFolders.end(), entry.name) != kToolFolders.end();
    if (is_tools || (!entry.is_directory && !is_wanted(entry))) return;
    const std::string path = joined(absolute, entry.name);
    if (is_ignored(path, entry.is_directory)) return;
    if (entry.is_directory)
      visit(path, joined(shown, entry.name));
    else
      found_.push_back({joined(shown, entry.name), ""});
  }

  void visit(const std::string& absolute, const std::string& shown) {
    const std::unique_ptr<DIR, int (*)(DIR*)> stream(::opendir(absolute.c_str()), &::closedir);
    if (!stream) {
      found_.push_back({shown, std::strerror(errno)});
      return;
    }
    std::vector<Entry> entries;
    bool has_ignore_file = false;
    while (const dirent* found = ::readdir(stream.get())) {
      const std::string_view name = found->d_name;
      if (name == "." || name == "..") continue;
      has_ignore_file |= name == ".gitignore";
      if (auto entry = entry_of(*found, absolute)) entries.push_back(std::move(*entry));
    }
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.name < b.name; });
    const std::size_t levels_before = levels_.size();
    if (has_ignore_file && options_.respects_gitignore) add_level(absolute, joined(absolute, ".gitignore"));
    for (const Entry& entry : entries) take(entry, absolute, shown);
    levels_.erase(levels_.begin() + static_cast<std::ptrdiff_t>(levels_before), levels_.end());
  }

  const WalkOptions& options_;
  std::vector<Level> levels_;
  std::vector<WalkedFile> found_;
};

}  // namespace

std::vector<WalkedFile> walk(const std::string& directory, const WalkOptions& options) {
  return Walker(options).walk(directory);
}

}  // namespace dek::base
