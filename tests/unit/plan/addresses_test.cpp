// Max pods, node addresses and EC2 calls against the worked numbers of the capacity model.
#include "plan/addresses.hpp"

#include <catch2/catch.hpp>

using namespace dek::plan;
using dek::facts::find_instance_type;

namespace {

EniLimits limits(const char* type) {
  return eni_limits(*find_instance_type(type));
}

NodeAddresses node(const char* type, int pods, const CniSettings& cni, int max_pods = 0) {
  return node_addresses(limits(type), cni, pods, max_pods ? max_pods : secondary_ip_max_pods(limits(type)));
}

const CniSettings kDefault;
const CniSettings kWarm5{.warm_ip_target = 5};
const CniSettings kMinimum30{.warm_ip_target = 2, .minimum_ip_target = 30};
const CniSettings kPrefix{.prefix_delegation = true};
const CniSettings kPrefixMinimum{.warm_ip_target = 1, .minimum_ip_target = 32, .prefix_delegation = true};
const CniSettings kOneEni{.max_eni = 1};

}  // namespace

TEST_CASE("max pods by type, custom networking, prefixes and recommendation") {
  struct Row {
    const char* type;
    int plain, custom, prefix, recommended;
  };
  for (const Row& row :
       {Row{"m5.large", 29, 20, 434, 110}, Row{"m5.xlarge", 58, 44, 898, 110}, Row{"r6gd.4xlarge", 234, 205, 3714, 110},
        Row{"m5.8xlarge", 234, 205, 3714, 250}, Row{"m5.16xlarge", 737, 688, 11762, 250},
        Row{"m8i.8xlarge", 492, 443, 7842, 250}, Row{"t3.medium", 17, 12, 242, 110}}) {
    INFO(row.type);
    CHECK(secondary_ip_max_pods(limits(row.type)) == row.plain);
    CHECK(secondary_ip_max_pods(limits(row.type), 1) == row.custom);
    CHECK(prefix_max_pods(limits(row.type)) == row.prefix);
    CHECK(recommended_max_pods(find_instance_type(row.type)->vcpu) == row.recommended);
  }
}

TEST_CASE("kubelet's memory follows the ENI limit") {
  CHECK(kube_reserved_memory_mib(29) == 574);
  CHECK(kube_reserved_memory_mib(58) == 893);
  CHECK(kube_reserved_memory_mib(234) == 2829);
  CHECK(kube_reserved_memory_mib(737) == 8362);
}

TEST_CASE("allocatable CPU and memory agree with Karpenter's table for every type") {
  std::size_t compared = 0;
  for (const auto& type : dek::facts::instance_types()) {
    if (type.allocatable_memory_mib == 0) continue;
    INFO(type.name);
    CHECK(allocatable_memory_mib(type, type.allocatable_pods) == type.allocatable_memory_mib);
    CHECK(allocatable_cpu_millis(type) == type.allocatable_cpu_millis);
    ++compared;
  }
  CHECK(compared > 1300);
}

