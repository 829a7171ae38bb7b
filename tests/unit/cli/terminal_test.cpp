// When colour is used.
#include "cli/terminal.hpp"

#include <catch2/catch.hpp>
#include <sstream>
#include <string_view>

namespace {

using namespace dek::cli;
using Variable = std::optional<std::string>;

struct Streams {
  std::istringstream in;
  std::ostringstream out, err;
};

bool colored(Variable (*environment)(const char*), bool is_terminal, ColorChoice choice = ColorChoice::automatic) {
  Streams streams;
  return wants_color(choice, Io{.in = streams.in,
                                .out = streams.out,
                                .err = streams.err,
                                .out_is_terminal = is_terminal,
                                .environment = environment});
}

Variable nothing(const char*) {
  return std::nullopt;
}
Variable no_color(const char* name) {
  return std::string_view(name) == "NO_COLOR" ? Variable("1") : std::nullopt;
}
Variable empty_no_color(const char* name) {
  return std::string_view(name) == "NO_COLOR" ? Variable("") : std::nullopt;
}
Variable forced(const char* name) {
  return std::string_view(name) == "CLICOLOR_FORCE" ? Variable("1") : std::nullopt;
}
Variable forced_off(const char* name) {
  return std::string_view(name) == "FORCE_COLOR" ? Variable("0") : std::nullopt;
}
Variable forced_and_not(const char* name) {
  return std::string_view(name) == "NO_COLOR" ? Variable("1") : forced(name);
}
Variable kitty(const char* name) {
  return std::string_view(name) == "TERM" ? Variable("xterm-kitty") : std::nullopt;
}
Variable dumb(const char* name) {
  return std::string_view(name) == "TERM" ? Variable("dumb") : std::nullopt;
}

}  // namespace

TEST_CASE("progress is for terminals on which a line can be erased") {
  const auto shown = [](Variable (*environment)(const char*), bool is_terminal) {
    Streams streams;
    return shows_progress(Io{.in = streams.in,
                             .out = streams.out,
                             .err = streams.err,
                             .err_is_terminal = is_terminal,
                             .environment = environment});
  };
  CHECK(shown(kitty, true));
  CHECK_FALSE(shown(kitty, false));
  CHECK_FALSE(shown(dumb, true));
  CHECK_FALSE(shown(nothing, true));  // no TERM
}

TEST_CASE("colour is for terminals that want it") {
  CHECK(colored(nothing, true));
  CHECK(colored(empty_no_color, true));
  CHECK_FALSE(colored(nothing, false));
  CHECK_FALSE(colored(no_color, true));
  CHECK_FALSE(colored(dumb, true));
}

TEST_CASE("colour may be forced into a pipe, unless somebody wants none") {
  CHECK(colored(forced, false));
  CHECK_FALSE(colored(forced_off, true));
  CHECK_FALSE(colored(forced_and_not, true));
}

TEST_CASE("links are for terminals that are known to show them") {
  Streams streams;
  Io io{.in = streams.in, .out = streams.out, .err = streams.err, .out_is_terminal = true, .environment = kitty};
  CHECK(link_base(ColorChoice::automatic, io).starts_with("file://"));
  CHECK(link_base(ColorChoice::automatic, io).ends_with("/"));
  CHECK(link_base(ColorChoice::never, io).empty());
  io.environment = nothing;
  CHECK(link_base(ColorChoice::automatic, io).empty());
  io.environment = kitty;
  io.out_is_terminal = false;
  CHECK(link_base(ColorChoice::always, io).empty());
}

TEST_CASE("--color stands over everything") {
  CHECK(colored(no_color, false, ColorChoice::always));
  CHECK_FALSE(colored(nothing, true, ColorChoice::never));
}

TEST_CASE("an error names what to do, when there is something") {
  Streams streams;
  Io io{.in = streams.in, .out = streams.out, .err = streams.err, .environment = nothing};
  CHECK(fail(io, {"cannot find `x`", "look again"}) == ExitCode::usage);
  CHECK(streams.err.str() == "error: cannot find `x`\n  = help: look again\n");
}
