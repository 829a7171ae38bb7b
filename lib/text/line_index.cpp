// One pass for the line starts, binary search for a position.
#include "text/line_index.hpp"

#include <algorithm>

namespace dek::text {
namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

bool starts_code_point(char c) {
  return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
}

}  // namespace

LineIndex::LineIndex(std::string_view bytes) : bytes_(bytes), starts_{0} {
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const bool lone_cr = bytes[i] == '\r' && (i + 1 == bytes.size() || bytes[i + 1] != '\n');
    if (bytes[i] == '\n' || lone_cr) starts_.push_back(static_cast<std::uint32_t>(i + 1));
  }
}

Position LineIndex::position(std::uint32_t offset) const {
  offset = std::min(offset, static_cast<std::uint32_t>(bytes_.size()));
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const auto line = static_cast<std::uint32_t>(after - starts_.begin());
  std::string_view before = bytes_.substr(starts_[line - 1], offset - starts_[line - 1]);
  if (line == 1 && before.substr(0, 3) == kByteOrderMark) before.remove_prefix(3);
  const auto columns = std::count_if(before.begin(), before.end(), starts_code_point);
  return {line, static_cast<std::uint32_t>(columns + 1)};
}

std::uint32_t LineIndex::line_begin(std::uint32_t line) const {
  return line <= starts_.size() ? starts_[line - 1] : static_cast<std::uint32_t>(bytes_.size());
}

std::string_view LineIndex::line(std::uint32_t line) const {
  if (line == 0 || line > starts_.size()) return {};
  const std::uint32_t begin = starts_[line - 1];
  const std::uint32_t end = line < starts_.size() ? starts_[line] : static_cast<std::uint32_t>(bytes_.size());
  std::string_view text = bytes_.substr(begin, end - begin);
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
  if (line == 1 && text.substr(0, 3) == kByteOrderMark) text.remove_prefix(3);
  return text;
}

}  // namespace dek::text
