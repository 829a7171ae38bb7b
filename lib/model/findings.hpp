// The findings of one profile, and how their sentences begin.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diag/diagnostic.hpp"

namespace dek::model {

// Rules of profiles; few, since the sentence says the rest.
inline constexpr std::string_view kUnknownField = "profile/unknown-field";
inline constexpr std::string_view kInvalidValue = "profile/invalid-value";
inline constexpr std::string_view kMissingField = "profile/missing-field";
inline constexpr std::string_view kNotSupported = "profile/not-supported";
inline constexpr std::string_view kConflict = "profile/conflict";

/// "spec.network.cidr" for "network.cidr"; paths of metadata stay.
[[nodiscard]] std::string full_path(std::string_view path);

/// A value for a message: in backticks, control characters replaced, cut when long.
[[nodiscard]] std::string shown(std::string_view text);

/// "`a`, `b` or `c`".
[[nodiscard]] std::string choices(std::span<const std::string_view> words);

class Findings {
 public:
  /// `rest` is what follows the path: ": unknown field", " is required".
  diag::Diagnostic& add(std::string_view rule, text::Span span, std::string_view path, std::string_view rest);

  [[nodiscard]] bool empty() const { return list_.empty(); }

  /// By place.
  [[nodiscard]] std::vector<diag::Diagnostic> take();

 private:
  std::vector<diag::Diagnostic> list_;
};

}  // namespace dek::model
