// A run in six steps: read, evaluate modules, read texts in texts, look at each file, look at the whole, put in order.
#include "lint/engine.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "lint/conclude.hpp"
#include "lint/dispatch.hpp"
#include "lint/fingerprint.hpp"
#include "lint/order.hpp"
#include "lint/parallel.hpp"
#include "manifest/file.hpp"
#include "manifest/inner_texts.hpp"
#include "manifest/patches.hpp"
#include "manifest/terraform.hpp"
#include "manifest/value_files.hpp"

namespace dek::lint {
namespace {

using Files = std::vector<std::unique_ptr<manifest::File>>;

constexpr std::string_view kUnreadable = "syntax/unreadable-file";

std::unique_ptr<manifest::File> unreadable(text::TextId text, std::string_view name, const base::Error& error) {
  auto file = std::make_unique<manifest::File>();
  file->text = text;
  file->name = name;
  file->is_unreadable = true;
  diag::Diagnostic& finding = file->diagnostics.emplace_back();
  finding.rule = kUnreadable;
  finding.severity = diag::Severity::error;
  finding.span = {text, 0, 0};
  finding.message = fmt::format("this file cannot be read: {}", error.message);
  finding.help = error.hint;
  return file;
}

std::unique_ptr<manifest::File> read(const Unit& unit, std::size_t index, text::TextStore& store) {
  base::Result<std::string> bytes = unit.read();
  if (!bytes) {
    const text::TextId text = store.add_file(unit.name, "");
    return unreadable(text, store.name(text), bytes.error());
  }
  const text::TextId text = store.add_file(unit.name, std::move(bytes.value()));
  return manifest::read_file(text, store.name(text), store.bytes(text), static_cast<std::uint32_t>(index));
}

/// The reader reports under ids that may be deselected like any other.
void keep_selected(std::vector<diag::Diagnostic>& findings, Rules rules) {
  std::erase_if(findings, [&](const diag::Diagnostic& finding) {
    return std::ranges::none_of(rules, [&](const Rule* rule) { return rule->info.id == finding.rule; });
  });
}

/// True when a string that the edit lies in, at any level, would have to escape what is put in.
bool needs_escapes(const diag::Edit& edit, const text::TextStore& store) {
  for (auto text = edit.span.text; store.parent(text); text = *store.parent(text)) {
    const text::Location start = store.locate({text, 0, 0});
    const char quote = start.span.begin == 0 ? '\n' : store.bytes(start.file)[start.span.begin - 1];
    const std::string_view special = quote == '"' ? "\"\\" : quote == '\'' ? "'" : "";
    if (edit.replacement.find_first_of(special) != std::string::npos) return true;
  }
  return false;
}

/// Fixes are given in bytes of files; one that cannot be placed exactly is shown but never applied.
void place(diag::Fix& fix, const text::TextStore& store) {
  for (diag::Edit& edit : fix.edits) {
    const bool is_inside = store.parent(edit.span.text).has_value();
    const bool adds_lines = edit.replacement.find('\n') != std::string::npos;  // at an indentation not known here
    const auto exact = store.exact_in_file(edit.span);
    const bool is_written = exact && store.bytes(*exact) == store.bytes(edit.span);  // not put in for a sequence
    if (is_written && !(is_inside && adds_lines) && !needs_escapes(edit, store)) {
      edit.span = *exact;
    } else {
      fix.applicability = diag::Applicability::display_only;
    }
  }
}

Statistics count(const Files& files, const manifest::Workspace& workspace, const text::TextStore& store) {
  Statistics statistics;
  statistics.files = files.size();
  for (const auto& file : files) {
    statistics.bytes += store.bytes(file->text).size();
    statistics.documents += file->documents.size();
    statistics.resources += file->resources.size();
    statistics.unreadable_files += file->is_unreadable ? 1 : 0;
    statistics.partly_readable_files += file->is_partly_readable ? 1 : 0;
  }
  for (const manifest::Resource* resource : workspace.resources()) {
    const manifest::Design design = workspace.design_of(*resource);
    statistics.dynamic_resources += design == manifest::Design::dynamic_design ? 1 : 0;
    statistics.static_resources += design == manifest::Design::static_design ? 1 : 0;
  }
  statistics.kinds = manifest::count_kinds(workspace);
  return statistics;
}

void append(FoundList& all, FoundList more) {
  all.splice(all.end(), more);
}

/// Whether a suppression is of use tells only a run of the rule it names.
bool judges_suppressions(Rules selected) {
  return std::ranges::any_of(selected, [](const Rule* rule) { return rule->info.id == "suppression/unused"; });
}

/// All files, with what their texts hold inside and what belongs to them from outside.
Files read_all(std::span<const Unit> units, const Options& options, text::TextStore& store) {
  Files files(units.size());
  if (options.progress != nullptr) options.progress->files_read = 0;
  for_each_index(units.size(), options.threads, [&](std::size_t i) {
    files[i] = read(units[i], i, store);
    if (options.progress != nullptr) options.progress->files_read.fetch_add(1, std::memory_order_relaxed);
  });

  manifest::TerraformModules modules(files, store);
  for (const auto& turn : modules.turns())
    for_each_index(turn.size(), options.threads, [&](std::size_t i) { modules.read(turn[i]); });
  modules.drop_rendered();
  for_each_index(files.size(), options.threads, [&](std::size_t i) { manifest::read_inner_texts(*files[i], store); });
  manifest::name_value_files(files);
  manifest::open_patches(files);

  for (std::size_t i = 0; i < files.size(); ++i)
    if (units[i].settings != nullptr) files[i]->design = units[i].settings->design;
  return files;
}

/// What rules and reader leave open.
void complete(FoundList& found, const text::TextStore& store) {
  for (Found& one : found) {
    diag::Diagnostic& finding = one.diagnostic;
    if (finding.fingerprint == 0) finding.fingerprint = fingerprint_of(finding, store);
    if (finding.fix) place(*finding.fix, store);
  }
}

/// What the reader and the rules say of one file.
FoundList check(manifest::File& file, const Settings* settings, const Dispatch& dispatch,
                const manifest::Workspace& workspace) {
  FoundList found;
  for (diag::Diagnostic& finding : file.diagnostics) found.push_back({.diagnostic = std::move(finding)});
  for (const manifest::Resource& resource : file.resources)
    append(found, dispatch.check(resource, workspace, settings));
  for (const manifest::TerraformBlock& block : file.blocks) append(found, dispatch.check(block, workspace, settings));
  return found;
}

}  // namespace

Outcome run(std::span<const Unit> units, Rules selected, const Options& options, text::TextStore& store) {
  const Rules rules = judges_suppressions(selected) && !options.known.rules.empty() ? options.known.rules : selected;
  const Files files = read_all(units, options, store);
  const manifest::Workspace workspace(files, options.context);
  const Dispatch dispatch(rules);
  std::vector<FoundList> by_file(files.size());
  for_each_index(files.size(), options.threads, [&](std::size_t i) {
    if (i + 1 < files.size()) manifest::prefetch(*files[i + 1]);
    keep_selected(files[i]->diagnostics, rules);
    by_file[i] = check(*files[i], units[i].settings, dispatch, workspace);
    complete(by_file[i], store);
  });
  FoundList found = dispatch.check(workspace);
  complete(found, store);
  for (FoundList& one : by_file) append(found, std::move(one));
  FoundList suppressed = conclude(found, {units, files, workspace, rules, selected, options}, store);

  Outcome outcome{.findings = in_order(std::move(found), store), .statistics = count(files, workspace, store)};
  outcome.suppressed = in_order(std::move(suppressed), store);
  if (options.takes_census) outcome.statistics.census = manifest::take_census(workspace, store);
  return outcome;
}

}  // namespace dek::lint
