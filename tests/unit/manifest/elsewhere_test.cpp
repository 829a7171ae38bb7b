// What is made elsewhere in a set.
#include <catch2/catch.hpp>

#include "unit/manifest/support.hpp"

using namespace dek;
using test::Set;

namespace {

const std::string kPod = "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {serviceAccountName: reader}\n";

}  // namespace

TEST_CASE("names count as whole words, and not in plain objects") {
  const Set set({kPod, "accounts: [reader-of-logs, writer]\n"});
  const manifest::Resource& pod = set.resource(0);
  CHECK(set.workspace().elsewhere().mentions("writer", pod));
  CHECK_FALSE(set.workspace().elsewhere().mentions("reader", pod));
  CHECK(Set({kPod, "accounts: [reader]\n"}).workspace().elsewhere().mentions("reader", pod));
}

TEST_CASE("node groups and Provisioners are nodes beside those of NodePools") {
  CHECK_FALSE(Set({kPod}).workspace().elsewhere().has_node_groups());
  CHECK(Set({"apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nmanagedNodeGroups: []\n"})
            .workspace()
            .elsewhere()
            .has_node_groups());
  CHECK(Set({"apiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nmetadata: {name: p}\n"})
            .workspace()
            .elsewhere()
            .has_node_groups());
}
