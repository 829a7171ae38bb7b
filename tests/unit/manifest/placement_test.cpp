// Which NodePools take a pod.
#include <catch2/catch.hpp>

#include "unit/manifest/support.hpp"

using namespace dek;
using manifest::Fit;
using manifest::NodeDemand;
using test::Set;

namespace {

const std::string kPool =
    "apiVersion: karpenter.sh/v1\n"
    "kind: NodePool\n"
    "metadata: {name: spark}\n"
    "spec:\n"
    "  template:\n"
    "    metadata: {labels: {tenant: a}}\n"
    "    spec:\n"
    "      taints: [{key: tenant, value: a, effect: NoSchedule}, {key: soft, effect: PreferNoSchedule}]\n"
    "      requirements:\n"
    "        - {key: karpenter.k8s.aws/instance-family, operator: In, values: [r6gd]}\n"
    "        - {key: team, operator: Exists}\n";

std::string pod(const std::string& spec) {
  return "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: " + spec + "\n";
}

const std::string kTolerated = "tolerations: [{key: tenant, operator: Exists}]";

Fit fit_of(const std::string& spec) {
  const Set set({kPool, pod(spec)});
  const NodeDemand demand = manifest::node_demand(manifest::pod_specs(set.resource(1)).at(0));
  const manifest::PoolChoice& choice = set.workspace().placement().choice(demand);
  if (!choice.pools.empty()) return Fit::yes;
  return choice.perhaps.empty() ? Fit::no : Fit::unknown;
}

std::string tolerant(const std::string& more) {
  return "{" + kTolerated + ", " + more + "}";
}

}  // namespace

TEST_CASE("each taint that repels must be tolerated") {
  CHECK(fit_of("{}") == Fit::no);
  CHECK(fit_of("{" + kTolerated + "}") == Fit::yes);
  CHECK(fit_of("{tolerations: [{operator: Exists}]}") == Fit::yes);
  CHECK(fit_of("{tolerations: [{key: tenant, value: b}]}") == Fit::no);
  CHECK(fit_of("{tolerations: [{key: tenant, value: a, effect: NoExecute}]}") == Fit::no);
  CHECK(fit_of("{tolerations: [{key: '${key}', operator: Exists}]}") == Fit::yes);  // it may be this one
  CHECK(fit_of("{tolerations: '${list}'}") == Fit::unknown);
}

TEST_CASE("selected labels must be the pool's, or Karpenter's to set") {
  CHECK(fit_of(tolerant("nodeSelector: {tenant: a}")) == Fit::yes);
  CHECK(fit_of(tolerant("nodeSelector: {tenant: b}")) == Fit::no);
  CHECK(fit_of(tolerant("nodeSelector: {nobody: knows}")) == Fit::no);
  CHECK(fit_of(tolerant("nodeSelector: {team: any}")) == Fit::yes);  // the pool only declares the key
  CHECK(fit_of(tolerant("nodeSelector: {karpenter.sh/nodepool: spark}")) == Fit::yes);
  CHECK(fit_of(tolerant("nodeSelector: {karpenter.sh/nodepool: other}")) == Fit::no);
  CHECK(fit_of(tolerant("nodeSelector: {topology.kubernetes.io/zone: eu-west-1a}")) == Fit::yes);
  CHECK(fit_of(tolerant("nodeSelector: {nvidia.com/gpu.product: A10G}")) == Fit::unknown);  // discovery sets it
  CHECK(fit_of(tolerant("nodeSelector: {tenant: '${tenant}'}")) == Fit::unknown);
}

TEST_CASE("some type must have all that is asked") {
  CHECK(fit_of(tolerant("nodeSelector: {kubernetes.io/arch: arm64}")) == Fit::yes);
  CHECK(fit_of(tolerant("nodeSelector: {kubernetes.io/arch: amd64}")) == Fit::no);
}

