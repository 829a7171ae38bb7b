// Kinds of a set.
#include "manifest/kinds.hpp"

#include <catch2/catch.hpp>

#include "unit/manifest/terraform_support.hpp"

using namespace dek;

namespace {

std::string object(const std::string& api_version, const std::string& kind) {
  return "---\napiVersion: " + api_version + "\nkind: " + kind + "\nmetadata: {name: a}\n";
}

}  // namespace

TEST_CASE("a kind counts once, whatever its version, and is named when nothing knows it") {
  const test::Modules set(
      {{"a.yaml", object("karpenter.sh/v1", "NodePool") + object("karpenter.sh/v1beta1", "NodePool") +
                      object("karpenter.sh/v1alpha5", "Provisioner")},
       {"b.yaml", object("v1", "Pood") + object("sparkoperator.k8s.io/v1beta2", "SparkAplication") +
                      object("eksctl.io/v1alpha5", "ClusterConfig") + "---\nkind: Own\n"}});
  const manifest::Workspace workspace(set.files(), {});
  const manifest::Kinds kinds = manifest::count_kinds(workspace);
  CHECK(kinds.seen == 5);
  CHECK(kinds.unknown == std::vector<std::string>{"Pood", "SparkAplication (sparkoperator.k8s.io)"});
}
