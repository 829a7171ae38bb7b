// Invariants between derived parts.
#include "render/invariants.hpp"

namespace dek::render {

std::vector<diag::Diagnostic> check_invariants(const Platform&) {
  return {};
}

}  // namespace dek::render
