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

TEST_CASE("a profile tells the linter tags, hops to the metadata service and what a tenant says of its jobs") {
  dek::model::Profile profile;
  profile.tags = {{"cost-center", "4711"}};
  profile.security.imds_hop_limit = 2;
  profile.tenants.resize(2);
  profile.tenants[0].name = "etl";
  profile.tenants[0].spark.delay_tolerant = true;
  profile.tenants[0].spark.longest_job = dek::model::parse_duration("4h");
  profile.tenants[1].name = "silent";
  const dek::manifest::Context context = dek::cli::context_of(profile);
  REQUIRE(context.tags.size() == 1);
  CHECK(context.tags[0].key == "cost-center");
  CHECK(context.tags[0].value == "4711");
  CHECK(context.imds_hop_limit == 2);
  REQUIRE(context.tenant_of("etl") != nullptr);
  CHECK(context.tenant_of("etl")->is_delay_tolerant);
  CHECK(context.tenant_of("etl")->longest_job == "4h");
  REQUIRE(context.tenant_of("silent") != nullptr);
  CHECK_FALSE(context.tenant_of("silent")->is_delay_tolerant);
  CHECK(context.tenant_of("silent")->longest_job.empty());
  CHECK(context.tenant_of("elsewhere") == nullptr);
}
