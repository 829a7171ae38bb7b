// File systems, the image cache and buckets against the rest of the profile.
#include <algorithm>
#include <map>

#include "base/strings.hpp"
#include "model/check.hpp"
#include "model/isolation.hpp"

namespace dek::model {
namespace {

// What FSx offers: PERSISTENT_2 SSD file systems, and MULTI_AZ_1 or SINGLE_AZ_1 ones of ONTAP (API reference of FSx).
constexpr std::int64_t kLustreSmallest = 1200, kLustreStep = 2400;
constexpr std::int64_t kLustreThroughputs[] = {125, 250, 500, 1000};
constexpr std::int64_t kOntapThroughputs[] = {128, 256, 512, 1024, 2048, 4096};

class ServiceCheck {
 public:
  ServiceCheck(const Profile& profile, Findings& findings) : profile_(profile), findings_(findings) {}

  void lustre() const;
  void ontap() const;
  void pull_through() const;
  void buckets() const;
  void images() const;

 private:
  void add(std::string_view rule, std::string_view path, const std::string& rest) const {
    findings_.add(rule, profile_.where(path), path, rest);
  }
  void one_of(std::string_view path, std::int64_t given, std::span<const std::int64_t> offered) const;
  void mounted_by(const std::string& section, const std::optional<std::string>& tenant) const;
  void no_others_bucket(std::size_t tenant, const std::string& field, const std::string& bucket) const;

