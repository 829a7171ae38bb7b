// Tenants: names, workloads that fit the design, quotas, ways out.
#include <algorithm>
#include <map>

#include "base/strings.hpp"
#include "model/check.hpp"

namespace dek::model {
namespace {

/// Policies that undo the separation of tenants; the AWS-managed ones by name.
constexpr std::string_view kWidePolicies[] = {"AmazonS3FullAccess", "AdministratorAccess", "PowerUserAccess",
                                              "IAMFullAccess"};

class TenantCheck {
 public:
  TenantCheck(const Profile& profile, std::size_t index, Findings& findings)
      : profile_(profile),
        tenant_(profile.tenants[index]),
        path_("tenants[" + std::to_string(index) + "]"),
        findings_(findings) {}

  void workloads() const;
  void sections() const;
  void resources() const;
  void ways_out() const;
  void training() const;

 private:
  diag::Diagnostic& add(std::string_view rule, const std::string& field, const std::string& rest) const {
    const std::string path = path_ + "." + field;
    return findings_.add(rule, profile_.where(path), path, rest);
  }
  void at_most(const std::string& field, const Quantity& part, const Quantity& whole, std::string_view of) const;

  const Profile& profile_;
  const Tenant& tenant_;
  const std::string path_;
  Findings& findings_;
};

void TenantCheck::workloads() const {
  constexpr Workload kLongRunning[] = {Workload::flink, Workload::training, Workload::inference, Workload::nifi};
  if (profile_.design == Design::static_capacity || tenant_.allow_mixed) return;
  for (std::size_t i = 0; i < tenant_.workloads.size(); ++i) {
    const Workload workload = tenant_.workloads[i];
    if (std::ranges::find(kLongRunning, workload) == std::end(kLongRunning)) continue;
    const std::string place = path_ + ".workloads[" + std::to_string(i) + "]";
    findings_.add(kConflict, profile_.where(place), path_ + ".workloads",
                  ": `" + std::string(to_string(workload)) +
                      "` in a dynamic design would run among constant node churn; use a static platform or set "
                      "`allowMixed: true`");
  }
}

void TenantCheck::sections() const {
  constexpr Workload kWithSection[] = {Workload::spark,     Workload::flink,     Workload::ray, Workload::training,
                                       Workload::inference, Workload::notebooks, Workload::nifi};
  for (const Workload workload : kWithSection) {
    const std::string section(to_string(workload));
    if (tenant_.runs(workload) || !profile_.given(path_ + "." + section)) continue;
    add(kConflict, section, ": the tenant does not run `" + section + "`; add it to `workloads` or remove the section");
  }
}

void TenantCheck::at_most(const std::string& field, const Quantity& part, const Quantity& whole,
                          std::string_view of) const {
  if (part.milli <= whole.milli) return;
  add(kConflict, field,
      ": " + part.text + " is more than " + std::string(of) + ", " + whole.text + "; raise that or lower this");
}

void TenantCheck::resources() const {
  at_most("limits.cpu", tenant_.limits.cpu, tenant_.quota.cpu, "`quota.cpu`");
  at_most("limits.memory", tenant_.limits.memory, tenant_.quota.memory, "`quota.memory`");
  at_most("guaranteed.cpu", tenant_.guaranteed.cpu, tenant_.quota.cpu, "`quota.cpu`");
  at_most("guaranteed.memory", tenant_.guaranteed.memory, tenant_.quota.memory, "`quota.memory`");
  const std::pair<std::string, const Quantity*> amounts[] = {
      {"quota.cpu", &tenant_.quota.cpu},
      {"quota.memory", &tenant_.quota.memory},
      {"limits.cpu", &tenant_.limits.cpu},
      {"limits.memory", &tenant_.limits.memory},
  };
  for (const auto& [field, amount] : amounts) {
    if (amount->milli == 0) add(kInvalidValue, field, ": nothing could run; write more than 0");
  }
}

void TenantCheck::ways_out() const {
  for (std::size_t i = 0; i < tenant_.egress.size(); ++i) {
    const Egress& egress = tenant_.egress[i];
    if (egress.cidr.prefix_length != 0 || !egress.ports.empty()) continue;
    add(kConflict, "egress[" + std::to_string(i) + "].cidr",
        ": 0.0.0.0/0 on all ports undoes default-deny; name the networks or the ports");
  }
  for (std::size_t i = 0; i < tenant_.policy_arns.size(); ++i) {
    const std::string_view arn = tenant_.policy_arns[i];
    const std::string_view policy = arn.substr(arn.rfind('/') + 1);
    if (arn.find(":iam::aws:") == std::string_view::npos ||
        std::ranges::find(kWidePolicies, policy) == std::end(kWidePolicies))
      continue;
    add(kConflict, "policyArns[" + std::to_string(i) + "]",
        ": " + std::string(policy) + " defeats the bucket separation; write a policy for the buckets that are needed");
  }
}

void TenantCheck::training() const {
  const Pool* pool = profile_.pool(PoolRole::training);
  if (tenant_.runs(Workload::training) && pool != nullptr && pool->count && tenant_.training.nodes > *pool->count) {
    add(kConflict, "training.nodes",
        ": " + std::to_string(tenant_.training.nodes) + " nodes, but `spec.pools.training.count` is " +
            std::to_string(*pool->count));
  }
}

void check_names(const Profile& profile, Findings& findings) {
  std::map<std::string_view, std::size_t> first;
  for (std::size_t i = 0; i < profile.tenants.size(); ++i) {
    const auto [seen, is_new] = first.emplace(profile.tenants[i].name, i);
    if (is_new) continue;
    const std::string path = "tenants[" + std::to_string(i) + "].name";
    const std::string earlier = "tenants[" + std::to_string(seen->second) + "].name";
    findings
        .add(kConflict, profile.where(path), path,
             ": " + shown(seen->first) + " is used twice; give each tenant its own name")
        .related.push_back({profile.where(earlier), "first used here"});
  }
}

}  // namespace

void check_tenants(const Profile& profile, Findings& findings) {
  check_names(profile, findings);
  for (std::size_t i = 0; i < profile.tenants.size(); ++i) {
    const TenantCheck check(profile, i, findings);
    check.workloads();
    check.sections();
    check.resources();
    check.ways_out();
    check.training();
  }
}

}  // namespace dek::model
