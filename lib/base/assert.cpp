// Broken invariants become one exception type.
#include "base/assert.hpp"

#include <string>

namespace dek::base {

void report_bug(const char* condition, const char* file, int line) {
  throw Bug("`" + std::string(condition) + "` does not hold (" + file + ":" + std::to_string(line) + ")");
}

}  // namespace dek::base
