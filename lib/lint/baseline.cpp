// Baselines as text, and findings against them.
#include "lint/baseline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

#include "base/hash.hpp"
#include "base/strings.hpp"
#include "yaml/reader.hpp"

namespace dek::lint {
namespace {

using Identity = std::tuple<std::string, std::string, std::string, std::string>;  // file, rule, object, fingerprint

Identity identity_of(const KnownFinding& known) {
  return {known.file, known.rule, known.object, known.fingerprint};
}

std::string json_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) < 0x20) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  return out += '"';
}

Baseline from_counts(const std::map<Identity, std::size_t>& counts) {
  Baseline baseline;
  for (const auto& [identity, count] : counts) {
    const auto& [file, rule, object, fingerprint] = identity;
    if (count > 0) baseline.push_back({file, rule, object, fingerprint, count});
  }
  return baseline;
}

base::Error unusable(std::string_view why) {
  return {fmt::format("this is no baseline: {}", why), "write it anew with --write-baseline"};
}

base::Result<KnownFinding> read_entry(tree::Node node) {
  KnownFinding known;
  const std::pair<std::string_view, std::string*> texts[] = {
      {"file", &known.file}, {"rule", &known.rule}, {"object", &known.object}, {"fingerprint", &known.fingerprint}};
  for (const auto& [name, text] : texts) {
    const auto value = node[name].text();
    if (!value) return unusable(fmt::format("an entry lacks `{}`", name));
    *text = *value;
  }
  const auto count = node["count"].as_integer();
  if (!count || *count < 1) return unusable("an entry has no `count`");
  known.count = static_cast<std::size_t>(*count);
  return known;
}

/// How many of each are left to be found.
class Stock {
 public:
  explicit Stock(const Baseline& baseline) {
    for (const KnownFinding& known : baseline) {
      left_[identity_of(known)] += known.count;
      anywhere_[known.fingerprint].push_back(identity_of(known));
    }
  }

  [[nodiscard]] bool take(const std::string& file, const diag::Diagnostic& finding) {
    for (const Identity& identity : of(finding))
      if (std::get<0>(identity) == file && take(identity)) return true;
    return false;
  }

  [[nodiscard]] bool take_anywhere(const diag::Diagnostic& finding) {
    return std::ranges::any_of(of(finding), [&](const Identity& identity) { return take(identity); });
  }

  [[nodiscard]] Baseline rest() const { return from_counts(left_); }

 private:
  [[nodiscard]] const std::vector<Identity>& of(const diag::Diagnostic& finding) {
    return anywhere_[base::to_hex(finding.fingerprint)];
  }

  [[nodiscard]] bool take(const Identity& identity) {
    std::size_t& left = left_[identity];
    if (left == 0) return false;
    --left;
    return true;
  }

  std::map<Identity, std::size_t> left_;
  std::map<std::string, std::vector<Identity>> anywhere_;  // by fingerprint
};

}  // namespace

std::string to_text(const Baseline& baseline) {
  std::string text = fmt::format("{{\n  \"version\": {},\n  \"findings\": [", kBaselineVersion);
  std::string_view separator = "\n";
  for (const KnownFinding& known : baseline) {
    text += fmt::format(R"({}    {{"file": {}, "rule": {}, "object": {}, "fingerprint": {}, "count": {}}})", separator,
                        json_string(known.file), json_string(known.rule), json_string(known.object),
                        json_string(known.fingerprint), known.count);
    separator = ",\n";
  }
  return text += baseline.empty() ? "]\n}\n" : "\n  ]\n}\n";
}

base::Result<Baseline> parse_baseline(std::string_view text) {
  const yaml::Parsed parsed = yaml::parse({}, text);  // JSON is YAML
  if (!parsed.diagnostics.empty()) return unusable(parsed.diagnostics.front().message);
  const tree::Node root = parsed.documents.empty() ? tree::Node() : parsed.documents.front()->root();
  const auto version = root["version"].as_integer();
  if (!version || !root["findings"].is_list()) return unusable("it has no `version` and `findings`");
  if (*version != kBaselineVersion) return unusable(fmt::format("version {} is not known here", *version));
  Baseline baseline;
  for (const tree::Node entry : root["findings"].items()) {
    DEK_TRY(KnownFinding known, read_entry(entry));
    baseline.push_back(std::move(known));
  }
  return baseline;
}

Baseline baseline_of(const std::vector<diag::Diagnostic>& findings, const text::TextStore& store,
                     const NameInBaseline& name) {
  std::map<Identity, std::size_t> counts;
  for (const diag::Diagnostic& finding : findings) {
    const std::string file = name(store.name(finding.span.text));
    ++counts[{file, std::string(finding.rule), finding.object, base::to_hex(finding.fingerprint)}];
  }
  return from_counts(counts);
}

Baseline take_known(const Baseline& baseline, std::vector<diag::Diagnostic>& findings,
                    std::vector<diag::Diagnostic>& suppressed, const text::TextStore& store,
                    const NameInBaseline& name) {
  Stock stock(baseline);
  const auto mark = [](diag::Diagnostic& finding) {
    finding.suppression = diag::Suppression{.kind = diag::SuppressionKind::baseline, .reason = "", .until = ""};
  };
  for (diag::Diagnostic& finding : findings)
    if (stock.take(name(store.name(finding.span.text)), finding)) mark(finding);
  for (diag::Diagnostic& finding : findings)
    if (!finding.suppression && stock.take_anywhere(finding)) mark(finding);
  const auto is_new = [](const diag::Diagnostic& finding) { return !finding.suppression.has_value(); };
  const auto first = std::stable_partition(findings.begin(), findings.end(), is_new);
  std::move(first, findings.end(), std::back_inserter(suppressed));
  findings.erase(first, findings.end());
  return stock.rest();
}

Baseline without(const Baseline& baseline, const Baseline& gone) {
  std::map<Identity, std::size_t> counts;
  for (const KnownFinding& known : baseline) counts[identity_of(known)] += known.count;
  for (const KnownFinding& known : gone) {
    std::size_t& count = counts[identity_of(known)];
    count -= std::min(count, known.count);
  }
  return from_counts(counts);
}

}  // namespace dek::lint
