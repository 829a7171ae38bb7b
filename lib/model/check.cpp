// The order of the checks.
#include "model/check.hpp"

namespace dek::model {

void check(const Profile& profile, Findings& findings) {
  check_support(profile, findings);
  check_platform(profile, findings);
  check_network(profile, findings);
  check_reach(profile, findings);
  check_addresses(profile, findings);
  check_nodes(profile, findings);
  check_pools(profile, findings);
  check_capacity(profile, findings);
  check_tenants(profile, findings);
  check_spark(profile, findings);
  check_services(profile, findings);
  check_delivery(profile, findings);
  check_lists(profile, findings);
  check_schedulers(profile, findings);
  check_streams(profile, findings);
  check_serving(profile, findings);
  check_observability(profile, findings);
}

}  // namespace dek::model
