// What a run looked at and found, in figures; the last line of the text report.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "diag/diagnostic.hpp"

namespace dek::report {

struct Summary {
  std::size_t files = 0, documents = 0, kinds = 0;
  std::vector<std::string> unknown_kinds{};  // "Widget (example.com)"
  std::size_t unreadable = 0;                // files
  std::size_t partly_readable = 0;           // templates that are no YAML before they are filled in
  std::size_t errors = 0, warnings = 0, advice = 0;
  std::size_t fixable = 0, unsafely_fixable = 0;  // of the findings that are shown
  std::size_t suppressed = 0;                     // by comments, annotations and the configuration; not counted above
  std::size_t known = 0;                          // by the baseline; not counted above
  bool shows_advice = false;
  double seconds = 0;           // told on a terminal only
  std::string design{};         // "dynamic", "static"; empty: nothing that tells
  std::string design_reason{};  // "--design", "2 SparkApplications"; may be empty
};

/// Adds the findings to the counts by severity.
void count(Summary& summary, std::span<const diag::Diagnostic> diagnostics);

/// Counts the shown findings that a fix can be written for.
void count_fixes(Summary& summary, std::span<const diag::Diagnostic> shown);

/// "2 errors, 5 warnings", or "no findings"; advice that is not shown does not count.
[[nodiscard]] std::string finding_counts(const Summary& summary);

/// "12 files, 34 documents, 9 kinds: 2 errors, 5 warnings; 7 advice not shown (--show advice); design: dynamic (…)", no
/// line end.
[[nodiscard]] std::string summary_line(const Summary& summary);

}  // namespace dek::report
