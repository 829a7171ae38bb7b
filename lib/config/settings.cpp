// Layers of configurations folded into what holds for a file.
#include "config/settings.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "base/path_patterns.hpp"
#include "base/strings.hpp"
#include "lint/rule.hpp"

namespace dek::config {
namespace {

namespace fs = std::filesystem;

using RuleSet = std::set<const lint::Rule*>;

/// All sections of a file say the same kinds of things; later ones stand over earlier ones.
class Fold {
 public:
  Fold(const lint::Known& known, const CommandLine& command_line)
      : known_(known), command_line_(command_line), selected_(known.rules.begin(), known.rules.end()) {}

  template <typename Choices>
  void add(const Choices& choices) {
    if (choices.design && !command_line_.has_design) settings_.design = design_of(*choices.design);
    if (!choices.select.empty()) selected_ = named(choices.select);
    ignored_.merge(named(choices.ignore));
    for (const auto& [selector, word] : choices.severities) {
      for (const lint::Rule* rule : lint::rules_named(known_.rules, known_.retired, selector))
        settings_.rules[rule->info.id].severity = severity_of(word);
    }
    for (const auto& [name, value] : choices.parameters) add_parameter(name, value);
  }

  [[nodiscard]] lint::Settings take() {
    if (command_line_.selects) return std::move(settings_);
    for (const lint::Rule* rule : known_.rules) {
      if (!selected_.contains(rule) || ignored_.contains(rule)) settings_.rules[rule->info.id].is_on = false;
    }
    return std::move(settings_);
  }

 private:
  static std::optional<manifest::Design> design_of(Design design) {
    if (design == Design::automatic) return std::nullopt;
    return design == Design::dynamic_design ? manifest::Design::dynamic_design : manifest::Design::static_design;
  }

  static diag::Severity severity_of(std::string_view word) {
    if (word == to_string(diag::Severity::advice)) return diag::Severity::advice;
    return word == to_string(diag::Severity::warning) ? diag::Severity::warning : diag::Severity::error;
  }

  [[nodiscard]] RuleSet named(const Texts& selectors) const {
    RuleSet rules;
    for (const std::string& selector : selectors) {
      const auto found = lint::rules_named(known_.rules, known_.retired, selector);
      rules.insert(found.begin(), found.end());
    }
    return rules;
  }

  void add_parameter(const std::string& name, const std::string& value) {
    const std::size_t dot = name.rfind('.');
    const lint::Rule* rule = lint::find_rule(known_.rules, known_.retired, name.substr(0, dot));
    const auto number = base::parse_integer(value);
    if (rule != nullptr && number) settings_.rules[rule->info.id].parameters[name.substr(dot + 1)] = *number;
  }

  const lint::Known& known_;
  const CommandLine& command_line_;
  RuleSet selected_, ignored_;
  lint::Settings settings_;
};

bool has_path(const Texts& patterns, const std::string& path) {
  return base::PathPatterns(patterns).contains(path);
}

/// "kind NodePool, name gpu-*".
std::string words_of(const Suppression& suppression) {
  std::vector<std::string> words;
  const auto add = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) words.push_back(std::string(name) + " " + value);
  };
  add("kind", suppression.kind);
  add("name", suppression.name);
  add("namespace", suppression.namespace_name);
  add("until", suppression.until);
  return words.empty() ? "" : " (" + base::join(words, ", ") + ")";
}

class Explanation {
 public:
  Explanation(const text::TextStore& texts, const CommandLine& command_line)
      : texts_(texts), command_line_(command_line) {}

  /// `parent` is the path of the section, with its dot; `note` says for which files it is.
  template <typename Choices>
  void add(const Layer& layer, const Choices& choices, const std::string& parent, const std::string& note) {
    const auto say = [&](std::string name, std::string value, const std::string& path) {
      settings_.push_back({std::move(name), std::move(value), layer.place(texts_, parent + path) + note});
    };
    if (choices.design && !command_line_.has_design)
      say("design", std::string(model::to_string(*choices.design)), "design");
    if (!choices.select.empty() && !command_line_.selects) say("select", base::join(choices.select, ", "), "select");
    for (std::size_t i = 0; i < choices.ignore.size() && !command_line_.selects; ++i)
      say("ignore", choices.ignore[i], "ignore[" + std::to_string(i) + "]");
    for (const auto& [selector, word] : choices.severities)
      say("severity", selector + ": " + word, "severities." + selector);
    for (const auto& [name, value] : choices.parameters) say("parameter", name + ": " + value, "parameters." + name);
  }

  /// What a run takes from the configuration of the directory it starts in.
  void add_run(const Layer& layer) {
    const Configuration& configuration = layer.configuration;
    if (configuration.fail_on)
      settings_.push_back(
          {"failOn", std::string(model::to_string(*configuration.fail_on)), layer.place(texts_, "failOn")});
    if (configuration.baseline)
      settings_.push_back({"baseline", *configuration.baseline, layer.place(texts_, "baseline")});
  }

