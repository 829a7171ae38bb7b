// How much a finding weighs.
#pragma once

#include <cstdint>
#include <string_view>

namespace dek::diag {

enum class Severity : std::uint8_t {
  advice,   // optional; counted, and shown only when asked for
  warning,  // valid, but against a documented practice with a real cost
  error,    // rejected, without effect, or data lost
};

[[nodiscard]] constexpr std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::advice:
      return "advice";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
  }
  return {};
}

}  // namespace dek::diag
