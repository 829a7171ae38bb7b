// Suppressions: findings that comments, annotations and configurations speak of are set apart, and what is wrong with
// the suppressions themselves is found.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "diag/diagnostic.hpp"
#include "lint/directives.hpp"
#include "lint/reporter.hpp"
#include "lint/selection.hpp"
#include "lint/settings.hpp"
#include "manifest/workspace.hpp"
#include "text/store.hpp"

namespace dek::lint {

/// The file that a suppression stands in.
struct Surroundings {
  const Settings* settings = nullptr;
  bool is_judged = true;  // it was read whole and is reported, so that what suppresses nothing is of no use
};

/// Everything of a run that can make a finding not count. One object stands for one run.
class Suppressions {
 public:
  /// `today` decides what has expired ("2026-11-22"; empty: nothing has).
  Suppressions(const Known& known, std::string today, text::TextStore& store)
      : known_(known), today_(std::move(today)), store_(store) {}

  void add_comments(const Directives& directives, const Surroundings& around);

  /// Annotations `dekctl.dev/ignore.<area>.<name>` of an object.
  void add_annotations(const manifest::Resource& resource, const Surroundings& around);

  void add_configured(const ConfiguredIgnore& ignore);

  /// Sets Diagnostic::suppression where something speaks of the finding. `settings` are those of its file.
  void apply(Found& found, const Settings* settings);

  /// Findings of the area `suppression`. `ran` are the rules that could have found something.
  [[nodiscard]] std::vector<diag::Diagnostic> judge(const std::set<const Rule*>& ran);

 private:
  struct Target {
    std::vector<const Rule*> rules;
    std::string name;
    bool is_used = false;
  };
  struct Waiver {
    text::Span span;      // where to report
    std::string words{};  // `ignore[karpenter/x]`, for messages
    std::uint32_t first_line = 0, last_line = 0;
    std::vector<Target> targets{};
    diag::Suppression why{};
    std::optional<Directive> comment{};  // of a comment that can be rewritten
    Surroundings around{};
    bool is_expired = false;
  };
  using Waivers = std::vector<Waiver>;

  std::optional<Target> resolve(std::string_view name, text::Span span);
  void add_block(const Directives& directives, std::size_t index, const Surroundings& around);
  void add_line(const Directive& directive, const Surroundings& around);
  void finish(Waiver& waiver, const Terms& terms, diag::SuppressionKind kind);
  bool take(Waiver& waiver, diag::Diagnostic& finding);
  void judge(const Waiver& waiver, const std::set<const Rule*>& ran, std::vector<diag::Diagnostic>& findings) const;
  [[nodiscard]] diag::Diagnostic about(std::string_view rule, text::Span span, std::string message,
                                       std::string help) const;
  [[nodiscard]] std::vector<const Target*> unused(const Waiver& waiver, const std::set<const Rule*>& ran) const;
  [[nodiscard]] std::optional<diag::Fix> removal(const Waiver& waiver, const std::vector<const Target*>& unused) const;

  Known known_;
  std::string today_;
  text::TextStore& store_;
  std::map<text::TextId, Waivers> by_file_;
  std::map<std::pair<text::TextId, std::uint32_t>, Waivers> by_object_;  // where the object begins
  std::map<const ConfiguredIgnore*, Waiver> configured_;
  std::vector<diag::Diagnostic> wrong_;  // found while the suppressions were read
};

}  // namespace dek::lint