  void add(const Layer& layer, const Suppression& suppression, const std::string& path) {
    settings_.push_back({"suppression",
                         base::join(suppression.rules, ", ") + words_of(suppression) + ": " + suppression.reason,
                         layer.place(texts_, path)});
  }

  [[nodiscard]] std::vector<Setting> take() { return std::move(settings_); }

 private:
  const text::TextStore& texts_;
  const CommandLine& command_line_;
  std::vector<Setting> settings_;
};

}  // namespace

std::string SettingsResolver::path_in(const Layer& layer, const std::string& file) const {
  const fs::path path = (fs::path(working_directory_) / file).lexically_normal();
  return path.lexically_relative(layer.directory).generic_string();
}

bool SettingsResolver::is_excluded(const Chain& chain, const std::string& file) const {
  return std::ranges::any_of(chain, [&](const Layer* layer) {
    const Texts& patterns = layer->configuration.exclude;
    return !patterns.empty() && has_path(patterns, path_in(*layer, file));
  });
}

SettingsResolver::Matches SettingsResolver::match(const Chain& chain, const std::string& file) const {
  Matches matches;
  for (const Layer* layer : chain) {
    const Configuration& configuration = layer->configuration;
    if (configuration.overrides.empty() && configuration.suppressions.empty()) continue;
    const std::string path = path_in(*layer, file);
    for (const Override& override_ : configuration.overrides)
      if (has_path(override_.paths, path)) matches.overrides.emplace_back(layer, &override_);
    for (const Suppression& suppression : configuration.suppressions)
      if (suppression.paths.empty() || has_path(suppression.paths, path))
        matches.suppressions.emplace_back(layer, &suppression);
  }
  return matches;
}

const lint::ConfiguredIgnore* SettingsResolver::ignore_of(const Layer& layer, const Suppression& suppression) {
  const auto [place, is_new] = ignores_.try_emplace(&suppression);
  if (!is_new) return place->second.get();
  auto ignore = std::make_unique<lint::ConfiguredIgnore>();
  for (const std::string& selector : suppression.rules) {
    const auto rules = lint::rules_named(known_.rules, known_.retired, selector);
    ignore->rules.insert(ignore->rules.end(), rules.begin(), rules.end());
  }
  const auto index = &suppression - layer.configuration.suppressions.data();
  ignore->selectors = base::join(suppression.rules, ", ");
  ignore->kind = suppression.kind;
  ignore->name = suppression.name;
  ignore->namespace_name = suppression.namespace_name;
  ignore->why = {diag::SuppressionKind::in_config, suppression.reason, suppression.until};
  ignore->text = layer.text;
  ignore->span = model::place_of(layer.places, "suppressions[" + std::to_string(index) + "].rules");
  ignore->is_judged = covers_(layer.directory);
  place->second = std::move(ignore);
  return place->second.get();
}

std::unique_ptr<lint::Settings> SettingsResolver::resolve(const Chain& chain, const Matches& matches) {
  Fold fold(known_, command_line_);
  for (const Layer* layer : chain) fold.add(layer->configuration);
  for (const auto& [layer, override_] : matches.overrides) fold.add(*override_);
  auto settings = std::make_unique<lint::Settings>(fold.take());
  for (const auto& [layer, suppression] : matches.suppressions)
    settings->ignores.push_back(ignore_of(*layer, *suppression));
  return settings;
}

const lint::Settings* SettingsResolver::of(const Chain& chain, const std::string& file) {
  if (chain.empty()) return nullptr;
  const Matches matches = match(chain, file);
  std::vector<const void*> key;
  for (const auto& [layer, override_] : matches.overrides) key.push_back(override_);
  for (const auto& [layer, suppression] : matches.suppressions) key.push_back(suppression);
  const auto [place, is_new] = settings_.try_emplace({&chain, std::move(key)});
  if (is_new) place->second = resolve(chain, matches);
  return place->second.get();
}

std::vector<Setting> SettingsResolver::explain(const Chain& chain, const std::string& file,
                                               const text::TextStore& texts) const {
  Explanation explanation(texts, command_line_);
  for (const Layer* layer : chain) {
    explanation.add(*layer, layer->configuration, "", "");
    explanation.add_run(*layer);
  }
  const Matches matches = match(chain, file);
  for (const auto& [layer, override_] : matches.overrides) {
    const auto index = override_ - layer->configuration.overrides.data();
    explanation.add(*layer, *override_, "overrides[" + std::to_string(index) + "].",
                    ", for " + base::join(override_->paths, ", "));
  }
  for (const auto& [layer, suppression] : matches.suppressions) {
    const auto index = suppression - layer->configuration.suppressions.data();
    explanation.add(*layer, *suppression, "suppressions[" + std::to_string(index) + "]");
  }
  return explanation.take();
}

}  // namespace dek::config
