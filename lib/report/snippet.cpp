// Drawing: a row is built cell by cell, so that tabs and wide characters stand above each other.
#include "report/snippet.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dek::report {
namespace {

struct Sign {
  char character = ' ';
  Ink ink = Ink::plain;
};

std::string without_trailing_blanks(std::string text) {
  text.erase(text.find_last_not_of(" \t") + 1);
  return text;
}

std::string source_text(const std::vector<Cell>& cells) {
  std::string out;
  for (const Cell& cell : cells) out += cell.text;
  return without_trailing_blanks(std::move(out));
}

std::string numbered(std::uint32_t number, std::string_view text, const SnippetStyle& style) {
  const std::string gutter = style.paint(Ink::frame, fmt::format("{:>{}} |", number, style.gutter));
  return text.empty() ? gutter + "\n" : fmt::format("{} {}\n", gutter, text);
}

Ink ink_of(const Mark& mark, const SnippetStyle& style) {
  return mark.is_primary ? style.primary : Ink::frame;
}

// A row of signs under cells up to the last one that is not blank; equal inks in one go.
template <typename SignOf>
std::string row(const std::vector<Cell>& cells, const SnippetStyle& style, SignOf sign_of) {
  std::string out, run, blanks;
  Ink ink = Ink::plain;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const Sign sign = sign_of(i);
    if (sign.character == ' ') {
      if (cells[i].text == "\t")
        blanks += '\t';
      else
        blanks.append(cells[i].width, ' ');
      continue;
    }
    if (!blanks.empty() || sign.ink != ink) {
      out += style.paint(ink, run) + blanks;
      run.clear();
      blanks.clear();
      ink = sign.ink;
    }
    // Underlines cover the whole cell, a stem stands at its left.
    const std::size_t width = std::max<std::size_t>(cells[i].width, 1);
    const bool is_underline = sign.character == '^' || sign.character == '-';
    run.append(is_underline ? width : 1, sign.character);
    if (!is_underline) blanks.append(width - 1, ' ');
  }
  return out + style.paint(ink, run);
}

std::size_t first_cell(const std::vector<Cell>& cells, ByteRange bytes) {
  const auto found = std::find_if(cells.begin(), cells.end(), [&](const Cell& cell) { return cell.touches(bytes); });
  return static_cast<std::size_t>(found - cells.begin());
}

std::string marker_row(const std::vector<Cell>& cells, const std::vector<Mark>& marks, const SnippetStyle& style) {
  return row(cells, style, [&](std::size_t i) {
    Sign sign;
    for (const Mark& mark : marks) {
      if (!cells[i].touches(mark.bytes) || (sign.character == '^' && !mark.is_primary)) continue;
      sign = {mark.is_primary ? '^' : '-', ink_of(mark, style)};
    }
    return sign;
  });
}

// `|` under the beginning of each of the first `count` hanging marks.
std::string stem_row(const std::vector<Cell>& cells, const std::vector<Mark>& hanging, std::size_t count,
                     const SnippetStyle& style) {
  return row(cells, style, [&](std::size_t i) {
    for (std::size_t k = 0; k < count; ++k)
      if (first_cell(cells, hanging[k].bytes) == i) return Sign{'|', ink_of(hanging[k], style)};
    return Sign{};
  });
}

// The stems left of the last of `count` marks, then its label at its own column.
std::string label_row(const std::vector<Cell>& cells, const std::vector<Mark>& hanging, std::size_t count,
                      const SnippetStyle& style) {
  const Mark& mark = hanging[count - 1];
  const std::size_t at = first_cell(cells, mark.bytes);
  constexpr char kPlace = '\x01';
  std::string out = row(cells, style, [&](std::size_t i) {
    if (i == at) return Sign{kPlace, Ink::plain};
    for (std::size_t k = 0; k + 1 < count && i < at; ++k)
      if (first_cell(cells, hanging[k].bytes) == i) return Sign{'|', ink_of(hanging[k], style)};
    return Sign{};
  });
  const std::size_t place = out.find(kPlace);
  return out.substr(0, place) + style.paint(ink_of(mark, style), printable(mark.label));
}

// The rightmost label follows the carets, unless another mark reaches behind it.
bool ends_the_row(const Mark& mark, const std::vector<Mark>& marks) {
  return std::all_of(marks.begin(), marks.end(), [&](const Mark& other) { return other.bytes.end <= mark.bytes.end; });
}

}  // namespace

std::string gutter_line(std::string_view text, const SnippetStyle& style) {
  const std::string gutter = style.paint(Ink::frame, std::string(style.gutter + 1, ' ') + "|");
  return text.empty() ? gutter + "\n" : fmt::format("{} {}\n", gutter, text);
}

std::string plain_line(std::string_view line, std::uint32_t number, const SnippetStyle& style) {
  return numbered(number, source_text(excerpt(line, {}, style.columns)), style);
}

bool fits_beside(std::string_view line, ByteRange focus, ByteRange other, std::size_t columns) {
  const std::vector<Cell> cells = excerpt(line, focus, columns);
  return std::any_of(cells.begin(), cells.end(),
                     [&](const Cell& cell) { return cell.bytes.begin <= other.begin && other.begin < cell.bytes.end; });
}

std::string annotated_line(std::string_view line, std::vector<Mark> marks, const SnippetStyle& style) {
  std::stable_sort(marks.begin(), marks.end(),
                   [](const Mark& a, const Mark& b) { return a.bytes.begin < b.bytes.begin; });
  const auto focus = std::find_if(marks.begin(), marks.end(), [](const Mark& mark) { return mark.is_primary; });
  const std::vector<Cell> cells = excerpt(line, (focus == marks.end() ? marks.begin() : focus)->bytes, style.columns);
  std::string out = numbered(marks.front().line, source_text(cells), style);
  std::string signs = marker_row(cells, marks, style);
  std::vector<Mark> hanging = marks;
  if (ends_the_row(marks.back(), marks)) {
    if (!marks.back().label.empty())
      signs += " " + style.paint(ink_of(marks.back(), style), printable(marks.back().label));
    hanging.pop_back();
  }
  std::erase_if(hanging, [](const Mark& mark) { return mark.label.empty(); });
  out += gutter_line(signs, style);
  if (!hanging.empty()) out += gutter_line(stem_row(cells, hanging, hanging.size(), style), style);
  for (std::size_t count = hanging.size(); count > 0; --count)
    out += gutter_line(label_row(cells, hanging, count, style), style);
  return out;
}

}  // namespace dek::report
