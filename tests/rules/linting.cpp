// Linting of texts in memory for the harness.
#include "linting.hpp"

#include <algorithm>
#include <sstream>
#include <stdexcept>

#include "base/strings.hpp"
#include "report/text.hpp"
#include "rules/registry.hpp"

namespace dek::test {

namespace {

constexpr std::string_view kToday = "2026-11-22";  // of fixtures about suppressions that end

}  // namespace

std::string Linted::report() const {
  std::ostringstream out;
  report::write_text(out, findings, *store);
  return out.str();
}

Linted lint(const std::vector<Input>& inputs, lint::Rules rules, const manifest::Context& context) {
  std::vector<lint::Unit> units;
  for (const Input& input : inputs) {
    units.push_back({.name = input.name, .read = [bytes = input.bytes] { return base::Result<std::string>(bytes); }});
  }
  Linted linted{.store = std::make_unique<text::TextStore>(), .findings = {}};
  const lint::Options options{
      .context = context, .threads = 1, .known = {rules::all(), rules::retired()}, .today = std::string(kToday)};
  linted.findings = lint::run(units, rules, options, *linted.store).findings;
  return linted;
}

std::size_t count_of(const Linted& linted, std::string_view rule_id) {
  return static_cast<std::size_t>(std::ranges::count(linted.findings, rule_id, &diag::Diagnostic::rule));
}

namespace {

/// One word of a fixture's first line.
void apply(std::string_view word, manifest::Context& context) {
  const std::size_t equals = word.find('=');
  const std::string_view value = equals == std::string_view::npos ? std::string_view() : word.substr(equals + 1);
  if (word == "design=static") {
    context.design = manifest::Design::static_design;
  } else if (word == "design=dynamic") {
    context.design = manifest::Design::dynamic_design;
  } else if (word == "stage=production") {
    context.stage = manifest::Stage::production;
  } else if (word == "stage=development") {
    context.stage = manifest::Stage::development;
  } else if (word.starts_with("kubernetes=")) {
    context.kubernetes = manifest::parse_version(value);
  } else if (word.starts_with("karpenter=")) {
    context.karpenter = manifest::parse_version(value);
  } else if (word.starts_with("tenant=")) {
    context.tenants.push_back({.name = std::string(value), .namespace_name = std::string(value)});
  } else if (word == "delay-tolerant") {
    context.tenants.back().is_delay_tolerant = true;
  } else if (word.starts_with("longest-job=")) {
    context.tenants.back().longest_job = value;
  } else if (word.starts_with("tag=")) {
    const std::size_t colon = value.find(':');
    context.tags.push_back({.key = std::string(value.substr(0, colon)), .value = std::string(value.substr(colon + 1))});
  } else if (word.starts_with("imds-hop-limit=")) {
    context.imds_hop_limit = base::parse_integer(value).value();
  } else if (word == "whole-set") {
    context.is_whole_set = true;
  } else {
    throw std::runtime_error("unknown word in `# with:`: " + std::string(word));
  }
}

}  // namespace

manifest::Context context_of(std::string_view bytes) {
  constexpr std::string_view kMark = "# with: ";
  manifest::Context context;
  if (!bytes.starts_with(kMark)) return context;
  const std::string_view line = bytes.substr(kMark.size(), bytes.find('\n') - kMark.size());
  for (const std::string_view word : base::split(line, ' ')) apply(word, context);
  return context;
}

}  // namespace dek::test
