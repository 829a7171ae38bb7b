// User data of node classes: archives, NodeConfigs and scripts.
#include "manifest/user_data.hpp"

#include <catch2/catch.hpp>

#include "support.hpp"

namespace {

using dek::manifest::UserData;
using dek::test::Set;

const std::string kScript = R"(spec:
  userData: |
    #!/bin/bash
    # mkfs.xfs comes later
    mkfs.xfs ${DEVICE}
)";

const std::string kNodeConfig = R"(spec:
  userData: |
    apiVersion: node.eks.aws/v1alpha1
    kind: NodeConfig
    spec: {kubelet: {config: {maxPods: 30}}}
)";

const std::string kArchive = R"(spec:
  userData: |
    MIME-Version: 1.0
    Content-Type: multipart/mixed; boundary="//"

    --//
    Content-Type: application/node.eks.aws

    apiVersion: node.eks.aws/v1alpha1
    kind: NodeConfig
    spec:
      kubelet: {config: {maxPods: 30}}

    --//
    Content-Type: text/x-shellscript; charset="us-ascii"

    #!/bin/bash
    echo done

    --//--
)";

}  // namespace

TEST_CASE("a script is lines without comments") {
  const Set set({kScript});
  const UserData data(set.resource().spec()["userData"]);
  CHECK(data.node_configs().empty());
  REQUIRE(data.lines.size() == 1);
  CHECK(data.lines[0] == "mkfs.xfs ${DEVICE}");
  CHECK(data.mentions("mkfs"));
}

TEST_CASE("a NodeConfig is read as a document") {
  const Set set({kNodeConfig});
  const UserData data(set.resource().spec()["userData"]);
  REQUIRE(data.node_configs().size() == 1);
  CHECK(data.node_configs()[0].at("spec.kubelet.config.maxPods").as_integer() == 30);
  CHECK(data.lines.empty());
}

TEST_CASE("an archive gives both") {
  const Set set({kArchive});
  const UserData data(set.resource().spec()["userData"]);
  REQUIRE(data.node_configs().size() == 1);
  REQUIRE(data.lines.size() == 1);
  CHECK(data.lines[0] == "echo done");
}

TEST_CASE("absent user data holds nothing") {
  const Set set({"spec: {role: NodeRole}\n"});
  const UserData data(set.resource().spec()["userData"]);
  CHECK(data.lines.empty());
  CHECK(data.node_configs().empty());
}
