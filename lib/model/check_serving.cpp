// What serves, and what people work in: exposure, certificates, accelerators, sizes that fit each other.
#include <algorithm>
#include <map>

#include "model/check.hpp"
#include "model/instances.hpp"

namespace dek::model {
namespace {

class ServingCheck {
 public:
  ServingCheck(const Profile& profile, std::size_t index, Findings& findings)
      : profile_(profile),
        tenant_(profile.tenants[index]),
        path_("tenants[" + std::to_string(index) + "]"),
        findings_(findings) {}

  void run() const {
    if (tenant_.runs(Workload::ray)) ray();
    if (tenant_.runs(Workload::inference)) inference();
    if (tenant_.runs(Workload::notebooks)) notebooks();
  }

 private:
  void add(std::string_view rule, const std::string& field, const std::string& rest) const {
    const std::string path = path_ + "." + field;
    findings_.add(rule, profile_.where(path), path, rest);
  }

  void ray() const;
  void inference() const;
  void ray_serve() const;
  void notebooks() const;
  void log_in() const;
  void disk(const std::string& field, const EphemeralStorage& storage) const;
  void count(const std::string& field, std::int64_t min, std::int64_t max) const;
  void accelerators(const std::string& field, std::int64_t gpu, PoolRole role) const;
  template <typename Exposed>
  void listener(const std::string& section, const Exposed& exposed) const;

