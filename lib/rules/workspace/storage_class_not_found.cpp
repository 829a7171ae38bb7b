// workspace/storage-class-not-found — claims of a StorageClass that is missing, and sets without a default one.
#include "lint/rule.hpp"
#include "rules/counterpart.hpp"

#include <algorithm>
#include <map>

namespace dek::rules::workspace_storage_class_not_found {
namespace {

using manifest::Resource;
using manifest::Workspace;

constexpr std::string_view kDoc = R"md(
A claim names a StorageClass that is not in the set, or names none where no single default exists.

## Why
Such a claim stays pending, and the pod with it. New EKS clusters from 1.30 on mark no class as default any more, so a
claim without a name, which worked for years, waits for ever on a new cluster; with two defaults the newer one wins.

## Bad
~~~yaml
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: {name: gp3-encrypted}
provisioner: ebs.csi.aws.com
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: scratch}
spec: {storageClassName: gp3-encryptd, resources: {requests: {storage: 10Gi}}}
~~~

## Good
~~~yaml
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: {name: gp3-encrypted}
provisioner: ebs.csi.aws.com
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: scratch}
spec: {storageClassName: gp3-encrypted, resources: {requests: {storage: 10Gi}}}
~~~

## Exceptions
The rule speaks only when some StorageClass was read. `gp2` exists on EKS by default: advice. Names that a
PersistentVolume of the set carries, or that Terraform code, chart values or an application mention, are taken as there.
That there is no default is said only of whole sets for Kubernetes 1.30 or newer.

## Sources
- apache/spark: docs/running-on-kubernetes.md#local-storage
- awslabs/data-on-eks: data-stacks/spark-on-eks/examples/ebs-storage-dynamic-pvc.yaml
)md";

constexpr std::string_view kGroup = "storage.k8s.io";
constexpr std::string_view kDefaultMark = "storageclass.kubernetes.io/is-default-class";
constexpr std::string_view kSparkClaims = ".volumes.persistentVolumeClaim.";
constexpr std::string_view kField = "storageClassName";
constexpr manifest::Version kFirstWithoutDefault{1, 30, 0};

/// A claim: where its class stands, or where it would.
struct Claim {
  const Resource* resource = nullptr;
  Node name;    // absent: the default class
  Node holder;  // the claim's spec; absent for Spark, which always names one
};

void add_spec(const Resource& resource, Node spec, std::vector<Claim>& claims) {
  if (spec.is_map() && !spec["volumeName"]) claims.push_back({&resource, spec[kField], spec});
}

void add_spark(const manifest::SparkApplication& app, std::vector<Claim>& claims) {
  for (const manifest::EffectiveProperty& property : app.effective_conf()) {
    const bool is_class =
        property.name.find(kSparkClaims) != std::string::npos && property.name.ends_with(".options.storageClass");
    if (is_class) claims.push_back({app.resource, property.source, {}});
  }
}

std::vector<Claim> claims_of(const Workspace& set) {
  std::vector<Claim> claims;
  for (const Resource* one : set.of_kind("", "PersistentVolumeClaim")) add_spec(*one, one->spec(), claims);
  for (const Resource* one : set.of_kind("apps", "StatefulSet")) {
    for (const Node claim : one->spec()["volumeClaimTemplates"].items()) add_spec(*one, claim["spec"], claims);
  }
  for (const manifest::SparkApplication& app : set.spark_applications()) add_spark(app, claims);
  return claims;
}

/// Volumes made by hand bind to claims of the same class name, class or none.
bool has_volume_of(std::string_view name, const Workspace& set) {
  return std::ranges::any_of(set.of_kind("", "PersistentVolume"), [&](const Resource* volume) {
    const Node own = volume->spec()[kField];
    return own.is_unknown() || own.is(name);
  });
}

void check_name(const Claim& claim, const Counterparts& classes, Reporter& out) {
  const Workspace& set = out.workspace();
  const auto name = claim.name.text();
  if (!name || name->empty() || classes.has(*name) || has_volume_of(*name, set)) return;
  const auto meant = classes.near(*name);
  if (!meant && classes.has_unknown()) return;
  if (set.elsewhere().mentions(*name, *claim.resource)) return;
  const bool is_gp2 = *name == "gp2";
  auto finding = out.at(claim.name, "no StorageClass `{}` was read", *name);
  finding.severity(is_gp2 ? Severity::advice : severity_of_missing(set, meant.has_value()))
      .label("{}", is_gp2 ? "EKS makes it by default" : "the claim stays pending");
  if (meant && !is_gp2) {
    finding.help("did you mean `{}`?", *meant);
  } else {
    finding.help("{}", is_gp2 ? "name one of the set's own classes" : "add the class, or correct the name");
  }
}

/// "true" only; nothing is known of a mark that is not.
std::vector<const Resource*> defaults_of(const Workspace& set, bool& is_known) {
  std::vector<const Resource*> defaults;
  for (const Resource* one : set.of_kind(kGroup, "StorageClass")) {
    const Node mark = one->annotations()[kDefaultMark];
    is_known = is_known && !mark.is_unknown();
    if (mark.is("true")) defaults.push_back(one);
  }
  return defaults;
}

void check_defaults(const std::vector<const Resource*>& defaults, Reporter& out) {
  std::map<std::string_view, const Resource*> by_folder;
  for (const Resource* one : defaults) {
    const auto [first, is_new] = by_folder.try_emplace(out.workspace().folder_of(*one), one);
    if (is_new || first->second->name == one->name) continue;
    out.at(one->annotations()[kDefaultMark], "`{}` is the second default StorageClass", one->name)
        .severity(Severity::warning)
        .related(first->second->annotations()[kDefaultMark], "the first")
        .help("mark one class only");
  }
}

void check_unnamed(const Claim& claim, Reporter& out) {
  const bool is_absent = claim.holder && !claim.name && claim.holder.key();
  if (!is_absent) return;
  out.at(claim.holder.key(), "this claim names no StorageClass, and no class of the set is the default")
      .severity(Severity::warning)
      .label("it stays pending")
      .help("name a class, or mark one with `{}: \"true\"`", kDefaultMark);
}

void check(const Workspace& set, Reporter& out) {
  const Counterparts classes(set.of_kind(kGroup, "StorageClass"));
  if (classes.empty()) return;
  bool is_known = !classes.has_unknown();
  const std::vector<const Resource*> defaults = defaults_of(set, is_known);
  check_defaults(defaults, out);
  const auto& version = set.context().kubernetes;
  const bool lacks_default = set.is_whole() && is_known && defaults.empty() && version &&
                             *version >= kFirstWithoutDefault &&
                             !set.elsewhere().mentions(kDefaultMark, *set.of_kind(kGroup, "StorageClass").front());
  for (const Claim& claim : claims_of(set)) {
    check_name(claim, classes, out);
    if (lacks_default) check_unnamed(claim, out);
  }
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "workspace/storage-class-not-found",
                                                .code = "XRF021",
                                                .severity = Severity::error,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_workspace(check)};

}  // namespace dek::rules::workspace_storage_class_not_found
