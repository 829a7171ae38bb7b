// utf8proc composes; the pieces of lines that it leaves alone are moved along.
#include "hcl/normal_form.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <optional>

namespace dek::hcl {
namespace {

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// The composed text; empty when `text` is composed already, or is no UTF-8.
std::optional<std::string> composed(std::string_view text) {
  utf8proc_uint8_t* bytes = nullptr;
  const auto* from = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const auto size = utf8proc_map(from, static_cast<utf8proc_ssize_t>(text.size()), &bytes,
                                 static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(bytes, &std::free);
  if (size < 0) return std::nullopt;
  std::string result(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
  return result == text ? std::nullopt : std::optional(std::move(result));
}

std::uint32_t length(const Piece& piece) {
  return piece.from.end - piece.from.begin;
}

/// The part of `piece` that lies in [begin, end) of the old text, moved to where that stands in the new one.
void add_part(const Piece& piece, std::size_t begin, std::size_t end, std::size_t new_begin, std::vector<Piece>& out) {
  const std::size_t first = std::max<std::size_t>(piece.begin, begin);
  const std::size_t last = std::min<std::size_t>(piece.begin + length(piece), end);
  if (first >= last) return;
  Piece part = piece;
  part.begin = static_cast<std::uint32_t>(first - begin + new_begin);
  part.from.begin += static_cast<std::uint32_t>(first - piece.begin);
  part.from.end = part.from.begin + static_cast<std::uint32_t>(last - first);
  out.push_back(part);
}

}  // namespace

void compose(Value& string) {
  if (is_ascii(string.text) || !composed(string.text)) return;
  std::string text;
  std::vector<Piece> pieces;
  std::size_t next = 0;  // of the pieces; they are sorted
  for (std::size_t begin = 0; begin < string.text.size();) {
    const std::size_t end = std::min(string.text.find('\n', begin), string.text.size() - 1) + 1;
    const std::string_view line = std::string_view(string.text).substr(begin, end - begin);
    const auto changed = composed(line);
    while (next < string.pieces.size() && string.pieces[next].begin + length(string.pieces[next]) <= begin) ++next;
    for (std::size_t i = next; !changed && i < string.pieces.size() && string.pieces[i].begin < end; ++i)
      add_part(string.pieces[i], begin, end, text.size(), pieces);
    text += changed ? *changed : line;
    begin = end;
  }
  string.text = std::move(text);
  string.pieces = std::move(pieces);
}

}  // namespace dek::hcl
