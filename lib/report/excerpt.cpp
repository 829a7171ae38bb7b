// Bytes to cells; the window around what a finding is about.
#include "report/excerpt.hpp"

#include <algorithm>
#include <limits>

#include "base/strings.hpp"
#include "base/utf8.hpp"

namespace dek::report {
namespace {

constexpr std::string_view kReplacement = "\xef\xbf\xbd";  // U+FFFD
constexpr std::string_view kEllipsis = "\xe2\x80\xa6";     // U+2026
constexpr std::size_t kContextColumns = 20;                // kept before the focus of a cut line
constexpr std::size_t kFarBytes = 4096;                    // of a line are looked at on each side of the focus
constexpr std::size_t kBehindAll = std::numeric_limits<std::size_t>::max();

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
}

// U+2400 and on: signs for the control characters.
std::string control_picture(char c) {
  const unsigned code = c == 0x7f ? 0x21U : static_cast<unsigned>(c);
  return {'\xe2', '\x90', static_cast<char>(0x80U + code)};
}

// U+0080–U+009F (control), U+200E–U+200F, U+202A–U+202E and U+2066–U+2069 (direction of writing).
bool misleads(std::string_view character) {
  if (character.size() == 2) return character[0] == '\xc2' && character < "\xc2\xa0";
  const auto within = [&](std::string_view first, std::string_view last) {
    return character >= first && character <= last;
  };
  return character.size() == 3 && (within("\xe2\x80\x8e", "\xe2\x80\x8f") || within("\xe2\x80\xaa", "\xe2\x80\xae") ||
                                   within("\xe2\x81\xa6", "\xe2\x81\xa9"));
}

Cell cell_at(std::string_view text, std::size_t i) {
  const auto [code_point, length, is_valid] = base::decode_utf8(text, i);
  if (!is_valid) return {{i, i + 1}, std::string(kReplacement), 1};
  const std::string_view character = text.substr(i, length);
  const char c = character[0];
  if (c == '\t') return {{i, i + 1}, "\t", 1};
  if ((c >= 0 && c < 0x20) || c == 0x7f) return {{i, i + 1}, control_picture(c), 1};
  if (misleads(character)) return {{i, i + length}, std::string(kReplacement), 1};
  if (character == "\xef\xbb\xbf") return {{i, i + length}, "", 0};  // a byte order mark
  return {{i, i + length}, std::string(character), base::display_width(character)};
}

std::size_t width_of(const std::vector<Cell>& cells) {
  std::size_t width = 0;
  for (const Cell& cell : cells) width += cell.width;
  return width;
}

std::size_t start_of_character(std::string_view line, std::size_t at) {
  while (at > 0 && at < line.size() && is_continuation(line[at])) --at;
  return std::min(at, line.size());
}

std::vector<Cell> cells_near(std::string_view line, ByteRange focus) {
  const std::size_t from = focus.begin > kFarBytes ? start_of_character(line, focus.begin - kFarBytes) : 0;
  const std::size_t to = std::min(line.size(), focus.begin + kFarBytes);
  std::vector<Cell> cells;
  for (std::size_t i = from; i < to; i = cells.back().bytes.end) cells.push_back(cell_at(line, i));
  if (to == line.size()) cells.push_back({{line.size(), kBehindAll}, "", 1});
  return cells;
}

// Index of the first cell to show, so that the focus stands in the window with a little of what precedes it.
std::size_t window_begin(const std::vector<Cell>& cells, ByteRange focus, std::size_t columns) {
  std::size_t first = 0, last = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i].bytes.end <= focus.begin) first = i + 1;
    if (cells[i].bytes.begin < focus.end) last = i;
  }
  std::size_t width = 0;
  for (std::size_t i = 0; i <= last; ++i) width += cells[i].width;
  if (width < columns) return 0;
  std::size_t begin = first;
  for (std::size_t kept = 0; begin > 0 && kept < std::min(kContextColumns, columns / 2); --begin)
    kept += cells[begin - 1].width;
  return begin;
}

}  // namespace

std::vector<Cell> excerpt(std::string_view line, ByteRange focus, std::size_t columns) {
  std::vector<Cell> cells = cells_near(line, focus);
  const bool starts_late = !cells.empty() && cells.front().bytes.begin > 0;
  const bool stops_early = cells.empty() || cells.back().bytes.end != kBehindAll;
  if (!starts_late && !stops_early && width_of(cells) <= columns + 1) return cells;
  const Cell gap{{kBehindAll, kBehindAll}, std::string(kEllipsis), 1};
  const std::size_t begin = window_begin(cells, focus, columns);
  std::vector<Cell> shown;
  if (begin > 0 || starts_late) shown.push_back(gap);
  std::size_t width = shown.size();
  for (std::size_t i = begin; i < cells.size(); ++i) {
    width += cells[i].width;
    if (width > columns - 1 && i + 2 < cells.size()) {
      shown.push_back(gap);
      break;
    }
    shown.push_back(std::move(cells[i]));
  }
  return shown;
}

std::string printable(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const Cell cell = cell_at(text, i);
    out += cell.text;
    i = cell.bytes.end;
  }
  return out;
}

}  // namespace dek::report
