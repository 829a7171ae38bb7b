// What can be said of a set.
#include <catch2/catch.hpp>

#include "unit/manifest/support.hpp"

using namespace dek;
using manifest::Design;
using test::Set;

namespace {

const std::string kJob =
    "apiVersion: sparkoperator.k8s.io/v1beta2\nkind: SparkApplication\nmetadata: {name: job, namespace: jobs}\n";
const std::string kClass = "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata: {name: fast}\n";

std::string pool(const std::string& name, const std::string& more) {
  return "apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata: {name: " + name +
         "}\nspec: {template: {spec: {nodeClassRef: {name: fast}}}" + more + "}\n";
}

}  // namespace

TEST_CASE("resources are found by kind, name and namespace across files") {
  const Set set({kJob, kClass});
  CHECK(set.workspace().of_kind("karpenter.k8s.aws", "EC2NodeClass").size() == 1);
  CHECK(set.workspace().find("karpenter.k8s.aws", "EC2NodeClass", "fast") != nullptr);
  CHECK(set.workspace().find("sparkoperator.k8s.io", "SparkApplication", "job", "other") == nullptr);
  CHECK(set.workspace().has_group("karpenter.k8s.aws"));
  CHECK_FALSE(set.workspace().has_group("karpenter"));
  CHECK(set.workspace().in_namespace("jobs").size() == 1);
}

TEST_CASE("the design follows from the workload") {
  CHECK(Set({kJob}).workspace().design_of(Set({kJob}).resource()) == Design::none);  // not of this set
  const Set batch({kJob + "spec: {}\n"});
  CHECK(batch.workspace().design_of(batch.resource()) == Design::dynamic_design);
  const Set streaming({kJob + "spec: {restartPolicy: {type: Always}}\n"});
  CHECK(streaming.workspace().design_of(streaming.resource()) == Design::static_design);
  const Set flink({"apiVersion: flink.apache.org/v1beta1\nkind: FlinkDeployment\n"});
  CHECK(flink.workspace().design_of(flink.resource()) == Design::static_design);
  const Set fixed({pool("spark-driver", ", replicas: 3")});
  CHECK(fixed.workspace().design_of(fixed.resource()) == Design::static_design);
}

TEST_CASE("a node class has the design of all pools that use it") {
  const Set dynamic({kClass, pool("executors", "")});
  CHECK(dynamic.workspace().design_of(dynamic.resource(0)) == Design::dynamic_design);
  const Set mixed({kClass, pool("executors", ""), pool("general", "")});
  CHECK(mixed.workspace().design_of(mixed.resource(0)) == Design::none);
  CHECK(Set({kClass}).workspace().design_of(Set({kClass}).resource()) == Design::none);
}

TEST_CASE("a design that is given stands over what could be inferred") {
  manifest::Context context;
  context.design = Design::static_design;
  const Set set({kJob}, context);
  CHECK(set.workspace().design_of(set.resource()) == Design::static_design);
}

TEST_CASE("tenants: named by the profile, else by jobs or labels") {
  const std::string labelled =
      "apiVersion: v1\nkind: Namespace\nmetadata: {name: ml, labels: {example.com/team: ml}}\n";
  const Set found({kJob, labelled});
  CHECK(found.workspace().is_tenant_namespace("jobs"));
  CHECK(found.workspace().is_tenant_namespace("ml"));
  CHECK_FALSE(found.workspace().is_tenant_namespace("kube-system"));
  manifest::Context context;
  context.tenants.push_back({.name = "a", .namespace_name = "team-a"});
  const Set named({kJob, labelled}, context);
  CHECK(named.workspace().is_tenant_namespace("team-a"));
  CHECK_FALSE(named.workspace().is_tenant_namespace("jobs"));
}

TEST_CASE("a node finds its resource, also among the items of a List") {
  const Set set({"apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: A}\n- {apiVersion: v1, kind: B}\n"});
  const manifest::Resource& second = set.resource(1);
  CHECK(set.workspace().resource_of(second.root["kind"]) == &second);
}

TEST_CASE("workloads are the different ways to ask for nodes, in the order of files") {
  const auto pod = [](const std::string& kind, const std::string& name, const std::string& spec) {
    const std::string head = "metadata: {name: " + name + "}\n";
    return "apiVersion: apps/v1\nkind: " + kind + "\n" + head + "spec: {template: {spec: {" + spec + "}}}\n";
  };
  const Set set({pod("DaemonSet", "agent", "nodeSelector: {disk: local}"),
                 pod("StatefulSet", "b", "nodeSelector: {disk: local}"), kJob + "spec: {nodeSelector: {disk: none}}\n",
                 pod("Deployment", "a", "nodeSelector: {disk: local}")});
  const auto workloads = set.workspace().workloads();
  REQUIRE(workloads.size() == 2);
  CHECK(workloads[0].pod->resource->name == "b");
  CHECK(workloads[1].pod->role == manifest::PodRole::driver);
  CHECK(set.workspace().pods().size() == 5);
}
