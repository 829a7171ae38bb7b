// What may stand at the cursor of a shell: found by walking the same tree of commands and options that parsing uses.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace dek::cli {

struct Candidate {
  std::string text, what;  // the whole word, and a short description that may be empty
};

struct Completion {
  std::vector<Candidate> candidates;                // those that begin as the last word does
  bool takes_files = false, takes_folders = false;  // the shell's own completion of paths goes with them
};

/// `words` is the command line without the program's name; its last word is the one being typed, empty after a blank.
[[nodiscard]] Completion complete(const CLI::App& app, const std::vector<std::string>& words);

/// One candidate a line, a tab before its description; a last line `:files` or `:folders`.
[[nodiscard]] std::string to_lines(const Completion& completion);

}  // namespace dek::cli
