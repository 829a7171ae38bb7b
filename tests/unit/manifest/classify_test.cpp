// What a document is taken for.
#include <catch2/catch.hpp>

#include "unit/manifest/support.hpp"

using namespace dek;
using manifest::Artifact;
using manifest::Chart;
using test::Set;

namespace {

Artifact artifact(const std::string& text) {
  return Set({text}).resource().artifact;
}
Chart chart(const std::string& text) {
  return Set({text}).resource().chart;
}

}  // namespace

TEST_CASE("an object knows its kind, its name and its label") {
  const Set set({"apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata: {name: spark, namespace: ops}\n"});
  const manifest::Resource& pool = set.resource();
  CHECK(pool.artifact == Artifact::kubernetes);
  CHECK(pool.group == "karpenter.sh");
  CHECK(pool.version == "v1");
  CHECK(pool.name == "spark");
  CHECK(pool.namespace_name == "ops");
  CHECK(pool.label == "NodePool/spark");
  CHECK(pool.anchor().raw() == "spark");
}

TEST_CASE("core kinds have an empty group, and a placeholder is no name") {
  const Set set({"apiVersion: v1\nkind: Namespace\nmetadata: {name: \"${NAME}\"}\n"});
  CHECK(set.resource().is("", "Namespace"));
  CHECK(set.resource().name.empty());
  CHECK(set.resource().label == "Namespace/${NAME}");
}

TEST_CASE("the items of a List are resources, the List is not") {
  const Set set(
      {"apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Namespace, metadata: {name: a}}\n"
       "- apiVersion: v1\n  kind: ConfigMapList\n  items: [{apiVersion: v1, kind: ConfigMap}]\n"});
  REQUIRE(set.workspace().resources().size() == 2);
  CHECK(set.resource(0).kind == "Namespace");
  CHECK(set.resource(1).kind == "ConfigMap");
}

TEST_CASE("aliases out of all proportion are refused, ordinary ones are not") {
  std::string bomb = "apiVersion: v1\nkind: List\na0: &a0 {apiVersion: v1, kind: List, items: [1, 2, 3, 4]}\n";
  for (int level = 1; level < 30; ++level) {
    const std::string above = "*a" + std::to_string(level - 1);
    const std::string name = "a" + std::to_string(level);
    bomb += name + ": &" + name + " {apiVersion: v1, kind: List, items: [" + above + ", " + above + "]}\n";
  }
  const Set refused({bomb + "items: [*a29, *a29]\n"});
  REQUIRE(refused.file().diagnostics.size() == 1);
  CHECK(refused.file().diagnostics.front().rule == "syntax/yaml");
  CHECK(refused.workspace().resources().empty());

  const Set fine({"apiVersion: v1\nkind: List\nx: &ns {apiVersion: v1, kind: Namespace}\nitems: [*ns, *ns]\n"});
  CHECK(fine.file().diagnostics.empty());
  CHECK(fine.workspace().resources().size() == 2);
}

TEST_CASE("what is no object is told by its content") {
  CHECK(artifact("resources: [a.yaml]\nnamespace: ops\n") == Artifact::kustomization);
  CHECK(artifact("resources: {requests: {cpu: 1}}\n") == Artifact::other);
  CHECK(artifact("kind: Policy\nmetadata: {name: x}\n") == Artifact::incomplete);
  CHECK(artifact("kind: Policy\nspark.a: 1\nspark.b: 1\nspark.c: 1\n") == Artifact::in_house);
  CHECK(artifact("spark.a: 1\nspark.b: 1\nspark.c: 1\n") == Artifact::spark_properties);
  CHECK(artifact("{\"panels\": [], \"title\": \"cost\"}") == Artifact::dashboard);
  CHECK(artifact("{\"queries\": [{\"query\": \"avg:x\"}]}") == Artifact::dashboard);
  CHECK(artifact("jobDriver: {sparkSubmitJobDriver: {entryPoint: a.py}}\n") == Artifact::emr_job);
  CHECK(artifact("- a\n- b\n") == Artifact::other);
  CHECK(artifact("just text\n") == Artifact::other);
}

TEST_CASE("charts are told by the values that only they have") {
  CHECK(chart("settings: {clusterName: a}\n") == Chart::karpenter);
  CHECK(chart("controller: {replicas: 1}\nwebhook: {enable: true}\n") == Chart::spark_operator);
  CHECK(chart("sparkJobNamespace: a\n") == Chart::spark_operator);
  CHECK(chart("env: {WARM_IP_TARGET: \"5\"}\n") == Chart::vpc_cni);
  CHECK(chart("driver: {}\ntoolkit: {}\ndevicePlugin: {}\n") == Chart::gpu_operator);
  CHECK(chart("autoScaling: {enabled: true}\n") == Chart::coredns);
  CHECK(chart("conf: {spark.history.fs.logDirectory: s3a://logs/}\n") == Chart::spark_history);
  CHECK(chart("replicaCount: 2\nimage: {tag: v1}\n") == Chart::none);
}

TEST_CASE("documents keep their number, and a bad one does not silence the others") {
  const Set set({"apiVersion: v1\nkind: A\n---\nkey: \"open\nmore: ]\n---\napiVersion: v1\nkind: B\n"});
  CHECK(!set.file().diagnostics.empty());
  CHECK(set.resource(0).kind == "A");
  CHECK(set.workspace().resources().back()->kind == (set.workspace().resources().size() > 1 ? "B" : "A"));
}
