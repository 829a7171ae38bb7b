// Collecting files.
#include "lint_input.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <set>
#include <unordered_set>

#include "base/files.hpp"
#include "base/walk.hpp"
#include "git.hpp"

namespace dek::cli {
namespace {

constexpr std::array<std::string_view, 7> kExtensions = {".yaml", ".yml", ".json", ".tf", ".tfvars", ".tftpl", ".tpl"};
// Far above any manifest: the API server takes 3 MiB a request, bundles of CRDs reach some 10 MiB.
constexpr std::uint64_t kFileLimitBytes = 64 << 20;

/// "a/../b" and "./b" are one file.
std::string normal(const std::string& name) {
  return std::filesystem::path(name).lexically_normal().generic_string();
}

class Collector {
 public:
  explicit Collector(const InputOptions& options) : options_(options) {}

  base::Result<Input> collect() {
    if (options_.paths.empty()) add_directory(".");
    for (const std::string& path : options_.paths) DEK_CHECK(add(path));
    if (!options_.context.empty()) DEK_CHECK(add_context());
    if (!options_.changed_since.empty()) DEK_CHECK(keep_changed());
    return std::move(input_);
  }

 private:
  base::Result<base::Done> add(const std::string& path) {
    if (path == "-") return add_stdin();
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0 && (errno == ENOENT || errno == ENOTDIR))
      return base::Error{fmt::format("cannot find `{}`: {}", path, std::strerror(errno)), ""};
    if (S_ISDIR(status.st_mode))
      add_directory(path);
    else
      add_file(path.starts_with("./") && path.size() > 2 ? path.substr(2) : path, path);
    return base::Done{};
  }

  base::Result<base::Done> add_context() {
    const std::size_t given = input_.units.size();
    DEK_CHECK(add(options_.context));
    for (std::size_t i = given; i < input_.units.size(); ++i) input_.units[i].is_reported = false;
    input_.is_partial = input_.is_partial || given < input_.units.size();
    return base::Done{};
  }

  base::Result<base::Done> keep_changed() {
    DEK_TRY(const std::set<std::string> changed, changed_files(options_.changed_since));
    for (lint::Unit& unit : input_.units) {
      if (changed.contains(normal(unit.name))) continue;
      unit.is_reported = false;
      input_.is_partial = true;
    }
    return base::Done{};
  }

  base::Result<base::Done> add_stdin() {
    if (!seen_.insert("-").second) return base::Error{"standard input (`-`) is given twice", ""};
    input_.units.push_back({options_.stdin_filename, [] { return base::read_stdin(kFileLimitBytes); }});
    return base::Done{};
  }

  void add_file(const std::string& name, const std::string& path) {
    if (!seen_.insert(normal(name)).second) return;
    input_.units.push_back({name, [path] { return base::read_file(path, kFileLimitBytes); }});
  }

  void add_directory(const std::string& directory) {
    input_.directories.push_back(directory);
    for (base::WalkedFile& file : base::walk(directory, {kExtensions, options_.respects_gitignore})) {
      if (file.error.empty()) {
        add_file(file.path, file.path);
      } else if (seen_.insert(normal(file.path)).second) {
        const base::Error error{fmt::format("cannot list the directory: {}", file.error), ""};
        input_.units.push_back({file.path, [error]() -> base::Result<std::string> { return error; }});
      }
    }
  }

  const InputOptions& options_;
  Input input_;
  std::unordered_set<std::string> seen_;
};

}  // namespace

base::Result<Input> collect_input(const InputOptions& options) {
  return Collector(options).collect();
}

}  // namespace dek::cli
