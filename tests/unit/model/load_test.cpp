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
  CHECK(fixed.profile->pool(PoolRole::platform)->disruption.budgets.front().schedule == "0 6 * * 0");
  CHECK(fixed.profile->pool(PoolRole::platform)->disruption.budgets.front().duration->text == "164h");
}

TEST_CASE("a completed profile loads without a finding and completes to itself") {
  for (const char* name : {"dynamic-spark", "static-streaming"}) {
    const std::string text = emit_profile(*load_string(preset(name)).profile);
    const Loaded again = load_string(text);
    for (const auto& finding : again.diagnostics) UNSCOPED_INFO(finding.message);
    REQUIRE(again.profile);
    CHECK(emit_profile(*again.profile) == text);
  }
}

TEST_CASE("a field's place is its own, or that of the nearest parent") {
  const std::string text = preset("dynamic-spark");
  const Profile profile = *load_string(text).profile;
  const text::Span design = profile.where("design");
  CHECK(text.substr(design.begin, design.end - design.begin) == "dynamic");
  CHECK(profile.where("network.cidr") == profile.where(""));
  CHECK(profile.where("tenants[1].spark.image") == profile.where("tenants[1]"));
  CHECK(profile.given("tenants[0].name"));
  CHECK_FALSE(profile.given("network.cidr"));
}

TEST_CASE("a development platform is cheaper") {
  std::string text = preset("dynamic-spark");
  text.replace(text.find("  design:"), 0, "  environment: dev\n");
  const Profile profile = *load_string(text).profile;
  CHECK(profile.network.nat == Nat::single);
  CHECK(profile.nodes.system.min == 2);
  CHECK_FALSE(profile.cluster.deletion_protection);
}

TEST_CASE("tenants that differ in memory per core share the union of families") {
  const std::string text = preset("dynamic-spark") + "      spark: {executor: {memory: 3g, memoryOverhead: 1g}}\n";
  const Loaded loaded = load_string(text);
  for (const auto& finding : loaded.diagnostics) UNSCOPED_INFO(finding.message);
  REQUIRE(loaded.profile);
  CHECK(loaded.profile->pool(PoolRole::spark_executor)->families ==
        std::vector<std::string>{"c6gd", "c7gd", "c8gd", "r6gd", "r7gd", "r8gd"});
}
