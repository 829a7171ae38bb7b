// No path leads out of the linted root.
#include "hcl/module_path.hpp"

#include <catch2/catch.hpp>

using dek::hcl::module_folder;
using dek::hcl::path_inside;

TEST_CASE("paths stay inside the root") {
  CHECK(path_inside("infra", "./x.yaml") == "infra/x.yaml");
  CHECK(path_inside("infra/eks", "../values/./a.yaml") == "infra/values/a.yaml");
  CHECK(path_inside("", "x.yaml") == "x.yaml");
  CHECK(path_inside("infra", "..") == "");
  CHECK_FALSE(path_inside("infra", "../../etc/passwd"));
  CHECK_FALSE(path_inside("infra", "a/../../../b"));
  CHECK_FALSE(path_inside("infra", "/etc/passwd"));
  CHECK_FALSE(path_inside("infra", "~/key"));
}

TEST_CASE("only sources that start with dots are folders") {
  CHECK(module_folder("infra", "./modules/eks") == "infra/modules/eks");
  CHECK(module_folder("infra/dev", "../eks") == "infra/eks");
  CHECK_FALSE(module_folder("infra", "terraform-aws-modules/eks/aws"));
  CHECK_FALSE(module_folder("infra", "git::https://example.com/x.git"));
  CHECK_FALSE(module_folder("", "../outside"));
}
