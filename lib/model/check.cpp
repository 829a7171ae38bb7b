// The order of the checks.
#include "model/check.hpp"

namespace dek::model {

void check(Profile& profile, Findings& findings) {
  check_support(profile, findings);
}

}  // namespace dek::model
