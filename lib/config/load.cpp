// Reading a configuration.
#include "config/load.hpp"

#include <fmt/format.h>

#include "base/date.hpp"
#include "base/strings.hpp"
#include "config/schema.hpp"
#include "lint/rule.hpp"
#include "yaml/reader.hpp"

namespace dek::config {
namespace {

constexpr model::Vocabulary kVocabulary = {model::kConfigurationWords, configuration_fields};

class Checker {
 public:
  Checker(Loaded& loaded, const lint::Known& known, model::Findings& findings)
      : loaded_(loaded), known_(known), findings_(findings) {}

  void check() {
    const Configuration& configuration = loaded_.configuration;
    check_choices(configuration, "");
    for (std::size_t i = 0; i < configuration.overrides.size(); ++i)
      check_choices(configuration.overrides[i], fmt::format("overrides[{}].", i));
    for (std::size_t i = 0; i < configuration.suppressions.size(); ++i) {
      const std::string path = fmt::format("suppressions[{}].", i);
      check_selectors(configuration.suppressions[i].rules, path + "rules");
      check_day(configuration.suppressions[i].until, path + "until");
    }
  }

 private:
  void refuse(std::string_view rule, const std::string& path, const std::string& rest) {
    findings_.add(rule, model::place_of(loaded_.places, path), path, rest);
  }

  void check_selector(const std::string& selector, const std::string& path) {
    if (!lint::rules_named(known_.rules, known_.retired, selector).empty()) return;
    const base::Error error = lint::unknown_selector(known_.rules, selector);
    refuse(model::kInvalidValue, path, fmt::format(": {}; {}", error.message, error.hint));
  }

  void check_selectors(const Texts& selectors, const std::string& path) {
    for (std::size_t i = 0; i < selectors.size(); ++i) check_selector(selectors[i], fmt::format("{}[{}]", path, i));
  }

  void check_day(const std::string& day, const std::string& path) {
    if (!day.empty() && !base::is_date(day))
      refuse(model::kInvalidValue, path, fmt::format(": there is no day `{}`", day));
  }

  void check_parameter(const std::string& name, const std::string& value) {
    const std::size_t dot = name.rfind('.');
    const std::string path = "parameters." + name;
    const lint::Rule* rule = lint::find_rule(known_.rules, known_.retired, name.substr(0, dot));
    if (rule == nullptr) return check_selector(name.substr(0, dot), path);
    std::vector<std::string_view> names;
    for (const diag::Parameter& parameter : rule->info.parameters) {
      names.push_back(parameter.name);
      if (parameter.name == name.substr(dot + 1)) return check_range(parameter, value, path);
    }
    const auto near = base::closest(name.substr(dot + 1), names);
    const std::string hint = near            ? fmt::format("did you mean `{}`?", *near)
                             : names.empty() ? "it has no figures to set"
                                             : fmt::format("it has {}", model::choices(names));
    refuse(model::kUnknownField, path, fmt::format(": `{}` has no such figure; {}", rule->info.id, hint));
  }

  void check_range(const diag::Parameter& parameter, const std::string& value, const std::string& path) {
    const std::int64_t number = base::parse_integer(value).value_or(-1);
    if (number >= parameter.min && number <= parameter.max) return;
    refuse(model::kInvalidValue, path,
           fmt::format(": {} is out of range; write {} to {}", value, parameter.min, parameter.max));
  }

  template <typename Choices>
  void check_choices(const Choices& choices, const std::string& parent) {
    check_selectors(choices.select, parent + "select");
    check_selectors(choices.ignore, parent + "ignore");
    for (const auto& [selector, severity] : choices.severities)
      check_selector(selector, parent + "severities." + selector);
    for (const auto& [name, value] : choices.parameters) check_parameter(name, value);
  }

  Loaded& loaded_;
  const lint::Known& known_;
  model::Findings& findings_;
};

void refuse_second_document(const yaml::Parsed& parsed, model::Findings& findings) {
  const tree::Document& second = *parsed.documents[1];
  findings.add(model::kConflict, {second.text, second.begin, second.begin + 1}, "", "").message =
      "a second document; a file holds one configuration";
}

}  // namespace

Loaded load(text::TextId text, std::string_view bytes, const lint::Known& known) {
  Loaded loaded;
  const yaml::Parsed parsed = yaml::parse(text, bytes);
  loaded.diagnostics = parsed.diagnostics;
  if (!loaded.diagnostics.empty() || parsed.documents.empty()) return loaded;
  model::Findings findings(model::kConfigurationWords);
  const tree::Node root = parsed.documents.front()->root();
  model::SectionReader reader(kVocabulary, loaded.places, findings);
  loaded.places[""] = model::head_span(root);
  if (parsed.documents.size() > 1) refuse_second_document(parsed, findings);
  if (!root.is_null() && reader.expect(root, tree::Kind::map, ""))
    reader.read(root, "", configuration_fields(), &loaded.configuration);
  Checker(loaded, known, findings).check();
  loaded.diagnostics = findings.take();
  return loaded;
}

}  // namespace dek::config