TEST_CASE("addresses held by one node") {
  struct Row {
    const char* type;
    int pods;
    CniSettings cni;
    int held, units;
  };
  for (const Row& row : {
           Row{"m5.large", 0, kDefault, 10, 10},          Row{"m5.large", 0, kWarm5, 6, 6},
           Row{"m5.large", 0, kMinimum30, 30, 30},        Row{"m5.large", 0, kPrefix, 17, 2},
           Row{"m5.large", 0, kPrefixMinimum, 33, 3},     Row{"m5.large", 0, kOneEni, 10, 10},
           Row{"m5.large", 10, kDefault, 30, 30},         Row{"m5.large", 10, kWarm5, 17, 17},
           Row{"m5.large", 10, kPrefix, 33, 3},           Row{"m5.xlarge", 10, kDefault, 30, 30},
           Row{"m5.xlarge", 10, kMinimum30, 33, 33},      Row{"m5.xlarge", 10, kOneEni, 15, 15},
           Row{"m5.xlarge", 30, kDefault, 60, 60},        Row{"m5.xlarge", 30, kWarm5, 38, 38},
           Row{"m5.xlarge", 30, kMinimum30, 35, 35},      Row{"m5.xlarge", 30, kPrefix, 49, 4},
           Row{"m5.xlarge", 30, kPrefixMinimum, 33, 3},   Row{"m5.8xlarge", 10, kDefault, 60, 60},
           Row{"m5.8xlarge", 30, kDefault, 90, 90},       Row{"m5.8xlarge", 110, kDefault, 150, 150},
           Row{"m5.8xlarge", 110, kWarm5, 119, 119},      Row{"m5.8xlarge", 110, kMinimum30, 116, 116},
           Row{"m5.8xlarge", 110, kPrefix, 129, 9},       Row{"m5.8xlarge", 110, kPrefixMinimum, 113, 8},
           Row{"m5.16xlarge", 10, kDefault, 100, 100},    Row{"m5.16xlarge", 110, kDefault, 200, 200},
           Row{"m5.16xlarge", 110, kMinimum30, 115, 115}, Row{"m8i.8xlarge", 10, kDefault, 100, 100},
           Row{"c5.18xlarge", 5, kDefault, 100, 100},     Row{"m4.4xlarge", 29, kDefault, 60, 60},
           Row{"m4.4xlarge", 30, kDefault, 90, 90},
       }) {
    INFO(row.type << " with " << row.pods);
    CHECK(node(row.type, row.pods, row.cni).held == row.held);
    CHECK(node(row.type, row.pods, row.cni).address_units == row.units);
    CHECK(node(row.type, row.pods, row.cni).pods_waiting == 0);
  }
}

TEST_CASE("pods wait when the pool may not grow") {
  CHECK(node("m5.large", 10, kOneEni).pods_waiting == 1);
  CHECK(node("m5.16xlarge", 110, kOneEni).pods_waiting == 61);
  const CniSettings ceiling{.minimum_ip_target = 30};
  CHECK(node("m5.8xlarge", 40, ceiling).pods_waiting == 10);
  const CniSettings prefix_ceiling{.minimum_ip_target = 30, .prefix_delegation = true};
  CHECK(node("m5.8xlarge", 40, prefix_ceiling).pods_waiting == 8);
  CHECK(pod_address_ceiling(limits("m5.8xlarge"), ceiling) == 30);
  CHECK(pod_address_ceiling(limits("m5.8xlarge"), prefix_ceiling) == 32);
  CHECK(pod_address_ceiling(limits("m5.8xlarge"), kMinimum30) == 232);
  CHECK(pod_address_ceiling(limits("m5.8xlarge"), kOneEni) == 29);
  CHECK(pod_address_ceiling(limits("m5.large"), {.max_eni = 99}) == 27);
  CHECK(pod_address_ceiling(limits("m5.large"), {.custom_networking = true}) == 18);
}

TEST_CASE("a low maxPods keeps the pool small") {
  CHECK(node("m5.16xlarge", 10, kDefault, 30).held == 50);
  CHECK(node("m5.16xlarge", 10, kPrefix, 30).held == 33);
}

TEST_CASE("the settings that decide") {
  CHECK(address_mode(kDefault) == AddressMode::warm_eni);
  CHECK(address_mode({.warm_ip_target = -1}) == AddressMode::warm_eni);
  CHECK(address_mode({.minimum_ip_target = 1, .prefix_delegation = true}) == AddressMode::prefix_ip_targets);
  CHECK(address_mode({.minimum_ip_target = 1, .ipv6 = true}) == AddressMode::ipv6);
  CHECK(node_addresses(limits("m5.large"), {.ipv6 = true}, 20, 110).held == 1);
  CHECK_FALSE(effective_settings(kPrefix, *find_instance_type("m4.large")).prefix_delegation);
  CHECK(effective_settings(kPrefix, *find_instance_type("m5.large")).prefix_delegation);
  CHECK(is_nitro(*find_instance_type("m5.metal")));
}

TEST_CASE("mutating EC2 calls of 500 new nodes with 30 pods each") {
  const auto calls = [](const CniSettings& cni) { return mutating_calls(limits("m5.8xlarge"), cni, 30, 234); };
  CHECK(calls(kDefault) == 8);
  CHECK(calls({.warm_ip_target = 2, .minimum_ip_target = 32}) == 5);
  CHECK(calls(kPrefix) == 4);
  CHECK(calls(kPrefixMinimum) == 2);
}
