// `dekctl completion <shell>`: a small function for the shell; it asks `dekctl complete` at every TAB.
#include <CLI/CLI.hpp>
#include <map>
#include <memory>
#include <ostream>

#include "choices.hpp"
#include "commands.hpp"

namespace dek::cli {
namespace {

// Words are taken from the line itself: bash would break them at `=` and `:`.
constexpr std::string_view kBash = R"(# bash completion of dekctl: source <(dekctl completion bash)
_dekctl() {
  local line current candidate mode=""
  local -a words
  line=${COMP_LINE:0:COMP_POINT}
  read -ra words <<< "$line"
  [[ $line == *[[:space:]] ]] && words+=("")
  current=${words[${#words[@]}-1]}
  COMPREPLY=()
  while IFS= read -r line; do
    case $line in
      :files | :folders) mode=$line ;;
      *) candidate=${line%%$'\t'*}
         [[ $current == *=* ]] && candidate=${candidate#*=}
         COMPREPLY+=("$candidate") ;;
    esac
  done < <("${words[0]}" complete -- "${words[@]:1}" 2>/dev/null)
  current=${current#*=}
  case $mode in
    :files) compopt -o filenames; while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$current") ;;
    :folders) compopt -o filenames; while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -d -- "$current") ;;
  esac
}
complete -F _dekctl dekctl
)";

constexpr std::string_view kZsh = R"(#compdef dekctl
# zsh completion of dekctl: dekctl completion zsh > "${fpath[1]}/_dekctl"
_dekctl() {
  local line text mode=""
  local -a plain described
  while IFS= read -r line; do
    case $line in
      :files | :folders) mode=$line ;;
      *) text=${line%%$'\t'*}
         plain+=("$text")
         if [[ $line == *$'\t'* ]]; then described+=("${text} -- ${line#*$'\t'}"); else described+=("$text"); fi ;;
    esac
  done < <("${words[1]}" complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)
  (( $#plain )) && compadd -l -d described -a plain
  case $mode in
    :files) _files ;;
    :folders) _files -/ ;;
  esac
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _dekctl "$@"; else compdef _dekctl dekctl; fi
)";

constexpr std::string_view kFish = R"(# fish completion of dekctl: dekctl completion fish | source
function __dekctl_complete
  set -l words (commandline -opc) (commandline -ct)
  for line in ($words[1] complete -- $words[2..-1] 2>/dev/null)
    switch $line
      case ':files'
        __fish_complete_path (commandline -ct)
      case ':folders'
        __fish_complete_directories (commandline -ct)
      case '*'
        echo $line
    end
  end
end
complete -c dekctl -f -a '(__dekctl_complete)'
)";

constexpr const char* kExamples = R"(Examples:
  source <(dekctl completion bash)                      in ~/.bashrc
  dekctl completion zsh > "${fpath[1]}/_dekctl"
  dekctl completion fish > ~/.config/fish/completions/dekctl.fish)";

std::string_view script_of(const std::string& shell) {
  if (shell == "zsh") return kZsh;
  return shell == "fish" ? kFish : kBash;
}

}  // namespace

void add_completion(CLI::App& app, Action& chosen) {
  CLI::App* command = app.add_subcommand("completion", "Prints a completion script for a shell");
  auto shell = std::make_shared<std::string>();
  add_choice(*command, "shell", *shell, {"bash", "zsh", "fish"}, "which one")->required();
  command->footer(kExamples);
  command->callback([shell, &chosen] {
    chosen = [shell](Io& io) {
      io.out << script_of(*shell);
      return ExitCode::clean;
    };
  });
}

}  // namespace dek::cli
