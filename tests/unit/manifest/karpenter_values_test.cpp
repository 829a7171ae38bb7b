// Values of Karpenter's chart: what is set, where, and whether anything else may be.
#include "manifest/karpenter_values.hpp"

#include <catch2/catch.hpp>

#include "support.hpp"

namespace {

using dek::manifest::KarpenterValues;
using dek::test::Set;

}  // namespace

TEST_CASE("the environment stands over the settings") {
  const Set set({R"(settings: {clusterName: data, interruptionQueue: first}
controller: {env: [{name: INTERRUPTION_QUEUE, value: second}]}
)"});
  REQUIRE(is_karpenter_values(set.resource()));
  const KarpenterValues values(set.resource());
  CHECK(values.queue().is("second"));
  CHECK(values.is_complete());
}

TEST_CASE("values that leave out the cluster, or take variables from elsewhere, are not all there is") {
  const Set set({"settings: {interruptionQueue: data}\n",
                 "settings: {clusterName: data}\ncontroller: {envFrom: [{configMapRef: {name: more}}]}\n"});
  CHECK_FALSE(KarpenterValues(set.resource(0)).is_complete());
  CHECK_FALSE(KarpenterValues(set.resource(1)).is_complete());
}

TEST_CASE("the version is the image's where no release tells it") {
  const Set set({"settings: {clusterName: data}\ncontroller: {image: {tag: v1.9.2}}\n"});
  CHECK(KarpenterValues(set.resource()).version() == dek::manifest::Version{1, 9, 2});
  CHECK_FALSE(KarpenterValues(set.resource()).has_unknown_version());
}
