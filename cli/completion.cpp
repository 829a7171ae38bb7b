// Walking the command line.
#include "completion.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <set>

#include "base/strings.hpp"
#include "diag/rule_info.hpp"
#include "render/templates.hpp"
#include "report/formats.hpp"
#include "rules/registry.hpp"

namespace dek::cli {
namespace {

std::vector<Candidate> rule_candidates() {
  std::vector<Candidate> found;
  std::set<std::string> areas;
  for (const lint::Rule* rule : rules::all()) {
    found.push_back({std::string(rule->info.id), std::string(diag::summary(rule->info))});
    areas.emplace(rule->info.id.substr(0, rule->info.id.find('/')));
  }
  for (const std::string& area : areas) found.push_back({area, "all rules of the area"});
  return found;
}

std::vector<Candidate> template_candidates() {
  std::vector<Candidate> found;
  for (const std::string_view path : render::Templates::paths()) found.push_back({std::string(path), ""});
  return found;
}

/// What an option or an argument takes, by the name of its type.
void add_values(const CLI::Option& option, Completion& completion) {
  const std::string type = option.get_type_name();
  if (type.find('|') != std::string::npos)
    for (const std::string_view word : base::split(type, '|')) completion.candidates.push_back({std::string(word), ""});
  if (type == "RULE" || type == "AREA") completion.candidates = rule_candidates();
  if (type == "TEMPLATE") completion.candidates = template_candidates();
  if (type == "FORMAT[=FILE]")
    for (const report::Format& format : report::formats())
      completion.candidates.push_back({std::string(format.name), ""});
  completion.takes_files = type == "FILE" || type == "PATH" || type == "PROFILE";
  completion.takes_folders = type == "DIR";
}

void add_options(const CLI::App& command, Completion& completion) {
  for (const CLI::Option* option : command.get_options())
    for (const std::string& name : option->get_lnames())
      completion.candidates.push_back({"--" + name, option->get_description()});
}

void add_commands(const CLI::App& command, Completion& completion) {
  for (const CLI::App* each : command.get_subcommands(nullptr))
    if (!each->get_group().empty()) completion.candidates.push_back({each->get_name(), each->get_description()});
}

const CLI::Option* option_named(const CLI::App& command, const std::string& word) {
  for (const CLI::Option* option : command.get_options())
    if (option->check_name(word.substr(0, word.find('=')))) return option;
  return nullptr;
}

bool takes_value(const CLI::Option* option) {
  return option != nullptr && option->get_type_size() != 0;
}

const CLI::Option* positional(const CLI::App& command, std::size_t index) {
  const CLI::Option* last = nullptr;
  for (const CLI::Option* option : command.get_options()) {
    if (!option->get_positional()) continue;
    last = option;
    if (index-- == 0) return option;
  }
  return last != nullptr && last->get_expected_max() > 1 ? last : nullptr;
}

/// Where the words before the cursor lead.
struct Place {
  const CLI::App* command;
  const CLI::Option* waiting = nullptr;  // option whose value the cursor stands in
  std::size_t positionals = 0;
};

Place walk(const CLI::App& app, const std::vector<std::string>& before) {
  Place place{&app};
  for (const std::string& word : before) {
    if (place.waiting != nullptr) {
      place.waiting = nullptr;
    } else if (word.starts_with("-") && word.size() > 1) {
      const CLI::Option* option = option_named(*place.command, word);
      if (takes_value(option) && word.find('=') == std::string::npos) place.waiting = option;
    } else if (const auto commands = place.command->get_subcommands(nullptr); !commands.empty()) {
      const auto named = std::ranges::find_if(commands, [&](const CLI::App* each) { return each->check_name(word); });
      if (named != commands.end()) place.command = *named;
    } else {
      ++place.positionals;
    }
  }
  return place;
}

/// Leaves the candidates that begin with `typed`, and puts `before` in front of them.
void narrow(Completion& completion, std::string_view typed, const std::string& before) {
  std::erase_if(completion.candidates, [typed](const Candidate& each) { return !each.text.starts_with(typed); });
  for (Candidate& each : completion.candidates) each.text.insert(0, before);
}

void complete_value(const CLI::Option& option, const std::string& typed, const std::string& before,
                    Completion& completion) {
  add_values(option, completion);
  const std::size_t comma = option.get_delimiter() != '\0' ? typed.rfind(option.get_delimiter()) : std::string::npos;
  const std::size_t begin = comma == std::string::npos ? 0 : comma + 1;
  narrow(completion, std::string_view(typed).substr(begin), before + typed.substr(0, begin));
}

}  // namespace

Completion complete(const CLI::App& app, const std::vector<std::string>& words) {
  Completion completion;
  if (words.empty()) return completion;
  const std::string& typed = words.back();
  const Place place = walk(app, {words.begin(), words.end() - 1});
  if (place.waiting != nullptr) {
    complete_value(*place.waiting, typed, "", completion);
    return completion;
  }
  const std::size_t equals = typed.find('=');
  if (typed.starts_with("--") && equals != std::string::npos) {
    if (const CLI::Option* option = option_named(*place.command, typed); takes_value(option))
      complete_value(*option, typed.substr(equals + 1), typed.substr(0, equals + 1), completion);
    return completion;
  }
  if (typed.starts_with("-")) {
    add_options(*place.command, completion);
  } else if (!place.command->get_subcommands(nullptr).empty()) {
    add_commands(*place.command, completion);
  } else if (const CLI::Option* argument = positional(*place.command, place.positionals)) {
    add_values(*argument, completion);
  }
  narrow(completion, typed, "");
  return completion;
}

std::string to_lines(const Completion& completion) {
  std::string lines;
  for (const Candidate& each : completion.candidates)
    lines += each.what.empty() ? each.text + "\n" : fmt::format("{}\t{}\n", each.text, each.what);
  if (completion.takes_files) lines += ":files\n";
  if (completion.takes_folders) lines += ":folders\n";
  return lines;
}

}  // namespace dek::cli
