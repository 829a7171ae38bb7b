// Requirements evaluated over the instance table, operator by operator and together.
#include "facts/requirements.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace dek::facts;

namespace {

const std::string kFamily = "karpenter.k8s.aws/instance-family";
const std::string kSize = "karpenter.k8s.aws/instance-size";
const std::string kCpu = "karpenter.k8s.aws/instance-cpu";
const std::string kNvme = "karpenter.k8s.aws/instance-local-nvme";
const std::string kArch = "kubernetes.io/arch";
const std::string kCapacity = "karpenter.sh/capacity-type";
const std::string kType = "node.kubernetes.io/instance-type";

Requirement in(const std::string& key, std::vector<std::string_view> values) {
  return {key, Operator::in, std::move(values)};
}

std::vector<std::string> names(const std::vector<Requirement>& requirements) {
  std::vector<std::string> out;
  for (const InstanceType* type : allowed_types(requirements).types) out.emplace_back(type->name);
  return out;
}

bool allowed(const std::vector<Requirement>& requirements, std::string_view type) {
  const AllowedTypes allowed = allowed_types(requirements);
  return std::ranges::find(allowed.types, find_instance_type(type)) != allowed.types.end();
}

}  // namespace

TEST_CASE("no requirement allows each type on offer and none that is gone") {
  const AllowedTypes all = allowed_types({});
  CHECK(all.types.size() == 1365);
  CHECK_FALSE(all.uncertain);
  CHECK(std::ranges::all_of(all.types, [](const InstanceType* type) { return type->offered; }));
}

TEST_CASE("requirements intersect, also on one key") {
  CHECK(names({in(kFamily, {"r6gd", "r7gd"}), in(kSize, {"4xlarge"})}) ==
        std::vector<std::string>{"r6gd.4xlarge", "r7gd.4xlarge"});
  CHECK(names({in(kFamily, {"r6gd", "r7gd"}), in(kFamily, {"r7gd", "r8gd"}), in(kSize, {"4xlarge"})}) ==
        std::vector<std::string>{"r7gd.4xlarge"});
  CHECK(names({in(kFamily, {"r6gd"}), in(kArch, {"amd64"})}).empty());
}

TEST_CASE("bounds compare numbers, not texts") {
  const std::vector<Requirement> bounds = {
      in(kFamily, {"m5"}), {kCpu, Operator::gt, {"4"}}, {kCpu, Operator::lt, {"32"}}};
  CHECK(names(bounds) == std::vector<std::string>{"m5.2xlarge", "m5.4xlarge"});
  const std::vector<Requirement> inclusive = {
      in(kFamily, {"m5"}), {kCpu, Operator::gte, {"4"}}, {kCpu, Operator::lte, {"16"}}};
  CHECK(names(inclusive) == std::vector<std::string>{"m5.2xlarge", "m5.4xlarge", "m5.xlarge"});
}

TEST_CASE("a label that a type does not carry passes NotIn and DoesNotExist only") {
  CHECK_FALSE(allowed({{kNvme, Operator::gt, {"300"}}}, "r6g.4xlarge"));
  CHECK(allowed({{kNvme, Operator::gt, {"300"}}}, "r6gd.4xlarge"));
  CHECK_FALSE(allowed({{kNvme, Operator::exists, {}}}, "r6g.4xlarge"));
  CHECK(allowed({{kNvme, Operator::does_not_exist, {}}}, "r6g.4xlarge"));
  CHECK_FALSE(allowed({{kNvme, Operator::does_not_exist, {}}}, "r6gd.4xlarge"));
  CHECK(allowed({{"karpenter.k8s.aws/instance-gpu-name", Operator::not_in, {"t4"}}}, "m5.large"));
  CHECK_FALSE(allowed({{"karpenter.k8s.aws/instance-gpu-name", Operator::not_in, {"t4"}}}, "g4dn.xlarge"));
  CHECK(allowed({{"karpenter.k8s.aws/instance-gpu-count", Operator::does_not_exist, {}}}, "inf2.xlarge"));
}

TEST_CASE("labels that are no property of a type exclude nothing") {
  const std::size_t all = allowed_types({}).types.size();
  CHECK(names({in("topology.kubernetes.io/zone", {"eu-west-1a"}), in("team", {"a"})}).size() == all);
  CHECK_FALSE(is_type_label("team"));
  CHECK(is_type_label("beta.kubernetes.io/arch"));
}

TEST_CASE("old spellings of a key count as the new ones") {
  CHECK(names({in("beta.kubernetes.io/instance-type", {"m5.large"})}) == std::vector<std::string>{"m5.large"});
}

TEST_CASE("capacity types are what is left, in Karpenter's order") {
  using Names = std::vector<std::string_view>;
  CHECK(capacity_types_left({}) == Names{"reserved", "spot", "on-demand"});
  CHECK(capacity_types_left(std::vector{in(kCapacity, {"on-demand", "spot"})}) == Names{"spot", "on-demand"});
  CHECK(capacity_types_left(std::vector{Requirement{kCapacity, Operator::not_in, {"spot"}}}) ==
        Names{"reserved", "on-demand"});
  CHECK(capacity_types_left(std::vector{in(kCapacity, {"SPOT"})}).empty());
  CHECK_FALSE(allowed({in(kCapacity, {"spot"})}, "u-6tb1.112xlarge"));
  CHECK(allowed({in(kCapacity, {"on-demand"})}, "u-6tb1.112xlarge"));
}

TEST_CASE("placeholders and names newer than the table make the answer uncertain") {
  Requirement templated = in(kFamily, {"${var.family}"});
  templated.unknown = true;
  const AllowedTypes open = allowed_types(std::vector{templated, in(kSize, {"4xlarge"})});
  CHECK(open.uncertain);
  CHECK(open.types.size() > 100);
  const AllowedTypes newer = allowed_types(std::vector{in(kFamily, {"m12g", "m7g"}), in(kSize, {"large"})});
  CHECK(newer.uncertain);
  CHECK(newer.types.size() == 1);
  CHECK_FALSE(allowed_types(std::vector{in(kFamily, {"m5gd", "m7g"})}).uncertain);
}

TEST_CASE("minValues counts different values over the types left") {
  const AllowedTypes left = allowed_types(std::vector{in(kFamily, {"m6i", "m7i"}), in(kSize, {"large", "xlarge"})});
  CHECK(count_values(left.types, kFamily) == 2);
  CHECK(count_values(left.types, kType) == 4);
  CHECK(count_values(left.types, kCpu) == 2);
}

TEST_CASE("operators are read exactly") {
  CHECK(parse_operator("DoesNotExist") == Operator::does_not_exist);
  CHECK(parse_operator("Lte") == Operator::lte);
  CHECK_FALSE(parse_operator("in").has_value());
  CHECK(to_string(Operator::not_in) == "NotIn");
}