  const Profile& profile_;
  const Tenant& tenant_;
  const std::string path_;
  Findings& findings_;
};

void ServingCheck::count(const std::string& field, std::int64_t min, std::int64_t max) const {
  if (min <= max) return;
  add(kConflict, field + "min", ": " + std::to_string(min) + " is more than `max`, " + std::to_string(max));
}

void ServingCheck::disk(const std::string& field, const EphemeralStorage& storage) const {
  if (storage.request.milli <= storage.limit.milli) return;
  add(kConflict, field + ".ephemeralStorage.request",
      ": " + storage.request.text + " is more than `limit`, " + storage.limit.text + "; raise that or lower this");
}

/// Pods that ask for accelerators wait for ever on nodes without.
void ServingCheck::accelerators(const std::string& field, std::int64_t gpu, PoolRole role) const {
  const Pool* pool = profile_.pool(role);
  if (gpu == 0 || pool == nullptr) return;
  const auto types = admitted_types(*pool);
  const auto has_enough = [gpu](const facts::InstanceType* type) {
    return type->gpu_count >= gpu || type->accelerator_count >= gpu;
  };
  if (types.empty() || std::ranges::any_of(types, has_enough)) return;
  const std::string pools = "pools." + std::string(to_string(role));
  add(kConflict, field,
      ": no instance type of `" + pools + "` has " + std::to_string(gpu) + (gpu == 1 ? " GPU" : " GPUs") + "; set `" +
          pools + ".families: [g6, g6e]` and `" + pools + ".arch: amd64`, or write fewer");
}

template <typename Exposed>
void ServingCheck::listener(const std::string& section, const Exposed& exposed) const {
  if (exposed.exposure == Exposure::none) {
    const std::pair<std::string_view, bool> unused[] = {{"host", exposed.host.has_value()},
                                                        {"certificateArn", exposed.certificate_arn.has_value()},
                                                        {"sourceCidrs", !exposed.source_cidrs.empty()}};
    for (const auto& [field, is_there] : unused) {
      if (is_there)
        add(kConflict, section + "." + std::string(field), ": nothing listens; set `exposure: internal` or remove it");
    }
    return;
  }
  if (!exposed.host) {
    add(kMissingField, section + ".host", ": an HTTPS listener needs a host name with a certificate in ACM");
  }
  if (exposed.source_cidrs.empty()) {
    add(kConflict, section + ".sourceCidrs", ": nobody could reach the load balancer; list networks or remove it");
  }
}

void ServingCheck::ray() const {
  const Ray& ray = tenant_.ray;
  count("ray.workers.", ray.workers.min, ray.workers.max);
  disk("ray.worker", ray.worker.ephemeral_storage);
  accelerators("ray.worker.gpu", ray.worker.gpu, PoolRole::ray_worker);
}

void ServingCheck::inference() const {
  const Inference& inference = tenant_.inference;
  listener("inference", inference);
  count("inference.", inference.min, inference.max);
  disk("inference", inference.ephemeral_storage);
  accelerators("inference.gpu", inference.gpu, PoolRole::inference);
  if (inference.exposure != Exposure::none && inference.load_balancer == LoadBalancer::nlb &&
      !inference.certificate_arn) {
    add(kMissingField, "inference.certificateArn",
        " is required by `loadBalancer: nlb`: only an ALB finds its certificate by `host`");
  }
  ray_serve();
}

void ServingCheck::ray_serve() const {
  const Inference& inference = tenant_.inference;
  if (inference.engine == InferenceEngine::deployment) return;
  if (inference.port != 8000) {
    add(kConflict, "inference.port", ": Ray Serve listens on 8000; remove it, or set `engine: deployment`");
  }
  const Pool* pool = profile_.pool(PoolRole::inference);
  if (inference.gpu > 0 && pool != nullptr && accelerator_of(*pool) == Accelerator::neuron) {
    add(kConflict, "inference.engine",
        ": Ray Serve is rendered for GPUs, `pools.inference` has Neuron devices; set `engine: deployment`");
  }
}

void ServingCheck::log_in() const {
  const Oidc& oidc = tenant_.notebooks.oidc;
  const std::pair<std::string_view, bool> parts[] = {{"authorizeUrl", oidc.authorize_url.has_value()},
                                                     {"tokenUrl", oidc.token_url.has_value()},
                                                     {"userdataUrl", oidc.userdata_url.has_value()},
                                                     {"groups", !oidc.groups.empty()}};
  const bool any = std::ranges::any_of(parts, &std::pair<std::string_view, bool>::second);
  for (const auto& [field, is_there] : parts) {
    if (any && !is_there)
      add(kMissingField, "notebooks.oidc." + std::string(field), " is required for log-in by OpenID Connect");
  }
  if (!any && tenant_.notebooks.exposure != Exposure::none) {
    add(kMissingField, "notebooks.oidc",
        ": an exposed hub would take whoever signs up; write `authorizeUrl`, `tokenUrl`, `userdataUrl` and `groups`");
  }
}

void ServingCheck::notebooks() const {
  const Notebooks& notebooks = tenant_.notebooks;
  listener("notebooks", notebooks);
  log_in();
  if (notebooks.idle_timeout.seconds < 60) {
    add(kInvalidValue, "notebooks.idleTimeout", ": servers would stop under their users; write `1m` or more");
  }
  std::map<std::string_view, std::size_t> names;
  for (std::size_t i = 0; i < notebooks.profiles.size(); ++i) {
    const std::string field = "notebooks.profiles[" + std::to_string(i) + "]";
    accelerators(field + ".gpu", notebooks.profiles[i].gpu, PoolRole::notebook);
    if (!names.emplace(notebooks.profiles[i].name, i).second)
      add(kConflict, field + ".name", ": " + shown(notebooks.profiles[i].name) + " is used twice; rename one");
  }
}

/// Two load balancers cannot answer to one name.
void check_hosts(const Profile& profile, Findings& findings) {
  std::map<std::string_view, std::string> first;
  for (std::size_t i = 0; i < profile.tenants.size(); ++i) {
    const Tenant& tenant = profile.tenants[i];
    const std::string path = "tenants[" + std::to_string(i) + "].";
    const auto take = [&](Workload workload, const std::optional<std::string>& host, const std::string& field) {
      if (!tenant.runs(workload) || !host) return;
      const auto [seen, is_new] = first.emplace(*host, field);
      if (is_new) return;
      findings.add(kConflict, profile.where(field), field, ": " + shown(*host) + " is used twice; give each its own")
          .related.push_back({profile.where(seen->second), "first used here"});
    };
    take(Workload::inference, tenant.inference.host, path + "inference.host");
    take(Workload::notebooks, tenant.notebooks.host, path + "notebooks.host");
  }
}

void check_hubs(const Profile& profile, Findings& findings) {
  if (!profile.runs(Workload::notebooks)) return;
  if (!profile.storage.ebs) {
    findings.add(kConflict, profile.where("storage.ebs"), "storage.ebs",
                 ": notebook hubs keep their users on a volume; set `true`");
  }
  if (!profile.security.network_policies && profile.security.imds_hop_limit > 1) {
    findings.add(kConflict, profile.where("security.imdsHopLimit"), "security.imdsHopLimit",
                 ": notebooks would reach the role of their node; write `1`, or set `networkPolicies: true`");
  }
}

void check_ray_heads(const Profile& profile, Findings& findings) {
  const Pool* heads = profile.pool(PoolRole::ray_head);
  if (heads != nullptr && profile.network.ip_family == IpFamily::ipv6) {
    findings.add(kConflict, profile.where("network.ipFamily"), "network.ipFamily",
                 ": Ray is rendered for IPv4; write `ipv4`, or serve with `engine: deployment`");
  }
  if (heads == nullptr || std::ranges::find(heads->capacity, Capacity::spot) == heads->capacity.end()) return;
  findings.add(kConflict, profile.where("pools.ray-head.capacity"), "pools.ray-head.capacity",
               ": a spot head takes its whole cluster down; write `[on-demand]`");
}

}  // namespace

void check_serving(const Profile& profile, Findings& findings) {
  for (std::size_t i = 0; i < profile.tenants.size(); ++i) ServingCheck(profile, i, findings).run();
  check_hosts(profile, findings);
  check_hubs(profile, findings);
  check_ray_heads(profile, findings);
}

void check_observability(const Profile& profile, Findings& findings) {
  const Observability& wanted = profile.observability;
  const auto conflict = [&](std::string_view field, const std::string& rest) {
    const std::string path = "observability." + std::string(field);
    findings.add(kConflict, profile.where(path), path, rest);
  };
  const bool none = wanted.metrics == Metrics::none;
  if (none && wanted.grafana != Grafana::none) {
    conflict("grafana", ": `metrics: none` leaves nothing to show; write `none`");
  } else if (wanted.grafana == Grafana::amg && wanted.metrics != Metrics::amp) {
    conflict("grafana", ": Managed Grafana cannot reach a Prometheus inside the cluster; set `metrics: amp`");
  }
  if (wanted.grafana != Grafana::amg && !wanted.grafana_admins.empty()) {
    conflict("grafanaAdmins", ": only `grafana: amg` knows groups of IAM Identity Center; remove it");
  }
  if (none && !wanted.alert_emails.empty()) {
    conflict("alertEmails", ": `metrics: none` raises no alerts; remove it");
  }
}

}  // namespace dek::model
