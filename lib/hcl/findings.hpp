// Collects what is wrong with one HCL text, as findings of the rule `syntax/hcl`.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "diag/diagnostic.hpp"

namespace dek::hcl {

inline constexpr std::string_view kSyntaxRule = "syntax/hcl";

/// A file that is no HCL at all gives this many findings, then silence.
inline constexpr std::size_t kMaxFindings = 100;

struct Complaint {
  std::string message;
  std::string label{};
  std::string help{};
};

class Findings {
 public:
  explicit Findings(text::TextId text) : text_(text) {}

  /// The returned finding can be added to; when there are too many it is one that nobody sees.
  diag::Diagnostic& add(std::uint32_t begin, std::uint32_t end, Complaint complaint) {
    diag::Diagnostic& finding = all_.size() < kMaxFindings ? all_.emplace_back() : (discarded_ = {});
    finding.rule = kSyntaxRule;
    finding.span = {text_, begin, end};
    finding.message = std::move(complaint.message);
    finding.label = std::move(complaint.label);
    finding.help = std::move(complaint.help);
    return finding;
  }

  [[nodiscard]] text::Span span(std::uint32_t begin, std::uint32_t end) const { return {text_, begin, end}; }
  [[nodiscard]] std::vector<diag::Diagnostic> take() { return std::move(all_); }

 private:
  text::TextId text_;
  std::vector<diag::Diagnostic> all_;
  diag::Diagnostic discarded_;
};

}  // namespace dek::hcl
