// Profiles as text in, structs and findings out.
#include "model/load.hpp"

#include <catch2/catch.hpp>

#include "base/files.hpp"
#include "model/complete.hpp"

using namespace dek;
using namespace dek::model;

namespace {

std::string preset(const std::string& name) {
  return base::read_file(std::string(DEK_SOURCE_DIR) + "/profiles/" + name + ".yaml", 1 << 20).value();
}

Loaded load_string(std::string_view text) {
  return load_text(text::TextId{}, text);
}

}  // namespace

TEST_CASE("both presets load, and say what their design means") {
  const std::string dynamic_text = preset("dynamic-spark");
  const Loaded dynamic = load_string(dynamic_text);
  for (const auto& finding : dynamic.diagnostics) UNSCOPED_INFO(finding.message);
  REQUIRE(dynamic.profile);
  CHECK(dynamic.profile->network.cni.minimum_ip_target == 30);
  CHECK(dynamic.profile->pool(PoolRole::spark_executor)->families == std::vector<std::string>{"r6gd", "r7gd", "r8gd"});

  const Loaded fixed = load_string(preset("static-streaming"));
  for (const auto& finding : fixed.diagnostics) UNSCOPED_INFO(finding.message);
  REQUIRE(fixed.profile);
  CHECK(fixed.profile->pool(PoolRole::training)->arch == Arch::amd64);
}
