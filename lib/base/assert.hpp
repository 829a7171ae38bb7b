// DEK_ASSERT: invariants of our own, checked in every build. main alone catches Bug, prints it and exits with 3.
#pragma once

#include <stdexcept>

namespace dek::base {

/// A broken invariant of dekctl; the one exception that may cross modules.
struct Bug : std::logic_error {
  using std::logic_error::logic_error;
};

/// Throws Bug, naming the condition and its place.
[[noreturn]] void report_bug(const char* condition, const char* file, int line);

}  // namespace dek::base

#define DEK_ASSERT(condition) \
  ((condition) ? static_cast<void>(0) : ::dek::base::report_bug(#condition, __FILE__, __LINE__))
