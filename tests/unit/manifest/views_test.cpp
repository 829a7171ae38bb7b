// What the views answer.
#include <catch2/catch.hpp>

#include "manifest/cluster_config.hpp"
#include "manifest/views.hpp"
#include "unit/manifest/support.hpp"

using namespace dek;
using manifest::NodePool;
using manifest::PodRole;
using manifest::PoolRole;
using manifest::SparkApplication;
using test::Set;

namespace {

std::string pool(const std::string& spec, const std::string& name = "spark") {
  return "apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata: {name: " + name + "}\nspec: " + spec + "\n";
}

std::string application(const std::string& spec) {
  return "apiVersion: sparkoperator.k8s.io/v1beta2\nkind: SparkApplication\nmetadata: {name: job}\nspec: " + spec +
         "\n";
}

const std::string kSpot = "{key: karpenter.sh/capacity-type, operator: In, values: [spot]}";

}  // namespace

TEST_CASE("a NodePool without a word allows every capacity type") {
  const Set set({pool("{template: {spec: {requirements: []}}}")});
  const auto types = NodePool(set.resource()).capacity_types();
  CHECK_FALSE(types.is_restricted);
  CHECK(types.may_be("spot"));
  CHECK(types.may_be("reserved"));
}

TEST_CASE("requirements and template labels on one key are intersected") {
  const Set set(
      {pool("{template: {metadata: {labels: {karpenter.sh/capacity-type: on-demand}}, spec: {requirements: "
            "[{key: karpenter.sh/capacity-type, operator: In, values: [spot, on-demand]}]}}}")});
  const auto types = NodePool(set.resource()).capacity_types();
  CHECK(types.is_restricted);
  CHECK_FALSE(types.may_be("spot"));
  CHECK(types.may_be("on-demand"));
}

TEST_CASE("a placeholder among the values excludes nothing") {
  const Set set(
      {pool("{template: {spec: {requirements: [{key: karpenter.sh/capacity-type, operator: In, values: "
            "[\"${TYPE}\"]}]}}}")});
  CHECK(NodePool(set.resource()).capacity_types().may_be("spot"));
}

TEST_CASE("a pool's role is in its name, its labels or its taints") {
  CHECK(NodePool(Set({pool("{}", "spark-driver")}).resource()).pool_role() == PoolRole::driver);
  CHECK(NodePool(Set({pool("{}", "screwdriver")}).resource()).pool_role() == PoolRole::generic);
  const Set both({pool("{template: {spec: {taints: [{key: role, value: executor}]}}}", "spark-driver")});
  CHECK(NodePool(both.resource()).pool_role() == PoolRole::generic);
  const Set label({pool("{template: {metadata: {labels: {role: executors}}}}")});
  CHECK(NodePool(label.resource()).pool_role() == PoolRole::executor);
}

TEST_CASE("typed fields win over sparkConf, spec.image does not") {
  const Set set(
      {application("{image: 'a:1', executor: {cores: 4}, sparkConf: {spark.executor.cores: '2', "
                   "spark.kubernetes.container.image: 'b:1'}}")});
  const SparkApplication app(set.resource());
  CHECK(app.conf("spark.executor.cores") == "4");
  CHECK(app.conf("spark.kubernetes.container.image") == "b:1");
  CHECK_FALSE(app.conf("spark.executor.memory"));
}

TEST_CASE("dynamic allocation: its block counts only when it is switched on") {
  const Set off({application("{dynamicAllocation: {enabled: false, maxExecutors: 9}, executor: {instances: 3}}")});
  CHECK(SparkApplication(off.resource()).dynamic_allocation() == false);
  CHECK(SparkApplication(off.resource()).executor_count() == 3);
  const Set on({application("{dynamicAllocation: {enabled: true, maxExecutors: 9, minExecutors: 2}}")});
  CHECK(SparkApplication(on.resource()).executor_count() == 9);
  CHECK(SparkApplication(on.resource()).initial_executor_count() == 2);
  CHECK(SparkApplication(on.resource()).conf("spark.dynamicAllocation.shuffleTracking.enabled") == "true");
  const Set unknown({application("{sparkConf: {spark.dynamicAllocation.enabled: \"${DYN}\"}}")});
  CHECK_FALSE(SparkApplication(unknown.resource()).dynamic_allocation());
  CHECK_FALSE(SparkApplication(unknown.resource()).executor_count());
}

TEST_CASE("without instances there is one executor") {
  CHECK(SparkApplication(Set({application("{}")}).resource()).executor_count() == 1);
}

TEST_CASE("properties are found by name and by what their names begin with") {
  const Set set({application("{sparkConf: {spark.a.b: x, spark.ab: y, spark.a.c: z, spark.b: w}}")});
  const SparkApplication app(set.resource());
  std::string names;
  for (const manifest::EffectiveProperty& one : app.all_below("spark.a.")) names += one.name + " ";
  CHECK(names == "spark.a.b spark.a.c ");
  CHECK(app.all_below("spark.c").empty());
  CHECK(app.conf("spark.ab") == "y");
  CHECK(app.find("spark.bb") == nullptr);
  CHECK(app.find("") == nullptr);
}

TEST_CASE("a schedule is read through its template") {
  const Set set(
      {"apiVersion: sparkoperator.k8s.io/v1beta2\nkind: ScheduledSparkApplication\nmetadata: {name: job}\n"
       "spec: {template: {sparkVersion: \"3.5.1\", sparkConf: {spark.a: b}}}\n"});
  const SparkApplication app(set.resource());
  CHECK(app.spark_version() == manifest::Version{3, 5, 1});
  CHECK(app.conf("spark.a") == "b");
}

