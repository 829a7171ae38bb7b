// The rarer steps of the cursor: comments and line ends.
#include "yaml/cursor.hpp"

#include <algorithm>

namespace dek::yaml {
namespace {

constexpr std::uint32_t kLongestPlaceholder = 512;

}  // namespace

std::uint32_t Cursor::line_end(std::uint32_t offset) const {
  while (offset < size && !is_break(data[offset])) ++offset;
  return offset;
}

std::uint32_t Cursor::behind_placeholder(std::uint32_t offset) const {
  if (offset == 0 || byte(offset) != '{' || data[offset - 1] != '$') return offset;
  // The look ahead is bounded, so that a line of openers stays linear.
  const std::uint32_t end = std::min(size, offset + kLongestPlaceholder);
  int depth = 0;
  for (std::uint32_t i = offset; i < end && !is_break(data[i]); ++i) {
    if (data[i] == '{') ++depth;
    if (data[i] == '}' && --depth == 0) return i + 1;
  }
  return offset;
}

std::uint32_t Cursor::behind_template_action(std::uint32_t offset) {
  if (byte(offset) != '{' || byte(offset + 1) != '{') return offset;
  if (actionless_begin_ <= offset && offset < actionless_end_) return offset;
  std::uint32_t i = offset + 2;
  for (; i + 1 < size && !is_break(data[i]); ++i) {
    if (data[i] == '}' && data[i + 1] == '}') return i + 2;
  }
  actionless_begin_ = offset;
  actionless_end_ = i;
  return offset;
}

void Cursor::skip_comment() {
  const std::uint32_t end = line_end(at);
  if (comments != nullptr) comments->push_back({at, end});
  at = end;
}

}  // namespace dek::yaml
