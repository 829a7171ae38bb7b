// Which suppression speaks of which finding.
#include "lint/suppress.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/glob.hpp"
#include "base/strings.hpp"
#include "lint/comment_lines.hpp"

namespace dek::lint {
namespace {

constexpr std::string_view kAnnotation = "dekctl.dev/ignore.";
constexpr std::uint32_t kLastLine = 0xffffffff;

bool matches(std::string_view pattern, std::string_view word) {
  return pattern.empty() || base::glob_matches(pattern, word);
}

bool speaks_of(const ConfiguredIgnore& ignore, const manifest::Resource* object) {
  if (ignore.kind.empty() && ignore.name.empty() && ignore.namespace_name.empty()) return true;
  return object != nullptr && matches(ignore.kind, object->kind) && matches(ignore.name, object->name) &&
         matches(ignore.namespace_name, object->namespace_name);
}

}  // namespace

std::optional<Suppressions::Target> Suppressions::resolve(std::string_view name, text::Span span) {
  Target target{.rules = rules_named(known_.rules, known_.retired, name), .name = std::string(name)};
  if (!target.rules.empty()) return target;
  const base::Error error = unknown_selector(known_.rules, name);
  wrong_.push_back(about("suppression/unknown-rule", span, error.message, error.hint));
  return std::nullopt;
}

void Suppressions::finish(Waiver& waiver, const Terms& terms, diag::SuppressionKind kind) {
  waiver.why = {.kind = kind, .reason = terms.reason, .until = terms.until};
  waiver.is_expired = !terms.until.empty() && !today_.empty() && terms.until < today_;
}

void Suppressions::add_line(const Directive& directive, const Surroundings& around) {
  const bool is_line = directive.verb == Directive::Verb::ignore;
  Waiver waiver{.span = directive.span,
                .first_line = is_line ? directive.covered_line : 1,
                .last_line = is_line ? directive.covered_line : kLastLine,
                .comment = directive,
                .around = around};
  std::vector<std::string> names;
  for (const Directive::Selector& selector : directive.selectors) {
    names.emplace_back(selector.name);
    if (auto target = resolve(selector.name, selector.span)) waiver.targets.push_back(std::move(*target));
  }
  waiver.words = fmt::format("{}[{}]", to_string(directive.verb), base::join(names, ", "));
  finish(waiver, directive.terms, diag::SuppressionKind::in_source);
  by_file_[directive.span.text].push_back(std::move(waiver));
}

/// `disable` holds for each of its rules up to the `enable` that names it.
void Suppressions::add_block(const Directives& directives, std::size_t index, const Surroundings& around) {
  const Directive& directive = directives.list[index];
  for (const Directive::Selector& selector : directive.selectors) {
    auto target = resolve(selector.name, selector.span);
    if (!target) continue;
    Waiver waiver{.span = directive.span,
                  .words = fmt::format("disable[{}]", selector.name),
                  .first_line = directive.line,
                  .last_line = kLastLine,
                  .targets = {std::move(*target)},
                  .around = around};
    const auto end = std::find_if(directives.list.begin() + static_cast<std::ptrdiff_t>(index), directives.list.end(),
                                  [&](const Directive& other) {
                                    return other.verb == Directive::Verb::enable &&
                                           std::ranges::find(other.selectors, selector.name,
                                                             &Directive::Selector::name) != other.selectors.end();
                                  });
    if (end != directives.list.end()) waiver.last_line = end->line;
    finish(waiver, directive.terms, diag::SuppressionKind::in_source);
    by_file_[directive.span.text].push_back(std::move(waiver));
  }
}

void Suppressions::add_comments(const Directives& directives, const Surroundings& around) {
  wrong_.insert(wrong_.end(), directives.findings.begin(), directives.findings.end());
  std::set<std::string_view> disabled;
  for (std::size_t i = 0; i < directives.list.size(); ++i) {
    const Directive& directive = directives.list[i];
    for (const Directive::Selector& selector : directive.selectors) {
      if (directive.verb == Directive::Verb::disable) disabled.insert(selector.name);
      if (directive.verb != Directive::Verb::enable || disabled.erase(selector.name) > 0) continue;
      wrong_.push_back(about("suppression/unused", selector.span,
                             fmt::format("`{}` is enabled here, but is not disabled above", selector.name),
                             "remove it, or write the `disable` it belongs to"));
    }
    if (directive.verb == Directive::Verb::disable) add_block(directives, i, around);
    if (directive.verb == Directive::Verb::ignore || directive.verb == Directive::Verb::ignore_file)
      add_line(directive, around);
  }
}

void Suppressions::add_annotations(const manifest::Resource& resource, const Surroundings& around) {
  for (const auto& [key, value] : resource.annotations().entries()) {
    if (!key.raw().starts_with(kAnnotation)) continue;
    std::string name(key.raw().substr(kAnnotation.size()));
    if (const auto dot = name.find('.'); dot != std::string::npos) name[dot] = '/';
    Waiver waiver{.span = key.span(), .words = std::string(key.raw()), .around = around};
    if (auto target = resolve(name, key.span())) waiver.targets.push_back(std::move(*target));
    const Terms terms = read_terms(value.text().value_or(""));
    if (!terms.wrong_until.empty()) {
      wrong_.push_back(about("suppression/malformed", value.span(), fmt::format("`{}` is no day", terms.wrong_until),
                             "write `until=` and a day such as 2026-12-31"));
      continue;
    }
    finish(waiver, terms, diag::SuppressionKind::in_source);
    const text::Span place = resource.root.span();
    by_object_[{place.text, place.begin}].push_back(std::move(waiver));
  }
}

void Suppressions::add_configured(const ConfiguredIgnore& ignore) {
  const auto [place, is_new] = configured_.try_emplace(&ignore);
  if (!is_new) return;
  Waiver& waiver = place->second;
  waiver.words = fmt::format("{} in {}", ignore.selectors, ignore.text->name);
  waiver.targets.push_back({.rules = ignore.rules, .name = ignore.selectors});
  waiver.around.is_judged = ignore.is_judged;
  waiver.span = ignore.span;
  finish(waiver, {.reason = ignore.why.reason, .until = ignore.why.until}, diag::SuppressionKind::in_config);
}

/// True when the waiver names the finding's rule; the first one that holds says why.
bool Suppressions::take(Waiver& waiver, diag::Diagnostic& finding) {
  bool names_rule = false;
  for (Target& target : waiver.targets) {
    const bool is_named =
        std::ranges::any_of(target.rules, [&](const Rule* rule) { return rule->info.id == finding.rule; });
    target.is_used |= is_named;
    names_rule |= is_named;
  }
  if (names_rule && !waiver.is_expired && !finding.suppression) finding.suppression = waiver.why;
  return names_rule;
}

void Suppressions::apply(Found& found, const Settings* settings) {
  diag::Diagnostic& finding = found.diagnostic;
  if (!by_file_.empty()) {
    const auto in_file = by_file_.find(store_.in_file(finding.span).text);
    if (in_file != by_file_.end()) {
      const std::vector<std::uint32_t> lines = covered_lines(finding.span, store_);
      for (Waiver& waiver : in_file->second) {
        const auto covers = [&](std::uint32_t line) { return waiver.first_line <= line && line <= waiver.last_line; };
        if (std::ranges::any_of(lines, covers)) take(waiver, finding);
      }
    }
  }
  if (found.object != nullptr && !by_object_.empty()) {
    const text::Span place = found.object->root.span();
    const auto of_object = by_object_.find({place.text, place.begin});
    if (of_object != by_object_.end())
      for (Waiver& waiver : of_object->second) take(waiver, finding);
  }
  if (settings == nullptr) return;
  for (const ConfiguredIgnore* ignore : settings->ignores) {
    const auto waiver = configured_.find(ignore);
    if (waiver != configured_.end() && speaks_of(*ignore, found.object)) take(waiver->second, finding);
  }
}

}  // namespace dek::lint
