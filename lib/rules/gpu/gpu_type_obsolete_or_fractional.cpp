// gpu/gpu-type-obsolete-or-fractional — GPU types that are gone, or that offer no whole GPU.
#include "lint/rule.hpp"
#include "manifest/allowed_types.hpp"

#include <algorithm>
#include <array>

namespace dek::rules::gpu_gpu_type_obsolete_or_fractional {
namespace {

constexpr std::string_view kDoc = R"md(
A node group uses a GPU type of the past, or a pool offers only fractions of a GPU.

## Why
P2, P3, G2 and G3 machines have little capacity left and a poor price per result; Karpenter no longer lists most of
them. Types of the families `g6f` and `gr6f` hold a fraction of a GPU: they report no whole `nvidia.com/gpu`, so
Karpenter never chooses them for a pod that asks for one, and the pod waits for ever.

## Bad
~~~yaml
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: {name: data, region: eu-west-1}
managedNodeGroups:
  - {name: training, instanceTypes: [p3.2xlarge]}
~~~

## Good
~~~yaml
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: {name: data, region: eu-west-1}
managedNodeGroups:
  - {name: training, instanceTypes: [g6e.2xlarge, g6.2xlarge]}
~~~

## Exceptions
`p3dn` is still offered. A NodeOverlay can add the capacity that fractional types do not report. Obsolete families in a
NodePool are reported by `karpenter/instance-family-unknown`.

## Sources
- aws/karpenter-provider-aws: website/content/en/docs/reference/instance-types.md
- aws/karpenter-provider-aws: website/content/en/docs/troubleshooting.md
)md";

constexpr std::array<std::string_view, 5> kObsolete = {"p2", "p3", "g2", "g3", "g3s"};
constexpr std::array<std::string_view, 2> kFractional = {"g6f", "gr6f"};

void check_groups(const manifest::ClusterConfig& config, Reporter& out) {
  for (const manifest::NodeGroup& group : config.node_groups) {
    std::vector<Node> obsolete;
    std::vector<std::string> names;
    for (const Node type : group.instance_types) {
      const auto text = type.text();
      if (!text || !base::is_one_of(text->substr(0, text->find('.')), kObsolete)) continue;
      obsolete.push_back(type);
      names.push_back(base::as_code(*text));
    }
    if (obsolete.empty()) continue;
    auto finding = out.at(obsolete.front(), "{} {} a past generation of GPUs", base::join_words(names),
                          names.size() == 1 ? "is" : "are");
    finding.help("use g6, g6e, p4d, p5 or newer");
  }
}

bool asks_for_whole_gpu(const manifest::PodSpec& pod) {
  for (const Node container : pod.containers()) {
    if (container.at("resources.limits")["nvidia.com/gpu"]) return true;
  }
  return false;
}

// A pod that names the pool, by its name or by a label of its nodes.
bool is_bound_to(const manifest::PodSpec& pod, const manifest::NodePool& pool) {
  for (const Node selector : pod.node_selectors()) {
    if (!pool.name().empty() && selector["karpenter.sh/nodepool"].is(pool.name())) return true;
    for (const tree::Entry label : pool.labels().entries()) {
      const auto value = label.value.text();
      if (value && selector[label.key.raw()].is(*value)) return true;
    }
  }
  return false;
}

Node waiting_pod(const manifest::NodePool& pool, const manifest::Workspace& workspace) {
  for (const manifest::PodSpec& pod : workspace.pods()) {
    if (asks_for_whole_gpu(pod) && is_bound_to(pod, pool)) return pod.resource->anchor();
  }
  return {};
}

void check_pool(const manifest::NodePool& pool, Reporter& out) {
  const facts::AllowedTypes& allowed = manifest::allowed_types(pool);
  if (allowed.types.empty() || allowed.uncertain) return;
  const auto is_fractional = [](const facts::InstanceType* type) { return base::is_one_of(type->family, kFractional); };
  if (!std::all_of(allowed.types.begin(), allowed.types.end(), is_fractional)) return;
  if (!out.workspace().of_kind("karpenter.sh", "NodeOverlay").empty()) return;
  const Node pod = waiting_pod(pool, out.workspace());
  if (!pod) return;
  out.at(*pool.resource, "pool offers only fractions of a GPU to pods that ask for a whole one")
      .severity(Severity::error)
      .related(pod, "asks for `nvidia.com/gpu`")
      .help("allow g6 or g6e types, or add the capacity with a NodeOverlay");
}

void check(const manifest::Resource& resource, Reporter& out) {
  if (const auto* pool = out.workspace().node_pool(resource)) check_pool(*pool, out);
  if (manifest::is_cluster_config(resource)) check_groups(manifest::ClusterConfig(resource), out);
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "gpu/gpu-type-obsolete-or-fractional",
                                                .code = "GPU017",
                                                .severity = Severity::warning,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_resource(check)};

}  // namespace dek::rules::gpu_gpu_type_obsolete_or_fractional
