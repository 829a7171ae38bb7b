// Names of instance families and types: whether they exist, whether they may be newer than the table, what was meant.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dek::facts {

enum class NameStatus : std::uint8_t {
  known,    // on offer
  retired,  // EC2 had it (p2, f1); nothing can be launched
  newer,    // reads as a generation above the newest of its letter: may exist since the table was made
  unknown,
};

/// "m6gd" is m, 6, gd; "p6-b200" is p, 6, -b200.
struct FamilyName {
  std::string_view letters;
  int generation = 0;
  std::string_view features;
};

/// Empty when the text is not letters, digits and a rest of letters, digits and hyphens.
[[nodiscard]] std::optional<FamilyName> parse_family_name(std::string_view family);

[[nodiscard]] NameStatus family_status(std::string_view family);
[[nodiscard]] NameStatus type_status(std::string_view type);

/// Families on offer that were probably meant, best first: same letter and features of another generation and the
/// neighbour of the same generation ("m5gd" gives m6gd, m5d, m7gd, m8gd, m9gd); else the nearest names.
[[nodiscard]] std::vector<std::string_view> similar_families(std::string_view family, std::size_t limit = 2);

/// The same for types: sizes kept ("m5gd.large" gives m6gd.large, m5d.large).
[[nodiscard]] std::vector<std::string> similar_types(std::string_view type, std::size_t limit = 2);

}  // namespace dek::facts
