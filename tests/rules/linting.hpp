// Linting of texts in memory for the harness: what goes in, what comes out.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lint/engine.hpp"
#include "text/store.hpp"

namespace dek::test {

struct Input {
  std::string name, bytes;
};

struct Linted {
  std::unique_ptr<text::TextStore> store;
  std::vector<diag::Diagnostic> findings;

  [[nodiscard]] std::string report() const;  // as `dekctl lint` prints it, without colour
};

[[nodiscard]] Linted lint(const std::vector<Input>& inputs, lint::Rules rules, const manifest::Context& context = {});

/// Findings of one rule.
[[nodiscard]] std::size_t count_of(const Linted& linted, std::string_view rule_id);

/// "# with: design=static whole-set" on the first line of a fixture; an unknown word throws.
[[nodiscard]] manifest::Context context_of(std::string_view bytes);

}  // namespace dek::test
