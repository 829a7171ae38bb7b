// The catalogue of pinned components.
#include "facts/versions.hpp"

#include <catch2/catch.hpp>
#include <set>
#include <string>

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

TEST_CASE("the provider is at least what every module asks for") {
  const auto number = [](std::string_view text) { return std::stod(std::string(text)); };
  for (const PinnedVersion& pin : pinned_versions()) {
    INFO(pin.component);
    if (!pin.aws_provider.empty()) CHECK(number(pin.aws_provider) <= number(version("aws_provider")));
  }
}
