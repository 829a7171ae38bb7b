// karpenter/karpenter-kubernetes-incompatible — a Karpenter older than the cluster's Kubernetes asks for.
#include "facts/eks.hpp"
#include "lint/rule.hpp"
#include "manifest/karpenter_values.hpp"

namespace dek::rules::karpenter_karpenter_kubernetes_incompatible {
namespace {

constexpr std::string_view kDoc = R"md(
The Karpenter release does not support the cluster's Kubernetes version.

## Why
Each Kubernetes minor has a first Karpenter release that knows its images, kubelet and APIs: 1.34 needs 1.6, 1.35 needs
1.9, 1.36 needs 1.13. Below it nodes come up with the wrong image or not at all, and the day of the upgrade is when that
shows. Release 1.8.4 is a warning on any version: it leaves pods with some topology spread constraints unscheduled.

## Bad
~~~yaml
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: {name: data, region: eu-west-1, version: "1.34"}
---
settings:
  clusterName: data
controller:
  image: {tag: 1.5.0}
~~~

## Good
~~~yaml
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: {name: data, region: eu-west-1, version: "1.34"}
---
settings:
  clusterName: data
controller:
  image: {tag: 1.14.1}
~~~

## Exceptions
Silent where the Kubernetes version is told neither by a profile nor by the one cluster of the set. Kubernetes newer
than the table is advice.

## Sources
- aws/karpenter-provider-aws: website/content/en/docs/upgrading/compatibility.md
- aws/karpenter-provider-aws: website/content/en/docs/upgrading/upgrade-guide.md
)md";

constexpr manifest::Version kRegression{1, 8, 4};

std::optional<manifest::Version> kubernetes_of(const Reporter& out) {
  if (out.context().kubernetes) return out.context().kubernetes;
  const auto clusters = out.workspace().clusters();
  if (clusters.size() != 1) return std::nullopt;
  return manifest::parse_version(clusters.front()[manifest::ClusterSetting::version].text().value_or(""));
}

void compare(Node place, const manifest::Version& karpenter, const manifest::Version& kubernetes, Reporter& out) {
  const std::string minor = fmt::format("{}.{}", kubernetes.major, kubernetes.minor);
  const facts::EksVersion* row = facts::find_eks_version(minor);
  if (row == nullptr && minor > facts::eks_versions().back().minor) {
    out.at(place, "which Karpenter supports Kubernetes {} is not known here", minor)
        .severity(Severity::advice)
        .note("the table is of {}", facts::eks_table_date())
        .help("look at Karpenter's compatibility page");
  }
  const auto least = row == nullptr ? std::nullopt : manifest::parse_version(row->karpenter_minimum);
  if (!least || karpenter >= *least) return;
  out.at(place, "Karpenter {}.{} does not support Kubernetes {}", karpenter.major, karpenter.minor, minor)
      .help("install {} or newer before the cluster is upgraded", row->karpenter_minimum);
}

void check(const manifest::HelmValues& helm, Reporter& out) {
  if (!manifest::is_karpenter_values(*helm.resource)) return;
  const manifest::KarpenterValues values(*helm.resource);
  const auto karpenter = values.version();
  if (!karpenter) return;
  const bool is_chart = helm.resource->release != nullptr && helm.resource->release->version;
  const Node place = is_chart ? helm.resource->release->version : values.root.at("controller.image.tag");
  if (*karpenter == kRegression) {
    out.at(place, "Karpenter 1.8.4 leaves pods with some topology spread constraints unscheduled")
        .severity(Severity::warning)
        .help("take another release");
  }
  if (const auto kubernetes = kubernetes_of(out)) compare(place, *karpenter, *kubernetes, out);
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/karpenter-kubernetes-incompatible",
                                                .code = "KRP089",
                                                .severity = Severity::error,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_helm_values(check)};

}  // namespace dek::rules::karpenter_karpenter_kubernetes_incompatible
