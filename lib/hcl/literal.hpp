// Decoding of literal text in strings and heredocs, with a map back to the bytes it came from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hcl/ast.hpp"
#include "hcl/findings.hpp"
#include "hcl/scan.hpp"

namespace dek::hcl {

/// One decoded stretch in Literals; shrinks when white space around a sequence is cut.
struct Literal {
  std::uint32_t text = 0, size = 0;
  std::uint32_t first_segment = 0, segment_count = 0;
};

/// The literals of one template while it is read; nested templates have their own.
class Literals {
 public:
  /// Decodes `raw`, which starts at byte `begin` of the file: escapes when quoted, $${ and %%{ always.
  Literal add(std::string_view raw, std::uint32_t begin, Quoting quoting, Findings& findings);

  [[nodiscard]] std::string_view text(const Literal& literal) const {
    return std::string_view(text_).substr(literal.text, literal.size);
  }

  /// Appends to the file's decoded text and segments; `literal_begin` is where the whole literal starts there.
  void append_to(File& file, const Literal& literal, std::size_t literal_begin) const;

 private:
  void take(std::string_view raw, std::uint32_t begin);
  std::size_t escape(std::string_view raw, std::uint32_t begin, Findings& findings);
  std::size_t unicode_escape(std::string_view raw, std::uint32_t begin, Findings& findings);

  std::string text_;
  std::vector<text::Segment> segments_;  // child offsets in text_
};

void trim_left(const Literals& literals, Literal& literal);
void trim_right(const Literals& literals, Literal& literal);

/// Cuts `bytes` from the left.
void cut_left(Literal& literal, std::size_t bytes);

/// The decoded text of one quoted literal, for labels.
[[nodiscard]] std::string decode_quoted(std::string_view raw, std::uint32_t begin, Findings& findings);

}  // namespace dek::hcl
