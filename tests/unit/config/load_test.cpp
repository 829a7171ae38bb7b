// Configurations: what they may say, and what is said about mistakes.
#include "config/load.hpp"

#include <catch2/catch.hpp>

#include "config/schema.hpp"
#include "lint/rule.hpp"

namespace dek::config {
namespace {

constexpr diag::Parameter kParameters[] = {{.name = "fewest", .doc = "how many", .usual = 15, .min = 1, .max = 100}};
constexpr lint::Rule kFirst{
    .info = {.id = "pool/first", .code = "KRP001", .since = "0.1.0", .doc = "", .parameters = kParameters},
    .check = lint::emitted_by_reader()};
constexpr lint::Rule kSecond{.info = {.id = "syntax/second", .code = "", .since = "0.1.0", .doc = ""},
                             .check = lint::emitted_by_reader()};
constexpr const lint::Rule* kRules[] = {&kFirst, &kSecond};

Loaded read(std::string_view bytes) {
  return load({}, bytes, {kRules, {}});
}

std::string first_message(std::string_view bytes) {
  const Loaded loaded = read(bytes);
  return loaded.diagnostics.empty() ? "" : loaded.diagnostics.front().message;
}

TEST_CASE("A configuration with everything") {
  const Loaded loaded = read(R"(
extends: ../base.yaml
design: static
select: [pool, syntax/second]
ignore: [KRP001]
severities: {pool/first: error}
parameters: {pool/first.fewest: 8}
exclude: [vendor/]
failOn: never
baseline: known.json
overrides:
  - paths: ["lab/**"]
    design: auto
    ignore: [pool]
suppressions:
  - rules: [pool/first]
    kind: NodePool
    name: gpu-*
    reason: the account has a quota
    until: 2026-12-31
)");
  REQUIRE(loaded.diagnostics.empty());
  const Configuration& configuration = loaded.configuration;
  CHECK(configuration.extends == "../base.yaml");
  CHECK(configuration.design == Design::static_design);
  CHECK(configuration.parameters.at("pool/first.fewest") == "8");
  CHECK(configuration.overrides.at(0).design == Design::automatic);
  CHECK(configuration.suppressions.at(0).until == "2026-12-31");
  CHECK(configuration.fail_on == FailOn::never);
}

TEST_CASE("An empty file is a configuration without settings") {
  CHECK(read("").diagnostics.empty());
  CHECK(read("# nothing yet\n---\n").diagnostics.empty());
}

TEST_CASE("Mistakes are told with the nearest name") {
  CHECK(first_message("selct: [pool]\n") == "selct: unknown field; did you mean `select`?");
  CHECK(first_message("paths: [a]\n").starts_with("paths: unknown field; "));
  CHECK(first_message("select: [pol]\n") == "select[0]: there is no rule or area `pol`; did you mean `pool`?");
  CHECK(first_message("severities: {pool/frist: error}\n") ==
        "severities.pool/frist: there is no rule or area `pool/frist`; did you mean `pool/first`?");
  CHECK(first_message("severities: {pool: eror}\n").starts_with("severities.pool: `eror` is not "));
  CHECK(first_message("design: statik\n") == "design: `statik` is not a choice; did you mean `static`?");
  CHECK(first_message("parameters: {pool/first.fewst: 8}\n") ==
        "parameters.pool/first.fewst: `pool/first` has no such figure; did you mean `fewest`?");
  CHECK(first_message("parameters: {pool/first.fewest: 800}\n") ==
        "parameters.pool/first.fewest: 800 is out of range; write 1 to 100");
  CHECK(first_message("suppressions: [{rules: [pool]}]\n") ==
        "suppressions[0].reason is required; say why the findings may stand");
  CHECK(first_message("suppressions: [{rules: [pool], reason: x, until: 2026-02-30}]\n") ==
        "suppressions[0].until: there is no day `2026-02-30`");
  CHECK(first_message("overrides: [{design: static}]\n").starts_with("overrides[0].paths is required"));
  CHECK(first_message("- a\n") == "the file: expected a map of fields, got a list; indent what belongs to it");
}

TEST_CASE("The rules of its findings are those of configurations") {
  CHECK(read("selct: [pool]\n").diagnostics.at(0).rule == "config/unknown-field");
}

TEST_CASE("The JSON Schema knows every field") {
  const std::string schema = json_schema();
  for (const model::Field& field : configuration_fields())
    CHECK(schema.find("\"" + std::string(field.rules.name) + "\"") != std::string::npos);
}

}  // namespace
}  // namespace dek::config
