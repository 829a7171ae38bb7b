// The lines most manifests consist of, `key: value` and `- value` in plain words on one line, read in one go.
// Whatever is not that simple is left untouched for the general way through items.cpp.
#include "yaml/parser.hpp"

namespace dek::yaml {

// End of a key of simple characters with its colon behind it; 0 when the text here is none.
std::uint32_t Parser::simple_key_end() {
  std::uint32_t at = cursor_.at;
  if (at == simple_key_at_) return simple_key_end_;
  if (!is_any(cursor_.peek(), kSimple)) return 0;
  simple_key_at_ = at;
  while (at < cursor_.size && is_any(cursor_.data[at], kSimple | kWord)) ++at;
  simple_key_end_ = cursor_.byte(at) == ':' && cursor_.ends_word(at + 1) ? at : 0;
  return simple_key_end_;
}

bool Parser::simple_key(Open& map) {
  const std::uint32_t end = simple_key_end();
  if (end == 0) return false;
  add_plain(map, cursor_.at, end, true);
  cursor_.at = end;
  return true;
}

// A plain scalar behind `from` that ends with its line, where the next line cannot continue it: it stands further left.
bool Parser::simple_value(Open& parent, std::uint32_t from, int indent) {
  const char* const data = cursor_.data;
  const std::uint32_t size = cursor_.size;
  std::uint32_t at = from;
  while (at < size && data[at] == ' ') ++at;
  const std::uint32_t begin = at;
  if (begin == from || at >= size || !is_any(data[at], kSimple)) return false;
  while (at < size && (!is_any(data[at], kPlainStop) || (data[at] == ':' && !cursor_.ends_word(at + 1)))) ++at;
  if (at >= size || data[at] != '\n' || is_blank(data[at - 1])) return false;
  const std::uint32_t end = at;
  const std::uint32_t line = at + 1;
  at = line;
  while (at < size && data[at] == ' ') ++at;
  const auto column = static_cast<int>(at - line);
  if (column > indent || at >= size || is_any(data[at], kBlank | kBreak) || data[at] == kByteOrderMark[0]) return false;
  add_plain(parent, begin, end, false);
  cursor_.at = cursor_.first = at;
  cursor_.line = line;
  cursor_.column = column;
  return true;
}

}  // namespace dek::yaml
