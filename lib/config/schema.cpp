// The fields of a configuration.
#include "config/schema.hpp"

#include "config/configuration.hpp"
#include "model/json_schema.hpp"

namespace dek::config {
namespace {

using model::Field;
using model::Fields;
using model::objects;
using model::Rules;
using model::value;

constexpr std::string_view kAnyText = R"([^\s](.*[^\s])?)";
constexpr std::string_view kSelector = R"([a-z]+(/[a-z0-9-]+)?|[A-Z]+[0-9]+)";
constexpr std::string_view kSelectorWords = "a rule or an area";
constexpr std::string_view kSelectorExample = "karpenter/ami-alias-latest";
constexpr std::string_view kPathWords = "a pattern as in .gitignore";

constexpr Rules kDesign = {.name = "design", .doc = "how the workloads live; `auto` finds it out object by object"};
constexpr Rules kSelect = {.name = "select",
                           .doc = "run only these rules: ids, areas; replaces the list of a file that is extended",
                           .expected = kSelectorWords,
                           .pattern = kSelector,
                           .example = kSelectorExample};
constexpr Rules kIgnore = {.name = "ignore",
                           .doc = "leave these rules out: ids, areas; adds to the list of a file that is extended",
                           .expected = kSelectorWords,
                           .pattern = kSelector,
                           .example = kSelectorExample};
constexpr Rules kSeverities = {.name = "severities",
                               .doc = "what findings of a rule or an area weigh",
                               .expected = "`error`, `warning` or `advice`",
                               .pattern = "error|warning|advice",
                               .key_pattern = kSelector,
                               .example = "error"};
constexpr Rules kParameters = {.name = "parameters",
                               .doc = "figures of rules, by `area/name.figure`; `dekctl explain` lists them",
                               .expected = "a whole number",
                               .pattern = "[0-9]{1,9}",
                               .key_pattern = R"([a-z]+/[a-z0-9-]+\.[a-zA-Z]+)",
                               .example = "10",
                               .number_as_text = true};

constexpr Rules paths(std::string_view doc, bool is_required) {
  return {.name = "paths",
          .doc = doc,
          .required = is_required,
          .expected = kPathWords,
          .pattern = kAnyText,
          .example = "prod/",
          .min_items = 1,
          .quoted = true};
}

constexpr Rules object_pattern(std::string_view name, std::string_view doc, std::string_view example) {
  return {.name = name, .doc = doc, .expected = "a pattern with `*` and `?`", .pattern = kAnyText, .example = example};
}

constexpr Field kOverride[] = {
    value<&Override::paths>(paths("the files that it speaks of, from the folder of this file", true)),
    value<&Override::design>(kDesign),
    value<&Override::select>(kSelect),
    value<&Override::ignore>(kIgnore),
    value<&Override::severities>(kSeverities),
    value<&Override::parameters>(kParameters),
};
Fields override_fields() {
  return kOverride;
}

constexpr Field kSuppression[] = {
    value<&Suppression::rules>({.name = "rules",
                                .doc = "whose findings: ids, areas",
                                .required = true,
                                .expected = kSelectorWords,
                                .pattern = kSelector,
                                .example = kSelectorExample,
                                .min_items = 1}),
    value<&Suppression::paths>(paths("in which files, from the folder of this file; everywhere when left out", false)),
    value<&Suppression::kind>(object_pattern("kind", "kind of the object, or type of the Terraform block", "NodePool")),
    value<&Suppression::name>(object_pattern("name", "name of the object", "gpu-*")),
    value<&Suppression::namespace_name>(object_pattern("namespace", "namespace that the object states", "team-*")),
    value<&Suppression::reason>({.name = "reason",
                                 .doc = "why the findings may stand",
                                 .required = true,
                                 .missing = " is required; say why the findings may stand",
                                 .expected = "a sentence",
                                 .pattern = kAnyText,
                                 .example = "the account has a quota",
                                 .quoted = true}),
    value<&Suppression::until>({.name = "until",
                                .doc = "last day on which it holds; for ever when left out",
                                .expected = "a day",
                                .pattern = "[0-9]{4}-[0-9]{2}-[0-9]{2}",
                                .example = "2026-12-31"}),
};
Fields suppression_fields() {
  return kSuppression;
}

constexpr Field kConfiguration[] = {
    value<&Configuration::extends>({.name = "extends",
                                    .doc = "a configuration that holds first, from the folder of this file",
                                    .expected = "the path of a file",
                                    .pattern = kAnyText,
                                    .example = "../.dekctl.yaml"}),
    value<&Configuration::design>(kDesign),
    value<&Configuration::select>(kSelect),
    value<&Configuration::ignore>(kIgnore),
    value<&Configuration::severities>(kSeverities),
    value<&Configuration::parameters>(kParameters),
    value<&Configuration::exclude>({.name = "exclude",
                                    .doc = "files that are not checked, even when they are named",
                                    .expected = kPathWords,
                                    .pattern = kAnyText,
                                    .example = "vendor/",
                                    .quoted = true}),
    objects<&Configuration::overrides>({.name = "overrides", .doc = "what holds for some files only"}, override_fields),
    objects<&Configuration::suppressions>({.name = "suppressions", .doc = "findings that may stand, and why"},
                                          suppression_fields),
    value<&Configuration::fail_on>({.name = "failOn", .doc = "exit 1 from this severity on"}),
    value<&Configuration::baseline>({.name = "baseline",
                                     .doc = "findings that are known, from the folder of this file",
                                     .expected = "the path of a file",
                                     .pattern = kAnyText,
                                     .example = "dekctl-baseline.json"}),
};

}  // namespace

Fields configuration_fields() {
  return kConfiguration;
}

std::string json_schema() {
  return model::json_schema_of("Configuration of dekctl lint", configuration_fields());
}

}  // namespace dek::config
