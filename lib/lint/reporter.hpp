// Reporter: how a rule says what it found. It fills in the rule, the object and the design, and drops what must not be
// said.
#pragma once

#include <list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diag/diagnostic.hpp"
#include "diag/rule_info.hpp"
#include "lint/format_text.hpp"
#include "manifest/workspace.hpp"
#include "tree/node.hpp"

namespace dek::lint {

/// A finding on its way to the report, and the object it is about; null outside one.
struct Found {
  diag::Diagnostic diagnostic;
  const manifest::Resource* object = nullptr;
  bool is_dropped = false;
};
/// A Finding stays good while others are added, and none is moved before it is put in order.
using FoundList = std::list<Found>;

/// What follows `out.at(…)`: everything but place and message is optional. Used up in the statement that made it.
class Finding {
 public:
  explicit Finding(Found& found) : found_(&found) {}

  /// Another weight than the rule's usual one.
  Finding& severity(diag::Severity severity);

  /// A few words under the caret.
  template <typename... Args>
  Finding& label(fmt::format_string<Args...> format, Args&&... args) {
    found_->diagnostic.label = format_text(format, std::forward<Args>(args)...);
    return *this;
  }

  /// A fact or figure; one line each, in order.
  template <typename... Args>
  Finding& note(fmt::format_string<Args...> format, Args&&... args) {
    found_->diagnostic.notes.push_back(format_text(format, std::forward<Args>(args)...));
    return *this;
  }

  /// What to do.
  template <typename... Args>
  Finding& help(fmt::format_string<Args...> format, Args&&... args) {
    found_->diagnostic.help = format_text(format, std::forward<Args>(args)...);
    return *this;
  }

  /// Another place that explains the finding; left out when `node` is absent. One that may not be there (below a hole
  /// of a template) takes the finding with it.
  Finding& related(tree::Node node, std::string_view text);

  /// `title` is imperative. Left out when `edits` is empty, so that an edit that is not possible needs no check.
  Finding& fix(std::string_view title, diag::Applicability applicability, std::vector<diag::Edit> edits);

 private:
  Found* found_;
};

struct Settings;

/// Whether a rule for `designs` has a say in a document of `design`.
[[nodiscard]] inline bool speaks_to(diag::Designs designs, manifest::Design design) {
  if (designs == diag::Designs::both) return true;
  return design ==
         (designs == diag::Designs::dynamic_only ? manifest::Design::dynamic_design : manifest::Design::static_design);
}

class Reporter {
 public:
  /// `resource` is what rules look at; null for rules over the whole set, whose findings find their object by place.
  /// `settings` are those of its file.
  Reporter(const manifest::Workspace& workspace, const manifest::Resource* resource, const Settings* settings)
      : workspace_(&workspace), resource_(resource), settings_(settings) {}

  /// Whose findings come next.
  void speak_for(const diag::RuleInfo& rule) { rule_ = &rule; }

  /// A finding at a key or value that is there. The message: what was observed, lower-case, no final period, code in
  /// backticks.
  template <typename... Args>
  Finding at(tree::Node node, fmt::format_string<Args...> format, Args&&... args) {
    return add(node, format_text(format, std::forward<Args>(args)...));
  }

  /// A finding about an object as a whole: points at its name. For what is missing, point at the mapping that lacks it
  /// instead.
  template <typename... Args>
  Finding at(const manifest::Resource& resource, fmt::format_string<Args...> format, Args&&... args) {
    return add(resource.anchor(), format_text(format, std::forward<Args>(args)...));
  }

  [[nodiscard]] const manifest::Workspace& workspace() const { return *workspace_; }
  /// A figure of the rule, which names it: what the file's configuration says, else the usual one. Rules over the whole
  /// set, which lies in many files, have none.
  [[nodiscard]] std::int64_t parameter(std::string_view name) const;

  [[nodiscard]] const manifest::Context& context() const { return workspace_->context(); }

  /// The Karpenter that the document meets; empty when nothing tells it (take the newest that rules know).
  [[nodiscard]] std::optional<manifest::Version> karpenter() const;

  /// Of the document the rule looks at; none for rules over the whole set (ask Workspace::design_of).
  [[nodiscard]] manifest::Design design() const;

  /// All later findings weigh one step less (error → warning → advice).
  void lower_severity() { is_lowered_ = true; }

  /// Moves what stands, in the order it was found; the reporter is empty afterwards.
  void move_to(FoundList& all) {
    if (!found_.empty()) finish(all);
  }

 private:
  void finish(FoundList& all);
  Finding add(tree::Node node, std::string message);

  const diag::RuleInfo* rule_ = nullptr;
  const manifest::Workspace* workspace_;
  const manifest::Resource* resource_;
  const Settings* settings_;
  bool is_lowered_ = false;
  FoundList found_;
};

}  // namespace dek::lint
