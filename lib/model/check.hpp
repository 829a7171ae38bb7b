// What the fields of a completed profile say about each other; each file checks one subject.
#pragma once

#include "model/findings.hpp"
#include "model/profile.hpp"

namespace dek::model {

/// All of the following.
void check(const Profile& profile, Findings& findings);

void check_support(const Profile& profile, Findings& findings);  // what this version does not render yet
void check_platform(const Profile& profile, Findings& findings);
void check_network(const Profile& profile, Findings& findings);
void check_addresses(const Profile& profile,
                     Findings& findings);                      // CNI settings against each other and the instance types
void check_reach(const Profile& profile, Findings& findings);  // IPv6, load balancers, ways out
void check_nodes(const Profile& profile, Findings& findings);  // images, Fargate, Karpenter's switches
void check_pools(const Profile& profile, Findings& findings);  // instance types, disruption
void check_capacity(const Profile& profile, Findings& findings);  // node groups, EFA, reservations, accelerators
void check_tenants(const Profile& profile, Findings& findings);
void check_spark(const Profile& profile, Findings& findings);
void check_delivery(const Profile& profile, Findings& findings);       // who makes and applies what
void check_lists(const Profile& profile, Findings& findings);          // values that stand twice
void check_services(const Profile& profile, Findings& findings);       // file systems, images, buckets
void check_schedulers(const Profile& profile, Findings& findings);     // queues, shuffle and lineage
void check_streams(const Profile& profile, Findings& findings);        // Flink, NiFi, training
void check_serving(const Profile& profile, Findings& findings);        // Ray, inference, notebooks
void check_observability(const Profile& profile, Findings& findings);  // metrics, dashboards, alerts

}  // namespace dek::model
