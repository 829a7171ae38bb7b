// The last line.
#include "report/summary.hpp"

#include <catch2/catch.hpp>

using dek::report::Summary;
using dek::report::summary_line;

TEST_CASE("the last line counts what matters and says what is not shown") {
  Summary summary{.files = 1, .documents = 2};
  CHECK(summary_line(summary) == "1 file, 2 documents: no findings");
  summary.advice = 7;
  CHECK(summary_line(summary) == "1 file, 2 documents: no findings; 7 advice not shown (--show advice)");
  summary.errors = 1;
  summary.warnings = 2;
  summary.shows_advice = true;
  CHECK(summary_line(summary) == "1 file, 2 documents: 1 error, 2 warnings, 7 advice");
  summary.design = "static";
  summary.design_reason = "from --design";
  CHECK(summary_line(summary) == "1 file, 2 documents: 1 error, 2 warnings, 7 advice; design: static (from --design)");
}

TEST_CASE("the last line names what was not looked at") {
  Summary summary{
      .files = 3, .documents = 2, .kinds = 5, .unknown_kinds = {"A", "B", "C (x.io)", "D"}, .unreadable = 1};
  CHECK(summary_line(summary) ==
        "3 files, 2 documents, 5 kinds: no findings; 4 kinds not known: A, B, C (x.io), ...; 1 file not readable");
}
