// The instance tables against figures printed by AWS, Karpenter and the capacity model.
#include "facts/instance_types.hpp"

#include <catch2/catch.hpp>

using namespace dek::facts;

TEST_CASE("a type is found by its full name and carries its limits") {
  const InstanceType* type = find_instance_type("r6gd.4xlarge");
  REQUIRE(type != nullptr);
  CHECK(type->family == "r6gd");
  CHECK(type->size == "4xlarge");
  CHECK(type->category == "r");
  CHECK(type->generation == 6);
  CHECK(type->arch == Architecture::arm64);
  CHECK(type->vcpu == 16);
  CHECK(type->memory_mib == 131072);
  CHECK(type->enis == 8);
  CHECK(type->ipv4_per_eni == 30);
  CHECK(type->eni_max_pods == 234);
  CHECK(type->local_nvme_gb == 950);
  CHECK(type->offered);
  CHECK(type->price_micro_usd_per_hour == 921600);
}

TEST_CASE("names that do not exist are not found") {
  CHECK(find_instance_type("m5gd.large") == nullptr);
  CHECK(find_instance_type("r6gd") == nullptr);
  CHECK(find_instance_type("") == nullptr);
  CHECK(find_instance_family("m5gd") == nullptr);
  CHECK(find_instance_family("M5") == nullptr);
}

TEST_CASE("a family is one run of types") {
  for (const InstanceFamily& family : instance_families()) {
    REQUIRE_FALSE(types_of(family).empty());
    for (const InstanceType& type : types_of(family)) CHECK(type.family == family.name);
  }
  CHECK(find_instance_family("m7i-flex") != nullptr);
  CHECK(find_instance_family("r6gd")->local_nvme);
  CHECK_FALSE(find_instance_family("r6g")->local_nvme);
}

TEST_CASE("types that are no longer on offer are known by name only") {
  const InstanceType* type = find_instance_type("p2.xlarge");
  REQUIRE(type != nullptr);
  CHECK_FALSE(type->offered);
  CHECK_FALSE(find_instance_family("p2")->offered);
  CHECK(find_instance_family("p3dn")->offered);
}

TEST_CASE("the pods of a type follow from its addresses") {
  for (const InstanceType& type : instance_types()) {
    if (type.enis == 0) continue;
    CHECK(type.eni_max_pods == type.enis * (type.ipv4_per_eni - 1) + 2);
  }
}

TEST_CASE("accelerators keep Karpenter's spelling") {
  CHECK(find_instance_type("p5.48xlarge")->gpu_name == "h100");
  CHECK(find_instance_type("dl1.24xlarge")->gpu_name == "gaudi-hl-205");
  CHECK(find_instance_type("g6f.large")->has_gpu());
  CHECK(find_instance_type("inf2.xlarge")->accelerator_name == "inferentia2");
  CHECK(find_instance_type("dl2q.24xlarge")->accelerator_manufacturer == "qualcomm");
  CHECK_FALSE(find_instance_type("m5.large")->has_gpu());
}
