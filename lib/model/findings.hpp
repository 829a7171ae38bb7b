// The findings of one profile or configuration, and how their sentences begin.
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

/// How findings speak of the file that they are about.
struct FileWords {
  std::string_view area;       // of the rules' ids
  std::string_view noun;       // "a profile"
  std::string_view root;       // the section that holds all others; empty: none does
  std::string_view reference;  // the command that lists the fields
};

inline constexpr FileWords kProfileWords = {"profile", "a profile", "spec", "dekctl schema profile"};
inline constexpr FileWords kConfigurationWords = {"config", "a configuration", "", "dekctl schema config"};

/// "spec.network.cidr" for "network.cidr"; paths of metadata stay, as do those of a file without a root.
[[nodiscard]] std::string full_path(std::string_view path, const FileWords& words = kProfileWords);

/// A value for a message: in backticks, control characters replaced, cut when long.
[[nodiscard]] std::string shown(std::string_view text);

/// "`a`, `b` or `c`".
[[nodiscard]] std::string choices(std::span<const std::string_view> words);

class Findings {
 public:
  Findings() = default;
  explicit Findings(const FileWords& words) : words_(&words) {}

  [[nodiscard]] const FileWords& words() const { return *words_; }

  /// `rest` is what follows the path: ": unknown field", " is required".
  diag::Diagnostic& add(std::string_view rule, text::Span span, std::string_view path, std::string_view rest);

  [[nodiscard]] bool empty() const { return list_.empty(); }

  /// By place.
  [[nodiscard]] std::vector<diag::Diagnostic> take();

 private:
  const FileWords* words_ = &kProfileWords;
  std::vector<diag::Diagnostic> list_;
};

}  // namespace dek::model
