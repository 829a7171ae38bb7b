// What people may call rules on the command line.
#include <catch2/catch.hpp>

#include "lint/selection.hpp"

using namespace dek;

namespace {

constexpr lint::Rule kFirst{.info = {.id = "dns/high-ndots", .code = "DNS008", .since = "", .doc = ""},
                            .check = lint::emitted_by_reader()};
constexpr lint::Rule kSecond{.info = {.id = "karpenter/no-limits", .code = "KRP021", .since = "", .doc = ""},
                             .check = lint::emitted_by_reader()};
constexpr lint::Rule kThird{.info = {.id = "karpenter/old-api", .code = "KRP001", .since = "", .doc = ""},
                            .check = lint::emitted_by_reader()};
constexpr const lint::Rule* kRules[] = {&kFirst, &kSecond, &kThird};
constexpr lint::RetiredId kRetired[] = {{"karpenter/older-api", "karpenter/old-api"}};

std::string selected(const std::vector<std::string>& select, const std::vector<std::string>& ignore = {}) {
  const auto rules = lint::select_rules(kRules, kRetired, select, ignore);
  if (!rules) return rules.error().message + "; " + rules.error().hint;
  std::string text;
  for (const lint::Rule* rule : *rules) text.append(text.empty() ? "" : " ").append(rule->info.id);
  return text;
}

}  // namespace

TEST_CASE("everything is selected until something is named") {
  CHECK(selected({}) == "dns/high-ndots karpenter/no-limits karpenter/old-api");
  CHECK(selected({}, {"karpenter"}) == "dns/high-ndots");
}

TEST_CASE("ids, areas, codes in any case, and retired ids are understood") {
  CHECK(selected({"karpenter"}) == "karpenter/no-limits karpenter/old-api");
  CHECK(selected({"krp021"}) == "karpenter/no-limits");
  CHECK(selected({"karpenter/older-api"}) == "karpenter/old-api");
  CHECK(selected({"karpenter"}, {"KRP021"}) == "karpenter/old-api");
  CHECK(selected({"karpenter/old-api", "dns"}) == "dns/high-ndots karpenter/old-api");
}

TEST_CASE("an unknown name is refused with the nearest one") {
  CHECK(selected({"karpenter/no-limit"}) ==
        "there is no rule or area `karpenter/no-limit`; did you mean `karpenter/no-limits`?");
  CHECK(selected({"no-limits"}) == "there is no rule or area `no-limits`; did you mean `karpenter/no-limits`?");
  CHECK(selected({"karpentr"}) == "there is no rule or area `karpentr`; did you mean `karpenter`?");
  CHECK(selected({}, {"XYZ999"}) == "there is no rule or area `XYZ999`; `dekctl rules` lists all of them");
}
