// Asking git, without a shell in between.
#include "git.hpp"

#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <vector>

#include "base/strings.hpp"

extern char** environ;  // NOLINT: posix_spawn wants it

namespace dek::cli {
namespace {

constexpr int kNotFound = 127;  // of a child that could not start

struct Finished {
  std::string output;
  int code = 0;
};

class FileActions {
 public:
  FileActions() { ::posix_spawn_file_actions_init(&actions_); }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;
  ~FileActions() { ::posix_spawn_file_actions_destroy(&actions_); }
  posix_spawn_file_actions_t* get() { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

std::string read_all(int descriptor) {
  std::string output;
  std::array<char, 4096> buffer{};
  for (;;) {
    const ssize_t got = ::read(descriptor, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return output;
    output.append(buffer.data(), static_cast<std::size_t>(got));
  }
}

int wait_for(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : kNotFound;
}

// What git has to say goes to our standard error.
base::Result<Finished> run_git(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "git");
  std::vector<char*> words;
  for (std::string& argument : arguments) words.push_back(argument.data());
  words.push_back(nullptr);
  int pipe[2] = {};
  if (::pipe(pipe) != 0) return base::Error{fmt::format("cannot run git: {}", std::strerror(errno)), ""};
  FileActions actions;
  ::posix_spawn_file_actions_adddup2(actions.get(), pipe[1], STDOUT_FILENO);
  ::posix_spawn_file_actions_addclose(actions.get(), pipe[0]);
  ::posix_spawn_file_actions_addclose(actions.get(), pipe[1]);
  pid_t child = 0;
  const int error = ::posix_spawnp(&child, "git", actions.get(), nullptr, words.data(), environ);
  ::close(pipe[1]);
  Finished finished;
  if (error == 0) finished.output = read_all(pipe[0]);
  ::close(pipe[0]);
  if (error != 0) return base::Error{fmt::format("cannot run git: {}", std::strerror(error)), ""};
  finished.code = wait_for(child);
  return finished;
}

void add_names(std::string_view output, std::set<std::string>& names) {
  for (const std::string_view name : base::split(output, '\0'))
    if (!name.empty()) names.emplace(name);
}

}  // namespace

base::Result<std::set<std::string>> changed_files(const std::string& revision) {
  if (revision.empty() || revision.starts_with('-'))
    return base::Error{fmt::format("`{}` is no revision", revision), "give a branch, tag or commit: origin/main"};
  DEK_TRY(const Finished changed, run_git({"diff", "--name-only", "-z", "--relative", "--no-ext-diff",
                                           "--diff-filter=d", "--merge-base", revision, "--"}));
  if (changed.code != 0) {
    return base::Error{fmt::format("git could not compare with `{}`", revision),
                       "is it fetched, with the history in between? (a checkout of CI often has one commit)"};
  }
  DEK_TRY(const Finished unknown, run_git({"ls-files", "--others", "--exclude-standard", "-z"}));
  std::set<std::string> names;
  add_names(changed.output, names);
  add_names(unknown.output, names);
  return names;
}

}  // namespace dek::cli
