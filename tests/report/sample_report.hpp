// The sample findings as a report.
#pragma once

#include <vector>

#include "diag/diagnostic.hpp"
#include "report/report.hpp"
#include "text/store.hpp"

namespace dek::test {

struct SampleReport {
  SampleReport();
  SampleReport(const SampleReport&) = delete;
  SampleReport& operator=(const SampleReport&) = delete;

  text::TextStore store;
  std::vector<diag::Diagnostic> findings;
  report::Report report;
};

}  // namespace dek::test
