// The report for people: message, place, excerpt with carets, what to do.
#pragma once

#include <iosfwd>
#include <span>
#include <string>
#include <string_view>

#include "diag/diagnostic.hpp"
#include "report/finding.hpp"
#include "text/store.hpp"

namespace dek::report {

inline constexpr std::size_t kDefaultColumns = 120;

struct TextOptions {
  bool has_color = false;
  bool points_to_pages = true;            // "= see: dekctl explain …"; not for ids that have no page
  std::size_t columns = kDefaultColumns;  // lines of the user's files are cut to fit
  bool wraps = false;                     // what is said about them is wrapped to fit; else each remark is one line
  bool tells_once = false;  // what was said already is not said again: the same finding elsewhere, the page of a rule
  std::string link_base{};  // URI of the current directory, with a last slash, for links to files; empty: no links
};

/// Each finding in order, with an empty line behind it. Bytes depend on the arguments alone.
void write_text(std::ostream& out, std::span<const diag::Diagnostic> diagnostics, const text::TextStore& store,
                const TextOptions& options = {});

/// The same of findings that are in order.
void write_text(std::ostream& out, Findings findings, const text::TextStore& store, const TextOptions& options);

/// `shown` as a link to the file `name` for a terminal (OSC 8), or as it is.
[[nodiscard]] std::string linked(std::string shown, std::string_view name, const TextOptions& options);

}  // namespace dek::report
