// What goes where: terminals, pipes, the last line.
#include "cli/lint_outputs.hpp"

#include <catch2/catch.hpp>
#include <sstream>

namespace {

using namespace dek;
using namespace dek::cli;

struct Written {
  std::string out, err;
};

struct Case {
  std::size_t findings = 0;
  std::size_t in_baseline = 0;
  double seconds = 1.26;
  std::size_t width = 80;
};

Written write(const std::vector<std::string>& outputs, bool is_terminal, const OutputOptions& options = {},
              const Case& given = {}) {
  std::istringstream in;
  std::ostringstream out, err;
  Io io{.in = in,
        .out = out,
        .err = err,
        .out_is_terminal = is_terminal,
        .err_is_terminal = is_terminal,
        .width = given.width,
        .err_width = given.width,
        .environment = [](const char*) -> std::optional<std::string> { return std::nullopt; }};
  text::TextStore store;
  const text::TextId file = store.add_file("pool.yaml", "kind: NodePool\n");
  std::vector<diag::Diagnostic> findings(given.findings);
  for (diag::Diagnostic& finding : findings) {
    finding.rule = "syntax/yaml";
    finding.span = {file, 0, 4};
  }
  report::Report report;
  report.store = &store;
  report.summary.files = 1;
  report.summary.seconds = given.seconds;
  report.summary.known = given.in_baseline;
  report.findings = report::in_order(findings, store);
  const auto parsed = parse_outputs(outputs);
  REQUIRE(parsed);
  REQUIRE(write_outputs(*parsed, report, options, io));
  return {out.str(), err.str()};
}

}  // namespace

TEST_CASE("the time is told on a terminal only") {
  CHECK(write({}, true).out == "1 file, 0 documents: no findings; 1.3 s\n");
  CHECK(write({}, false).out == "1 file, 0 documents: no findings\n");
  CHECK(write({"concise"}, true).err == "1 file, 0 documents: no findings; 1.3 s\n");
  CHECK(write({"text=/dev/null"}, true).out.empty());
}

TEST_CASE("the last line is said once") {
  CHECK(write({"grouped"}, false).err.empty());
  CHECK(write({"gitlab"}, false).out == "[]\n");
  CHECK(write({"gitlab"}, false).err == "1 file, 0 documents: no findings\n");
  CHECK(write({"gitlab", "text=/dev/null"}, false).err == "1 file, 0 documents: no findings\n");
  OutputOptions quiet;
  quiet.is_quiet = true;
  CHECK(write({"gitlab"}, false, quiet).err.empty());
  CHECK(write({"text"}, false, quiet).out.empty());
}

TEST_CASE("on a terminal the last line is broken at words, and short times are told in milliseconds") {
  CHECK(write({}, true, {}, {.seconds = 0.0354}).out == "1 file, 0 documents: no findings; 35 ms\n");
  CHECK(write({}, true, {}, {.width = 30}).out == "1 file, 0 documents: no\n  findings; 1.3 s\n");
  CHECK(write({}, false, {}, {.width = 30}).out == "1 file, 0 documents: no findings\n");
}

TEST_CASE("below a long report stands what to do next, for people who have no baseline yet") {
  const auto tells = [](const std::string& out) { return out.find("--write-baseline") != std::string::npos; };
  CHECK(tells(write({}, true, {}, {.findings = 20}).out));
  CHECK_FALSE(tells(write({}, true, {}, {.findings = 19}).out));
  CHECK_FALSE(tells(write({}, true, {}, {.findings = 20, .in_baseline = 1}).out));
  CHECK_FALSE(tells(write({}, false, {}, {.findings = 20}).out));
  CHECK_FALSE(tells(write({"grouped"}, true, {}, {.findings = 20}).out));
  OutputOptions quiet;
  quiet.is_quiet = true;
  CHECK_FALSE(tells(write({}, true, quiet, {.findings = 20}).out));
}
