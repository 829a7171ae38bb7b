// One file lies elsewhere than its name says, one has no findings.
#include "sample_report.hpp"

#include "samples.hpp"

namespace dek::test {

SampleReport::SampleReport() : findings(sample_findings(store)) {
  report.store = &store;
  report.findings = report::in_order(findings, store);
  report.summary.files = 7;
  report.summary.documents = 1;
  report.summary.kinds = 2;
  report.summary.unknown_kinds = {"Widget (example.com)"};
  report.summary.unreadable = 1;
  report::count(report.summary, findings);
  report.summary.design = "dynamic";
  report.summary.design_reason = "inferred from 1 resource";
  report.rules = sample_rules();
  report.files = {"clean.yaml"};
  report.path_from_root = [](const std::string& name) {
    return name == "infra/pool.yaml" ? "deploy/infra/pool file#1.yaml" : name;
  };
}

}  // namespace dek::test
