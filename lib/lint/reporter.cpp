// Findings on their way from a rule to the report.
#include "lint/reporter.hpp"

#include <algorithm>

#include "base/assert.hpp"
#include "lint/fingerprint.hpp"
#include "lint/settings.hpp"

namespace dek::lint {
namespace {

diag::Severity one_step_less(diag::Severity severity) {
  return severity == diag::Severity::error ? diag::Severity::warning : diag::Severity::advice;
}

}  // namespace

Finding& Finding::severity(diag::Severity severity) {
  found_->diagnostic.severity = severity;
  return *this;
}

Finding& Finding::related(tree::Node node, std::string_view text) {
  if (node) found_->diagnostic.related.push_back({.span = node.span(), .text = std::string(text)});
  if (node && !node.is_written()) found_->is_dropped = true;
  return *this;
}

Finding& Finding::fix(std::string_view title, diag::Applicability applicability, std::vector<diag::Edit> edits) {
  if (edits.empty()) return *this;
  std::ranges::sort(edits, {}, [](const diag::Edit& edit) { return edit.span.begin; });
  found_->diagnostic.fix =
      diag::Fix{.title = std::string(title), .applicability = applicability, .edits = std::move(edits)};
  return *this;
}

std::optional<manifest::Version> Reporter::karpenter() const {
  return resource_ == nullptr ? context().karpenter : workspace_->karpenter_of(*resource_);
}

manifest::Design Reporter::design() const {
  return resource_ == nullptr ? manifest::Design::none : workspace_->design_of(*resource_);
}

std::int64_t Reporter::parameter(std::string_view name) const {
  const auto known = std::ranges::find(rule_->parameters, name, &diag::Parameter::name);
  DEK_ASSERT(known != rule_->parameters.end());
  const RuleSetting setting = setting_of(settings_, rule_->id);
  const auto given = setting.parameters.find(name);
  return given == setting.parameters.end() ? known->usual : given->second;
}

Finding Reporter::add(tree::Node node, std::string message) {
  DEK_ASSERT(node);
  const manifest::Resource* object = resource_ == nullptr ? workspace_->resource_of(node) : resource_;
  const manifest::Design design = object == nullptr ? manifest::Design::none : workspace_->design_of(*object);
  Found& found = found_.emplace_back();
  found.object = object;
  found.is_dropped = !node.is_written() || !speaks_to(rule_->designs, design);
  diag::Diagnostic& diagnostic = found.diagnostic;
  diagnostic.rule = rule_->id;
  diagnostic.severity = rule_->severity;
  diagnostic.span = node.span();
  diagnostic.message = std::move(message);
  Address address = address_of(rule_->id, object, node);
  diagnostic.field = std::move(address.field);
  diagnostic.fingerprint = address.fingerprint;
  if (object != nullptr) {
    diagnostic.object = object->label;
    diagnostic.way = object->way;
  }
  return Finding(found);
}

void Reporter::finish(FoundList& all) {
  found_.remove_if([](const Found& found) { return found.is_dropped; });
  for (Found& found : found_) {
    if (is_lowered_) found.diagnostic.severity = one_step_less(found.diagnostic.severity);
  }
  all.splice(all.end(), found_);
}

}  // namespace dek::lint
