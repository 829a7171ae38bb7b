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

diag::Subject subject_of(const manifest::Resource& object) {
  return {.kind = std::string(object.kind),
          .namespace_name = std::string(object.namespace_name),
          .name = std::string(object.name),
          .place = object.root.span()};
}

}  // namespace

Finding& Finding::severity(diag::Severity severity) {
  diagnostic_->severity = severity;
  return *this;
}

Finding& Finding::related(tree::Node node, std::string text) {
  if (node) diagnostic_->related.push_back({.span = node.span(), .text = std::move(text)});
  if (node && !node.is_written()) *is_dropped_ = true;
  return *this;
}

Finding& Finding::fix(std::string title, diag::Applicability applicability, std::vector<diag::Edit> edits) {
  if (edits.empty()) return *this;
  std::ranges::sort(edits, {}, [](const diag::Edit& edit) { return edit.span.begin; });
  diagnostic_->fix = diag::Fix{.title = std::move(title), .applicability = applicability, .edits = std::move(edits)};
  return *this;
}

Reporter::Reporter(const diag::RuleInfo& rule, const manifest::Workspace& workspace, const manifest::Resource* resource)
    : rule_(&rule), workspace_(&workspace), resource_(resource) {}

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

bool speaks_to(diag::Designs designs, manifest::Design design) {
  if (designs == diag::Designs::both) return true;
  return design ==
         (designs == diag::Designs::dynamic_only ? manifest::Design::dynamic_design : manifest::Design::static_design);
}

Finding Reporter::add(tree::Node node, std::string message) {
  DEK_ASSERT(node);
  const manifest::Resource* object = resource_ == nullptr ? workspace_->resource_of(node) : resource_;
  Pending& pending = pending_.emplace_back();
  pending.node = node;
  pending.object = object;
  const manifest::Design design = object == nullptr ? manifest::Design::none : workspace_->design_of(*object);
  pending.is_dropped = !node.is_written() || !speaks_to(rule_->designs, design);
  pending.diagnostic.rule = rule_->id;
  pending.diagnostic.severity = rule_->severity;
  pending.diagnostic.span = node.span();
  pending.diagnostic.message = std::move(message);
  if (object != nullptr) {
    pending.diagnostic.object = object->label;
    pending.diagnostic.way = object->way;
    pending.diagnostic.subject = subject_of(*object);
  }
  return {pending.diagnostic, pending.is_dropped};
}

void Reporter::move_to(std::vector<diag::Diagnostic>& findings) {
  for (Pending& pending : pending_) {
    if (pending.is_dropped) continue;
    if (is_lowered_) pending.diagnostic.severity = one_step_less(pending.diagnostic.severity);
    pending.diagnostic.field =
        tree::path_of(pending.node, pending.object == nullptr ? tree::Node() : pending.object->root);
    pending.diagnostic.fingerprint = fingerprint_of(pending.diagnostic.rule, pending.object, pending.node);
    findings.push_back(std::move(pending.diagnostic));
  }
  pending_.clear();
}

}  // namespace dek::lint
