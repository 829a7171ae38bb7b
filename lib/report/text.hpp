// The report for people: message, place, excerpt with carets, what to do.
#pragma once

#include <iosfwd>
#include <span>

#include "diag/diagnostic.hpp"
#include "text/store.hpp"

namespace dek::report {

inline constexpr std::size_t kDefaultColumns = 120;

struct TextOptions {
  bool has_color = false;
  bool points_to_pages = true;            // "= see: dekctl explain …"; not for ids that have no page
  std::size_t columns = kDefaultColumns;  // lines of the user's files are cut to fit
};

/// Each finding in order, with an empty line behind it. Bytes depend on the arguments alone.
void write_text(std::ostream& out, std::span<const diag::Diagnostic> diagnostics, const text::TextStore& store,
                const TextOptions& options = {});

}  // namespace dek::report
