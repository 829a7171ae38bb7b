// What is wrong with suppressions: of no use, over, without a reason.
#include <fmt/format.h>

#include <algorithm>

#include "base/strings.hpp"
#include "lint/rule.hpp"
#include "lint/suppress.hpp"

namespace dek::lint {
namespace {

/// From where a comment is taken out: its whole line, or the blanks before it.
text::Span removed_span(text::Span comment, std::string_view bytes) {
  std::uint32_t begin = comment.begin, end = comment.end;
  while (begin > 0 && (bytes[begin - 1] == ' ' || bytes[begin - 1] == '\t')) --begin;
  const bool stands_alone = begin == 0 || bytes[begin - 1] == '\n';
  if (stands_alone && end < bytes.size()) end = static_cast<std::uint32_t>(bytes.find('\n', end)) + 1;
  return {comment.text, begin, end};
}

}  // namespace

diag::Diagnostic Suppressions::about(std::string_view rule, text::Span span, std::string message,
                                     std::string help) const {
  diag::Diagnostic finding;
  const Rule* known = find_rule(known_.rules, known_.retired, rule);
  finding.rule = rule;
  finding.severity = known == nullptr ? diag::Severity::warning : known->info.severity;
  finding.span = span;
  finding.message = std::move(message);
  finding.help = std::move(help);
  return finding;
}

std::vector<const Suppressions::Target*> Suppressions::unused(const Waiver& waiver,
                                                              const std::set<const Rule*>& ran) const {
  std::vector<const Target*> targets;
  for (const Target& target : waiver.targets) {
    const bool could_find = std::ranges::all_of(target.rules, [&](const Rule* rule) {
      return ran.contains(rule) && setting_of(waiver.around.settings, rule->info.id).is_on;
    });
    if (!target.is_used && could_find) targets.push_back(&target);
  }
  return targets;
}

std::optional<diag::Fix> Suppressions::removal(const Waiver& waiver, const std::vector<const Target*>& unused) const {
  if (!waiver.comment) return std::nullopt;
  const std::vector<Directive::Selector>& selectors = waiver.comment->selectors;
  diag::Fix fix{.title = "remove it", .applicability = diag::Applicability::safe, .edits = {}};
  if (unused.size() == selectors.size()) {
    fix.edits.push_back({removed_span(waiver.span, store_.bytes(waiver.span.text)), ""});
    return fix;
  }
  std::vector<std::string> kept;
  for (const Directive::Selector& selector : selectors) {
    const auto is_it = [&](const Target* target) { return target->name == selector.name; };
    if (std::ranges::none_of(unused, is_it)) kept.emplace_back(selector.name);
  }
  const text::Span list = {waiver.span.text, selectors.front().span.begin, selectors.back().span.end};
  fix.edits.push_back({list, base::join(kept, ", ")});
  return fix;
}

void Suppressions::judge(const Waiver& waiver, const std::set<const Rule*>& ran,
                         std::vector<diag::Diagnostic>& findings) const {
  if (waiver.targets.empty()) return;
  if (waiver.why.reason.empty()) {
    findings.push_back(about("suppression/without-reason", waiver.span,
                             fmt::format("`{}` gives no reason", waiver.words),
                             "write behind it why the finding may stand"));
  }
  if (waiver.is_expired) {
    findings.push_back(about("suppression/expired", waiver.span,
                             fmt::format("`{}` ended on {}", waiver.words, waiver.why.until),
                             "repair what it hides, or give another day and the reason for it"));
    return;
  }
  if (!waiver.around.is_judged) return;
  const std::vector<const Target*> idle = unused(waiver, ran);
  if (idle.empty()) return;
  std::vector<std::string> names;
  for (const Target* target : idle) names.push_back("`" + target->name + "`");
  diag::Diagnostic& finding =
      findings.emplace_back(about("suppression/unused", waiver.span,
                                  fmt::format("{} {} suppressed here, but {} not occur", base::join_words(names),
                                              names.size() == 1 ? "is" : "are", names.size() == 1 ? "does" : "do"),
                                  names.size() == waiver.targets.size() ? "remove it" : "remove it from the list"));
  finding.fix = removal(waiver, idle);
}

std::vector<diag::Diagnostic> Suppressions::judge(const std::set<const Rule*>& ran) {
  std::vector<diag::Diagnostic> findings = std::move(wrong_);
  for (const auto& [file, waivers] : by_file_)
    for (const Waiver& waiver : waivers) judge(waiver, ran, findings);
  for (const auto& [object, waivers] : by_object_)
    for (const Waiver& waiver : waivers) judge(waiver, ran, findings);
  std::map<std::string, text::TextId> texts;
  for (auto& [ignore, waiver] : configured_) {
    std::vector<diag::Diagnostic> here;
    judge(waiver, ran, here);
    if (here.empty()) continue;
    const auto [text, is_new] = texts.try_emplace(ignore->text->name);
    if (is_new) text->second = store_.add_file(ignore->text->name, ignore->text->bytes);
    for (diag::Diagnostic& finding : here) {
      finding.span.text = text->second;
      findings.push_back(std::move(finding));
    }
  }
  return findings;
}

}  // namespace dek::lint