  const Profile& profile_;
  Findings& findings_;
};

void ServiceCheck::one_of(std::string_view path, std::int64_t given, std::span<const std::int64_t> offered) const {
  if (std::ranges::find(offered, given) != offered.end()) return;
  std::vector<std::string> words;
  for (const std::int64_t each : offered) words.push_back(std::to_string(each));
  add(kInvalidValue, path,
      ": FSx does not offer " + std::to_string(given) + "; write " + base::join_words(words, "or"));
}

void ServiceCheck::mounted_by(const std::string& section, const std::optional<std::string>& tenant) const {
  const std::string path = section + ".tenant";
  if (!tenant) return add(kMissingField, path, " is required: name the tenant that mounts the file system");
  if (std::ranges::find(profile_.tenants, *tenant, &Tenant::name) != profile_.tenants.end()) return;
  std::vector<std::string> names;
  for (const Tenant& each : profile_.tenants) names.push_back(shown(each.name));
  add(kConflict, path, ": there is no tenant " + shown(*tenant) + "; write " + base::join_words(names, "or"));
}

void ServiceCheck::lustre() const {
  const FsxLustre& lustre = profile_.storage.fsx_lustre;
  if (!lustre.is_there()) {
    for (const std::string_view path : {"storage.fsxLustre.throughput", "storage.fsxLustre.tenant"})
      if (profile_.given(path))
        add(kConflict, path, ": `capacityGb` is 0; remove this, or give the file system a size");
    return;
  }
  const std::int64_t capacity = *lustre.capacity_gb;
  if (capacity != kLustreSmallest && capacity % kLustreStep != 0) {
    const std::int64_t next =
        capacity < kLustreSmallest ? kLustreSmallest : (capacity + kLustreStep - 1) / kLustreStep * kLustreStep;
    add(kInvalidValue, "storage.fsxLustre.capacityGb",
        ": " + std::to_string(capacity) + " is neither 1200 nor a multiple of 2400; write " + std::to_string(next));
  }
  one_of("storage.fsxLustre.throughput", *lustre.throughput, kLustreThroughputs);
  mounted_by("storage.fsxLustre", lustre.tenant);
}

void ServiceCheck::ontap() const {
  const FsxOntap& ontap = profile_.storage.fsx_ontap;
  if (!ontap.capacity_gb) {
    for (const std::string_view path : {"storage.fsxOntap.throughputMbps", "storage.fsxOntap.tenant"})
      if (profile_.given(path))
        return add(kMissingField, "storage.fsxOntap.capacityGb", " is required: write the size in GiB, 1024 or more");
    return;
  }
  one_of("storage.fsxOntap.throughputMbps", *ontap.throughput_mbps, kOntapThroughputs);
  mounted_by("storage.fsxOntap", ontap.tenant);
}

void ServiceCheck::pull_through() const {
  const Registry& registry = profile_.registry;
  const bool docker_hub = std::ranges::count(registry.pull_through, PullThrough::docker_hub) > 0;
  constexpr std::string_view kPath = "registry.credentialArn";
  if (docker_hub && !registry.credential_arn)
    return add(kMissingField, "registry.pullThrough",
               ": `docker-hub` needs `credentialArn`; write the ARN of a secret named `ecr-pullthroughcache/…` with "
               "`username` and `accessToken`");
  if (!registry.credential_arn) return;
  if (!docker_hub)
    return add(kConflict, kPath, ": only `docker-hub` reads it; remove it, or add `docker-hub` to `pullThrough`");
  const std::vector<std::string_view> parts = base::split(*registry.credential_arn, ':');
  if (parts[3] != profile_.region || parts[4] != profile_.account_id)
    add(kConflict, kPath,
        ": ECR reads secrets of its own account and Region; make it in " + profile_.account_id + ", " +
            profile_.region);
}

void ServiceCheck::no_others_bucket(std::size_t tenant, const std::string& field, const std::string& bucket) const {
  for (std::size_t other = 0; other < profile_.tenants.size(); ++other) {
    const std::string& name = profile_.tenants[other].name;
    if (bucket != own_bucket(profile_, profile_.tenants[other])) continue;
    add(kConflict, "tenants[" + std::to_string(tenant) + "]." + field,
        other == tenant ? ": this is the tenant's own bucket, which it may use already; remove it"
                        : ": this is the own bucket of " + shown(name) +
                              ", which no other tenant may reach; exchange data in a bucket of neither");
  }
}

void ServiceCheck::buckets() const {
  for (std::size_t i = 0; i < profile_.tenants.size(); ++i) {
    const Tenant& tenant = profile_.tenants[i];
    std::map<std::string_view, std::size_t> first;
    for (std::size_t j = 0; j < tenant.buckets.size(); ++j) {
      const std::string field = "buckets[" + std::to_string(j) + "].name";
      no_others_bucket(i, field, tenant.buckets[j].name);
      if (!first.emplace(tenant.buckets[j].name, j).second)
        add(kConflict, "tenants[" + std::to_string(i) + "]." + field,
            ": " + shown(tenant.buckets[j].name) + " is listed twice; say all of its prefixes in one entry");
    }
    for (std::size_t j = 0; j < tenant.read_buckets.size(); ++j)
      no_others_bucket(i, "readBuckets[" + std::to_string(j) + "]", tenant.read_buckets[j]);
  }
}

/// The image of Spark jobs lies in a repository that Terraform makes, or in one of somebody else's.
void ServiceCheck::images() const {
  if (profile_.spark_runtime != SparkRuntime::spark_operator) return;
  const std::string own = profile_.account_id + ".dkr.ecr." + profile_.region + ".amazonaws.com/" + profile_.name + "/";
  for (const Tenant& tenant : profile_.tenants) {
    if (!tenant.runs(Workload::spark) || !tenant.spark.image.starts_with(own)) continue;
    const std::string rest = tenant.spark.image.substr(own.size());
    const std::string repository = rest.substr(0, rest.find_first_of(":@"));
    if (std::ranges::count(profile_.registry.repositories, repository) > 0) continue;
    return add(kConflict, "registry.repositories",
               ": jobs of " + shown(tenant.name) + " use the image of " + shown(repository) +
                   ", which is not listed; add " + shown(repository));
  }
}

}  // namespace

void check_services(const Profile& profile, Findings& findings) {
  const ServiceCheck check(profile, findings);
  check.lustre();
  check.ontap();
  check.pull_through();
  check.buckets();
  check.images();
}

}  // namespace dek::model
