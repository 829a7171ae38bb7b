// The catalogue of pinned components.
#include "facts/versions.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "base/assert.hpp"

using namespace dek::facts;

TEST_CASE("every component has one version and a source") {
  std::set<std::string_view> seen;
  for (const PinnedVersion& pin : pinned_versions()) {
    INFO(pin.component);
    CHECK(seen.insert(pin.component).second);
    CHECK_FALSE(pin.version.empty());
    CHECK_FALSE(pin.source.empty());
  }
}

TEST_CASE("a component is found by name") {
  CHECK(version("eks_module") == "21.19.0");
  CHECK(version("karpenter") == "1.14.1");
  CHECK_THROWS_AS(version("no_such_component"), dek::base::Bug);
}
