// EC2 instance types and families as data: what Karpenter can launch, how big it is and how many addresses it carries.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace dek::facts {

enum class Architecture : std::uint8_t { unknown, amd64, arm64 };

/// "amd64", "arm64", or "" when unknown: the value of kubernetes.io/arch.
[[nodiscard]] std::string_view to_string(Architecture arch);

/// One type; a number that is 0 and a text that is empty are not known or do not apply.
struct InstanceType {
  std::string_view name;  // "r6gd.4xlarge"
  std::string_view family;
  std::string_view size;
  std::string_view category;
  int generation = 0;
  Architecture arch = Architecture::unknown;
  bool offered = false;  // EC2 or Karpenter still knows it; the others (p2, f1, mac) are here to be named
  int vcpu = 0;
  int threads_per_core = 0;
  int memory_mib = 0;
  std::string_view cpu_manufacturer;
  int cpu_mhz = 0;
  std::string_view hypervisor;  // "nitro", "xen"; empty for bare metal
  bool bare_metal = false;
  bool flex = false;
  bool burstable = false;
  bool current_generation = false;
  std::string_view usage_classes;  // "on-demand|spot|capacity-block"; empty when not known
  int enis = 0;                    // of the default network card, the figure that counts for pods
  int ipv4_per_eni = 0;            // including the primary address
  int network_cards = 0;
  int branch_enis = 0;  // 0: no security groups for pods
  int network_bandwidth_mbps = 0;
  int efa_interfaces = 0;
  bool encryption_in_transit = false;
  int ebs_bandwidth_mbps = 0;
  int local_nvme_gb = 0;  // all disks together
  int local_disks = 0;    // 0 also when the split into disks is not known
  std::string_view gpu_name;
  std::string_view gpu_manufacturer;
  int gpu_count = 0;  // 0 beside a gpu_name: a fraction of one (g6f)
  int gpu_memory_mib = 0;
  std::string_view accelerator_name;
  std::string_view accelerator_manufacturer;
  int accelerator_count = 0;
  int neuron_cores = 0;
  int eni_max_pods = 0;            // secondary addresses of the default card, plus 2
  int allocatable_cpu_millis = 0;  // Karpenter's figures for AL2023 without kubelet overrides
  int allocatable_memory_mib = 0;
  int allocatable_pods = 0;
  int price_micro_usd_per_hour = 0;  // on-demand, Linux, us-east-1

  [[nodiscard]] bool has_gpu() const { return !gpu_name.empty(); }
  [[nodiscard]] bool has_accelerator() const { return !accelerator_name.empty(); }
  /// GPU, Neuron or Gaudi; told by the category for types that are gone, whose devices the table no longer knows.
  [[nodiscard]] bool is_accelerated() const {
    return has_gpu() || has_accelerator() || (!offered && (category == "p" || category == "g"));
  }
};

struct InstanceFamily {
  std::string_view name;
  std::string_view category;
  int generation = 0;
  Architecture arch = Architecture::unknown;
  bool offered = false;
  bool local_nvme = false;  // some of its types have NVMe disks
  int first_type = 0;       // its types are one run of instance_types()
  int type_count = 0;
};

/// All types, sorted by name.
[[nodiscard]] std::span<const InstanceType> instance_types();
/// All families, sorted by name.
[[nodiscard]] std::span<const InstanceFamily> instance_families();

/// Null when the table has no such type; look at `offered` before recommending one.
[[nodiscard]] const InstanceType* find_instance_type(std::string_view name);
[[nodiscard]] const InstanceFamily* find_instance_family(std::string_view name);

[[nodiscard]] std::span<const InstanceType> types_of(const InstanceFamily& family);

/// Day of the sources, for messages: "2026-08-22".
[[nodiscard]] std::string_view instance_table_date();

}  // namespace dek::facts
