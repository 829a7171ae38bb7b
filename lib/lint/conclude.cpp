// Settings and suppressions applied to what the rules found.
#include "lint/conclude.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <unordered_set>
#include <variant>
#include <vector>

#include "lint/directives.hpp"
#include "lint/fingerprint.hpp"
#include "lint/parallel.hpp"
#include "lint/suppress.hpp"
#include "manifest/terraform.hpp"

namespace dek::lint {
namespace {

class Conclusion {
 public:
  Conclusion(const Parts& parts, text::TextStore& store)
      : parts_(parts), store_(store), suppressions_(parts.options.known, parts.options.today, store) {
    for (std::size_t i = 0; i < parts.files.size(); ++i) {
      const auto text = static_cast<std::size_t>(parts.files[i]->text);
      if (text >= units_.size()) units_.resize(text + 1, nullptr);
      units_[text] = &parts.units[i];
    }
    for (const Rule* rule : parts.selected) selected_.insert(rule->info.id);
  }

  FoundList draw(FoundList& found) {
    if (!parts_.options.known.rules.empty()) find_suppressions();
    FoundList suppressed = sift(found, true);
    FoundList about;
    for (diag::Diagnostic& finding : suppressions_.judge(rules_that_tell())) {
      finding.fingerprint = fingerprint_of(finding, store_);
      about.push_back({.diagnostic = std::move(finding)});
    }
    suppressed.splice(suppressed.end(), sift(about, false));
    found.splice(found.end(), about);
    return suppressed;
  }

 private:
  [[nodiscard]] const Unit* unit_of(text::Span span) const {
    if (const Unit* own = unit_of(span.text)) return own;
    return unit_of(store_.in_file(span).text);
  }

  /// Null for texts inside a file.
  [[nodiscard]] const Unit* unit_of(text::TextId id) const {
    const auto text = static_cast<std::size_t>(id);
    return text < units_.size() ? units_[text] : nullptr;
  }

  [[nodiscard]] const Settings* settings_of(const diag::Diagnostic& finding) const {
    const Unit* unit = unit_of(finding.span);
    return unit == nullptr ? nullptr : unit->settings;
  }

  void find_suppressions() {
    std::vector<Directives> comments(parts_.files.size());
    for_each_index(comments.size(), parts_.options.threads, [&](std::size_t i) {
      const manifest::File& file = *parts_.files[i];
      comments[i] = read_directives(file.text, store_.bytes(file.text), manifest::is_terraform(file.name));
    });
    for (std::size_t i = 0; i < comments.size(); ++i) {
      const Surroundings around = surroundings(i);
      suppressions_.add_comments(comments[i], around);
      for (const manifest::Resource& resource : parts_.files[i]->resources)
        suppressions_.add_annotations(resource, around);
      if (around.settings == nullptr) continue;
      for (const ConfiguredIgnore* ignore : around.settings->ignores) suppressions_.add_configured(*ignore);
    }
  }

  [[nodiscard]] Surroundings surroundings(std::size_t i) const {
    const manifest::File& file = *parts_.files[i];
    const bool is_read_whole = !file.is_unreadable && !file.is_partly_readable && !file.is_broken;
    return {.settings = parts_.units[i].settings, .is_judged = is_read_whole && parts_.units[i].is_reported};
  }

  /// Keeps what counts, and returns what is suppressed; what suppresses is itself above that.
  FoundList sift(FoundList& found, bool may_be_suppressed) {
    FoundList suppressed;
    for (auto one = found.begin(); one != found.end();) {
      const auto next = std::next(one);
      if (!keep(*one, may_be_suppressed))
        found.erase(one);
      else if (one->diagnostic.suppression)
        suppressed.splice(suppressed.end(), found, one);
      one = next;
    }
    return suppressed;
  }

  /// A finding that is not reported can show all the same that a suppression is of use.
  bool keep(Found& one, bool may_be_suppressed) {
    diag::Diagnostic& finding = one.diagnostic;
    const Settings* settings = settings_of(finding);
    if (settings != nullptr) {
      const RuleSetting setting = setting_of(settings, finding.rule);
      if (setting.severity) finding.severity = *setting.severity;
      if (!setting.is_on) return false;
    }
    if (may_be_suppressed) suppressions_.apply(one, settings);
    return selected_.contains(finding.rule) && is_reported(finding);
  }

  /// A rule over the set that saw only some files may find more in the whole one.
  [[nodiscard]] std::set<const Rule*> rules_that_tell() const {
    std::set<const Rule*> rules;
    for (const Rule* rule : parts_.rules) {
      const bool sees_set = std::holds_alternative<ForEach<manifest::Workspace>>(rule->check);
      if (!sees_set || parts_.workspace.is_whole()) rules.insert(rule);
    }
    return rules;
  }

  /// One place in a reported file is enough: the other half of a contradiction may stand in another file.
  [[nodiscard]] bool is_reported(const diag::Diagnostic& finding) const {
    const auto is_in_reported = [&](text::Span span) {
      const Unit* unit = unit_of(span);
      return unit == nullptr || unit->is_reported;
    };
    return is_in_reported(finding.span) || std::ranges::any_of(finding.related, is_in_reported, &diag::Label::span);
  }

  const Parts& parts_;
  text::TextStore& store_;
  Suppressions suppressions_;
  std::vector<const Unit*> units_;  // by the number of the file's text
  std::unordered_set<std::string_view> selected_;
};

}  // namespace

FoundList conclude(FoundList& found, const Parts& parts, text::TextStore& store) {
  return Conclusion(parts, store).draw(found);
}

}  // namespace dek::lint
