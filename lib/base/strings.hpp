// Text helpers of the whole program: ASCII only where a name says so, UTF-8 elsewhere.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dek::base {

/// Cuts blanks, tabs and line ends from both sides.
[[nodiscard]] std::string_view trim(std::string_view text);

/// Pieces between separators; an empty text gives one empty piece.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);

/// In backticks, as messages show names and values.
[[nodiscard]] std::string as_code(std::string_view text);

/// "a, b and c" with `last` before the final item; "" for none.
[[nodiscard]] std::string join_words(const std::vector<std::string>& items, std::string_view last = "and");

[[nodiscard]] std::string join(const std::vector<std::string>& items, std::string_view separator);

[[nodiscard]] std::string to_lower_ascii(std::string_view text);
[[nodiscard]] bool equals_ignoring_case(std::string_view a, std::string_view b);
[[nodiscard]] bool contains_ignoring_case(std::string_view text, std::string_view part);

[[nodiscard]] bool is_one_of(std::string_view text, std::span<const std::string_view> candidates);

/// Decimal digits behind an optional minus sign, whole text; empty on anything else or overflow.
[[nodiscard]] std::optional<std::int64_t> parse_integer(std::string_view text);

/// True when `text`, split at everything that is not a letter or digit, has a part equal to `word` or `word`+"s", case
/// ignored.
[[nodiscard]] bool has_word(std::string_view text, std::string_view word);

/// Levenshtein distance with neighbour swaps; stops at `limit` + 1.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

/// The candidate nearest to `text` within `limit` edits (fewer for short words), case differences free; first wins a
/// tie.
[[nodiscard]] std::optional<std::string_view> closest(std::string_view text,
                                                      std::span<const std::string_view> candidates,
                                                      std::size_t limit = 2);

/// Columns a text takes in a terminal: wide East Asian characters count two, combining marks none.
[[nodiscard]] std::size_t display_width(std::string_view utf8);

/// "1 file", "2 files"; the plural is the singular with "s" unless given.
[[nodiscard]] std::string count_of(std::size_t n, std::string_view singular, std::string_view plural = {});

}  // namespace dek::base