TEST_CASE("of the required terms one will do") {
  const auto affinity = [](const std::string& terms) {
    return tolerant("affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [" +
                    terms + "]}}}");
  };
  const std::string wrong = "{matchExpressions: [{key: tenant, operator: In, values: [b]}]}";
  const std::string right = "{matchExpressions: [{key: tenant, operator: NotIn, values: [b]}]}";
  CHECK(fit_of(affinity(wrong)) == Fit::no);
  CHECK(fit_of(affinity(wrong + ", " + right)) == Fit::yes);
  CHECK(fit_of(affinity("{matchExpressions: [{key: absent, operator: DoesNotExist}]}")) == Fit::yes);
}

TEST_CASE("Spark pods ask by typed fields, template and properties") {
  const std::string app =
      "apiVersion: sparkoperator.k8s.io/v1beta2\nkind: SparkApplication\nmetadata: {name: etl}\nspec:\n"
      "  sparkConf: {spark.kubernetes.executor.node.selector.tenant: a}\n"
      "  nodeSelector: {team: x}\n"
      "  executor: {template: {spec: {tolerations: [{key: tenant, value: a}]}}}\n";
  const Set set({kPool, app});
  const auto pods = manifest::pod_specs(set.resource(1));
  const NodeDemand executor = manifest::node_demand(pods.at(1));
  CHECK(executor.alternatives.at(0).size() == 2);
  CHECK(set.workspace().placement().choice(executor).is_certain());
  CHECK_FALSE(set.workspace().placement().types(executor).types.empty());
  const manifest::PoolChoice& driver = set.workspace().placement().choice(manifest::node_demand(pods.at(0)));
  REQUIRE(driver.nearest != nullptr);
  CHECK(driver.nearest->pool().name() == "spark");
}

TEST_CASE("pods that ask the same share one answer") {
  const Set set({kPool, pod("{" + kTolerated + "}"), pod("{" + kTolerated + "}")});
  const auto choice = [&](std::size_t i) {
    return &set.workspace().placement().choice(manifest::node_demand(manifest::pod_specs(set.resource(i)).at(0)));
  };
  CHECK(choice(1) == choice(2));
}

TEST_CASE("a pod that names its pool first lands only there, and hears of the pool that comes nearest") {
  const auto named = [](const std::string& name, const std::string& label) {
    return "apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata: {name: " + name +
           "}\nspec: {template: {metadata: {labels: {tenant: " + label + "}}, spec: {requirements: []}}}\n";
  };
  const Set set({named("a", "x"), named("b", "y"), named("c", "z"),
                 pod("{nodeSelector: {karpenter.sh/nodepool: b, tenant: y}}"),
                 pod("{nodeSelector: {karpenter.sh/nodepool: b, tenant: z}}"),
                 pod("{nodeSelector: {karpenter.sh/nodepool: nobody}}")});
  const auto choice = [&](std::size_t i) -> const manifest::PoolChoice& {
    return set.workspace().placement().choice(manifest::node_demand(manifest::pod_specs(set.resource(i)).at(0)));
  };
  REQUIRE(choice(3).is_certain());
  CHECK(choice(3).pools.size() == 1);
  CHECK(choice(3).pools.front()->pool().name() == "b");
  CHECK(choice(4).pools.empty());
  CHECK(choice(4).nearest->pool().name() == "b");
  CHECK(choice(5).perhaps.empty());
  CHECK(choice(5).nearest->pool().name() == "a");
}

TEST_CASE("a pool whose name is not known may be the one that a pod names") {
  const Set set({kPool, "apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata: {name: '${pool}'}\nspec: {}\n",
                 pod("{nodeSelector: {karpenter.sh/nodepool: b}}")});
  const auto demand = manifest::node_demand(manifest::pod_specs(set.resource(2)).at(0));
  const manifest::PoolChoice& choice = set.workspace().placement().choice(demand);
  CHECK(choice.pools.empty());
  CHECK(choice.perhaps.size() == 1);
}
