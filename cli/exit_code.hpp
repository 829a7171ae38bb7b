// What the shell gets to know.
#pragma once

namespace dek::cli {

enum class ExitCode : int {
  clean = 0,
  findings = 1,  // at or above --fail-on; for `render --check`: drift
  usage = 2,     // flags, input, profile or configuration
  internal = 3,  // our bug
};

}  // namespace dek::cli
