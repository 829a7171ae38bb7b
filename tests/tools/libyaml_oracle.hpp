// What libyaml makes of a text: its events, or where and why it stops. The oracle of the reader's tests, not part of
// the product.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "events.hpp"

namespace dek::tests {

struct OracleEvent {
  Event event;             // `begin` is not set: libyaml counts code points, not bytes
  std::uint32_t line = 0;  // 1-based
};

struct OracleResult {
  std::vector<OracleEvent> events;  // up to the error, if any
  std::string error;                // empty: read to the end
  std::string context;              // "while scanning an anchor"; may be empty
  std::uint32_t error_line = 0;     // 1-based
};

[[nodiscard]] OracleResult ask_libyaml(std::string_view bytes);

/// Reads all events and drops them: for measuring.
std::size_t count_libyaml_events(std::string_view bytes);

}  // namespace dek::tests
