// Wrong, retired and possibly newer instance names, and the names that were meant.
#include "facts/instance_names.hpp"

#include <catch2/catch.hpp>

using namespace dek::facts;

using Names = std::vector<std::string_view>;

TEST_CASE("a name is known, retired, possibly newer, or wrong") {
  CHECK(family_status("r6gd") == NameStatus::known);
  CHECK(family_status("m7i-flex") == NameStatus::known);
  CHECK(family_status("p6-b200") == NameStatus::known);
  CHECK(family_status("p3") == NameStatus::retired);
  CHECK(family_status("m5gd") == NameStatus::unknown);
  CHECK(family_status("c7id") == NameStatus::unknown);
  CHECK(family_status("m10g") == NameStatus::newer);
  CHECK(family_status("p7-b500") == NameStatus::newer);
  CHECK(family_status("q1") == NameStatus::unknown);
  CHECK(family_status("M7G") == NameStatus::unknown);
  CHECK(type_status("m5.large") == NameStatus::known);
  CHECK(type_status("m5.3xlarge") == NameStatus::unknown);
  CHECK(type_status("m10g.large") == NameStatus::newer);
  CHECK(type_status("p2.xlarge") == NameStatus::retired);
  CHECK(type_status("m5gd.large") == NameStatus::unknown);
  CHECK(type_status("m5") == NameStatus::unknown);
}

TEST_CASE("family names fall into letters, generation and features") {
  const auto name = parse_family_name("im4gn");
  REQUIRE(name.has_value());
  CHECK(name->letters == "im");
  CHECK(name->generation == 4);
  CHECK(name->features == "gn");
  CHECK_FALSE(parse_family_name("large").has_value());
  CHECK_FALSE(parse_family_name("m5_d").has_value());
  CHECK_FALSE(parse_family_name("").has_value());
}

TEST_CASE("the first suggestions show both ways out") {
  CHECK(similar_families("m5gd") == Names{"m6gd", "m5d"});
  CHECK(similar_families("c5gd") == Names{"c6gd", "c5d"});
  CHECK(similar_families("c7id") == Names{"c8id", "c7gd"});
  CHECK(similar_families("m5gd", 5) == Names{"m6gd", "m5d", "m7gd", "m8gd", "m9gd"});
  CHECK(similar_types("m5gd.4xlarge") == std::vector<std::string>{"m6gd.4xlarge", "m5d.4xlarge"});
  CHECK(similar_types("m5.3xlarge").empty());
}
