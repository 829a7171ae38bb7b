// The program in-process: help, version, wrong use.
#include "cli/app.hpp"

#include <catch2/catch.hpp>
#include <sstream>

#include "base/version.hpp"

namespace {

using dek::cli::ExitCode;

struct Outcome {
  ExitCode code;
  std::string out, err;
};

Outcome run(const std::vector<std::string>& arguments, const std::string& input = "") {
  std::istringstream in(input);
  std::ostringstream out, err;
  dek::cli::Io io{
      .in = in, .out = out, .err = err, .environment = [](const char*) { return std::optional<std::string>(); }};
  const ExitCode code = dek::cli::run(arguments, io);
  return {code, out.str(), err.str()};
}

}  // namespace

TEST_CASE("the version names the program") {
  const Outcome outcome = run({"--version"});
  CHECK(outcome.code == ExitCode::clean);
  CHECK(outcome.out.rfind("dekctl " + std::string(dek::base::kVersion), 0) == 0);
}

TEST_CASE("wrong use is answered with what was meant") {
  CHECK(run({"lnt"}).err == "error: unknown command `lnt`\n  = help: did you mean `lint`?\n");
  CHECK(run({"lint", "--selct", "dns"}).err ==
        "error: unknown option `--selct` for `dekctl lint`\n  = help: did you mean `--select`?\n");
  CHECK(run({"rules", "--format=jsn"}).err ==
        "error: `jsn` is no value of `--format`\n  = help: did you mean `json`?\n");
  CHECK(run({"lint", "--fail-on", "x"}).err ==
        "error: `x` is no value of `--fail-on`\n  = help: write `error`, `warning`, `advice` or `never`\n");
  CHECK(run({"lint", "--fail-on"}).err ==
        "error: `--fail-on` lacks its value\n  = help: run `dekctl lint --help` to see what it takes\n");
  CHECK(run({"explain"}).err ==
        "error: `rule` is missing\n  = help: run `dekctl explain --help` to see what it takes\n");
  CHECK(run({"lnt"}).code == ExitCode::usage);
}

TEST_CASE("without a command the help goes to standard error") {
  const Outcome outcome = run({});
  CHECK(outcome.code == ExitCode::usage);
  CHECK(outcome.out.empty());
  CHECK(outcome.err == run({"--help"}).out);
}

TEST_CASE("every help fits a screen of 80 by 40") {
  for (const std::string command : {"", "lint", "explain", "rules", "render", "init", "schema"}) {
    std::vector<std::string> arguments{"--help"};
    if (!command.empty()) arguments.insert(arguments.begin(), command);
    std::istringstream help(run(arguments).out);
    int lines = 0;
    for (std::string line; std::getline(help, line); ++lines) CHECK(line.size() <= 80);
    INFO(command);
    CHECK(lines > 5);
    CHECK(lines <= 40);
  }
}
