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

Written write(const std::vector<std::string>& outputs, bool is_terminal, const OutputOptions& options = {}) {
  std::istringstream in;
  std::ostringstream out, err;
  Io io{.in = in,
        .out = out,
        .err = err,
        .out_is_terminal = is_terminal,
        .err_is_terminal = is_terminal,
        .environment = [](const char*) -> std::optional<std::string> { return std::nullopt; }};
  const text::TextStore store;
  report::Report report;
  report.store = &store;
  report.summary.files = 1;
  report.summary.seconds = 1.26;
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
