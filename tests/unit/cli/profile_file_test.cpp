// From a profile to what the linter wants to know.
#include "cli/profile_file.hpp"

#include <catch2/catch.hpp>

TEST_CASE("a profile tells the linter design, stage, versions and tenants") {
  dek::model::Profile profile;
  profile.design = dek::model::Design::static_capacity;
  profile.environment = dek::model::Environment::dev;
  profile.cluster.kubernetes_version = "1.33";
  profile.versions.karpenter = "1.8.1";
  profile.tenants.resize(1);
  profile.tenants[0].name = "etl";
  const dek::manifest::Context context = dek::cli::context_of(profile);
  CHECK(context.design == dek::manifest::Design::static_design);
  CHECK(context.stage == dek::manifest::Stage::development);
  CHECK(context.kubernetes == dek::manifest::Version{1, 33, 0});
  CHECK(context.karpenter == dek::manifest::Version{1, 8, 1});
  CHECK_FALSE(context.spark_operator.has_value());
  REQUIRE(context.tenants.size() == 1);
  CHECK(context.tenants[0].namespace_name == "etl");
}
