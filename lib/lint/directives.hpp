// Words to the linter in comments: `# dekctl: ignore[area/name] reason until=2026-12-31`, found in any text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diag/diagnostic.hpp"
#include "text/span.hpp"

namespace dek::lint {

/// Why something is suppressed, and up to which day.
struct Terms {
  std::string reason;
  std::string until;               // empty: without end
  std::string_view wrong_until{};  // what stands there in place of a day
};

/// "only in the lab until=2026-12-31" in its parts.
[[nodiscard]] Terms read_terms(std::string_view text);

struct Directive {
  enum class Verb : std::uint8_t { ignore, ignore_file, disable, enable };
  struct Selector {
    std::string_view name;
    text::Span span;
  };
  Verb verb = Verb::ignore;
  text::Span span;                 // the comment, from its mark to the end of the line
  std::uint32_t line = 1;          // of the comment
  std::uint32_t covered_line = 1;  // of `ignore`: the comment's line, or the next one with more than a comment
  std::vector<Selector> selectors;
  Terms terms;
};

[[nodiscard]] std::string_view to_string(Directive::Verb verb);

struct Directives {
  std::vector<Directive> list;             // in order
  std::vector<diag::Diagnostic> findings;  // suppression/malformed
};

/// Every line is looked at, be it in a document, a heredoc or a text that is no YAML; `has_slash_comments` for HCL.
[[nodiscard]] Directives read_directives(text::TextId file, std::string_view bytes, bool has_slash_comments);

}  // namespace dek::lint
