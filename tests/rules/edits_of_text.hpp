// Random edits of files that no finding should mind: for the property of baselines.
#pragma once

#include <random>
#include <set>
#include <span>
#include <string>
#include <string_view>

namespace dek::test {

/// Lines (1-based) that findings point at, and so are not unrelated.
using Lines = std::set<std::size_t>;

struct EditedText {
  std::string_view bytes;
  bool is_hcl = false;
  Lines used;
};

struct TextEdit {
  std::string_view name;
  std::string (*apply)(const EditedText& text, std::minstd_rand& random);
};

/// Inserts comments and blank lines, adds a document, deletes comments and blank lines, moves a whole document.
[[nodiscard]] std::span<const TextEdit> text_edits();

}  // namespace dek::test
