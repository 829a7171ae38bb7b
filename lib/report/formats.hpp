// Every format of a report by its name.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <span>
#include <string_view>

#include "report/report.hpp"
#include "report/text.hpp"

namespace dek::report {

enum class Audience : std::uint8_t {
  people,  // carries the summary at its end
  lines,   // for grep and editors; the summary would be in the way
  programs,
};

struct Format {
  std::string_view name;
  Audience audience = Audience::programs;
  void (*write)(std::ostream&, const Report&, const TextOptions&) = nullptr;
};

/// The first is the usual one.
[[nodiscard]] std::span<const Format> formats();

/// Null for a name that no format has.
[[nodiscard]] const Format* find_format(std::string_view name);

}  // namespace dek::report
