// What a configuration says about the files of a run, in the engine's terms.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diag/diagnostic.hpp"
#include "lint/selection.hpp"
#include "manifest/context.hpp"

namespace dek::lint {

/// A text that is no part of the set, but that a finding may point into.
struct OuterText {
  std::string name, bytes;
};

/// A suppression that stands in a configuration, for the files it is given to.
struct ConfiguredIgnore {
  std::vector<const Rule*> rules;
  std::string selectors;                   // as written, for people
  std::string kind, name, namespace_name;  // patterns with `*` and `?`; empty: any, even where there is no object
  diag::Suppression why;
  std::shared_ptr<const OuterText> text;  // where it is written
  text::Span span;                        // in that text, whatever id it gets
  bool is_judged = false;                 // all files that it may speak of are part of the run
};

struct RuleSetting {
  bool is_on = true;
  std::optional<diag::Severity> severity;                       // empty: the finding's own
  std::map<std::string, std::int64_t, std::less<>> parameters;  // those that differ from the usual
};

/// Shared by all files for which the same holds.
struct Settings {
  std::map<std::string_view, RuleSetting> rules;  // by id; a rule that is not here runs as it is
  std::optional<manifest::Design> design;
  std::vector<const ConfiguredIgnore*> ignores;
};

[[nodiscard]] inline RuleSetting setting_of(const Settings* settings, std::string_view rule) {
  if (settings == nullptr) return {};
  const auto found = settings->rules.find(rule);
  return found == settings->rules.end() ? RuleSetting{} : found->second;
}

}  // namespace dek::lint