TEST_CASE("what keeps pods off spot nodes") {
  CHECK(SparkApplication(Set({application("{}")}).resource()).spot_possible(PodRole::executor));
  const std::string on_demand = "{nodeSelector: {karpenter.sh/capacity-type: on-demand}}";
  const Set selector({application("{driver: " + on_demand + ", executor: {}}")});
  CHECK_FALSE(SparkApplication(selector.resource()).spot_possible(PodRole::driver));
  CHECK(SparkApplication(selector.resource()).spot_possible(PodRole::executor));
  const Set property(
      {application("{sparkConf: {spark.kubernetes.node.selector.eks.amazonaws.com/capacityType: ON_DEMAND}}")});
  CHECK_FALSE(SparkApplication(property.resource()).spot_possible(PodRole::executor));
  const Set affinity(
      {application("{executor: {template: {spec: {affinity: {nodeAffinity: "
                   "{requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [" +
                   kSpot + "]}]}}}}}}}")});
  CHECK(SparkApplication(affinity.resource()).spot_possible(PodRole::executor));
}

TEST_CASE("either of two required terms will do") {
  const Set set(
      {application("{executor: {affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: "
                   "{nodeSelectorTerms: [{matchExpressions: [" +
                   kSpot + "]}, {matchExpressions: [{key: a, operator: Exists}]}]}}}}}")});
  const SparkApplication app(set.resource());
  const auto values = app.executor_pod.allowed_node_values("karpenter.sh/capacity-type", {"spot", "on-demand"});
  CHECK_FALSE(values.is_restricted);
  CHECK(values.may_be("on-demand"));
}

TEST_CASE("pods are found in every kind that describes them") {
  CHECK(manifest::pod_specs(Set({application("{}")}).resource()).size() == 2);
  const std::string ray =
      "apiVersion: ray.io/v1\nkind: RayCluster\nspec:\n  headGroupSpec: {template: {spec: {containers: [{name: a}]}}}\n"
      "  workerGroupSpecs: [{template: {spec: {}}}, {template: {spec: {}}}]\n";
  CHECK(manifest::pod_specs(Set({ray}).resource()).size() == 3);
  const std::string torch =
      "apiVersion: kubeflow.org/v1\nkind: PyTorchJob\nspec: {pytorchReplicaSpecs: {Master: {template: {}}, Worker: "
      "{template: {}}}}\n";
  CHECK(manifest::pod_specs(Set({torch}).resource()).size() == 2);
  const std::string foreign = "apiVersion: spark.apache.org/v1\nkind: SparkApplication\nspec: {}\n";
  CHECK(manifest::pod_specs(Set({foreign}).resource()).empty());
}

TEST_CASE("Spark properties are found wherever three stand together") {
  const Set app({application("{sparkConf: {spark.a: b}}")});
  CHECK(manifest::spark_confs(app.resource()).size() == 1);
  CHECK_FALSE(manifest::spark_confs(app.resource()).front().is_in_house);
  const Set house({"kind: Policy\nspark.a: 1\nspark.b: 2\nspark.c: 3\n"});
  REQUIRE(manifest::spark_confs(house.resource()).size() == 1);
  CHECK(manifest::spark_confs(house.resource()).front().is_in_house);
  const Set two({"deep: {spark.a: 1, spark.b: 2}\n"});
  CHECK(manifest::spark_confs(two.resource()).empty());
  const Set emr(
      {"configurationOverrides: {applicationConfiguration: [{classification: spark-defaults, properties: "
       "{spark.a: b}}]}\njobDriver: {sparkSubmitJobDriver: {}}\n"});
  REQUIRE(manifest::spark_confs(emr.resource()).size() == 1);
  CHECK_FALSE(manifest::spark_confs(emr.resource()).front().is_in_house);
}

TEST_CASE("node groups of eksctl carry their types from every spelling") {
  const Set set(
      {"apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nmetadata: {name: c}\nnodeGroups:\n"
       "- {name: a, instanceType: m5.large, instancesDistribution: {instanceTypes: [m6i.large]}}\n"
       "managedNodeGroups: [{name: b, instanceTypes: [c5.large]}]\naddons: [{name: vpc-cni}]\n"});
  const manifest::ClusterConfig config(set.resource());
  REQUIRE(config.node_groups.size() == 2);
  CHECK(config.node_groups[0].instance_types.size() == 2);
  CHECK(config.node_groups[1].is_managed);
  CHECK(config.addon("vpc-cni"));
  CHECK_FALSE(config.addon("coredns"));
}

TEST_CASE("queries of dashboards are found however deep") {
  const Set set({"{\"panels\": [{\"targets\": [{\"expr\": \"up\"}]}], \"title\": \"a\"}"});
  REQUIRE(manifest::is_dashboard(set.resource()));
  const auto queries = manifest::dashboard(set.resource()).queries;
  REQUIRE(queries.size() == 1);
  CHECK(queries.front().raw() == "up");
}

TEST_CASE("versions are read by their leading groups") {
  CHECK(manifest::parse_version("v1.14") == manifest::Version{1, 14, 0});
  CHECK(manifest::parse_version("1.33.2-eksbuild.1") == manifest::Version{1, 33, 2});
  CHECK_FALSE(manifest::parse_version("latest"));
  CHECK_FALSE(manifest::parse_version("3"));
}
