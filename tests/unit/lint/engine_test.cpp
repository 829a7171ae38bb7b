// A run as a whole: order, selection, designs, weights, files that cannot be read.
#include <catch2/catch.hpp>

#include <stdexcept>

#include "unit/lint/support.hpp"

using namespace dek;
using lint::Reporter;
using lint::Rule;
using test::run;

namespace {

void name_object(const manifest::Resource& resource, Reporter& out) {
  out.at(resource, "object");
}
void name_conf(const manifest::SparkConf& conf, Reporter& out) {
  out.at(conf.node, "properties");
}
void name_namespaces(const manifest::Workspace& set, Reporter& out) {
  for (const manifest::Resource* resource : set.of_kind("", "Namespace")) out.at(*resource, "namespace");
}
void fail(const manifest::Resource&, Reporter&) {
  throw std::runtime_error("broken rule");
}

constexpr Rule kObject{.info = {.id = "test/object", .code = "", .since = "", .doc = ""},
                       .check = lint::on_resource(name_object)};
constexpr Rule kDynamic{
    .info = {.id = "test/dynamic", .code = "", .designs = diag::Designs::dynamic_only, .since = "", .doc = ""},
    .check = lint::on_resource(name_object)};
constexpr Rule kStatic{
    .info = {.id = "test/static", .code = "", .designs = diag::Designs::static_only, .since = "", .doc = ""},
    .check = lint::on_resource(name_object)};
constexpr Rule kConf{.info = {.id = "test/conf", .code = "", .severity = diag::Severity::error, .since = "", .doc = ""},
                     .check = lint::on_spark_conf(name_conf)};
constexpr Rule kWhole{.info = {.id = "test/whole", .code = "", .since = "", .doc = ""},
                      .check = lint::on_workspace(name_namespaces)};
constexpr Rule kFail{.info = {.id = "test/fail", .code = "", .since = "", .doc = ""}, .check = lint::on_resource(fail)};
constexpr Rule kUnreadable{.info = {.id = "syntax/unreadable-file", .code = "", .since = "", .doc = ""},
                           .check = lint::emitted_by_reader()};
constexpr Rule kSyntax{.info = {.id = "syntax/yaml", .code = "", .since = "", .doc = ""},
                       .check = lint::emitted_by_reader()};

const std::string kNamespace = "apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n";
const std::string kJob = "apiVersion: sparkoperator.k8s.io/v1beta2\nkind: SparkApplication\nmetadata: {name: job}\n";

}  // namespace

TEST_CASE("findings are sorted by file and place, whatever order files and rules came in") {
  const Rule* rules[] = {&kWhole, &kObject};
  const auto result = run({{"b.yaml", kNamespace}, {"a.yaml", kNamespace + "---\n" + kNamespace}}, rules);
  REQUIRE(result.findings().size() == 6);
  CHECK(result.store->name(result.findings()[0].span.text) == "a.yaml");
  CHECK(result.findings()[0].rule == "test/object");
  CHECK(result.findings()[1].rule == "test/whole");
  CHECK(result.store->name(result.findings()[5].span.text) == "b.yaml");
}

TEST_CASE("the number of threads changes nothing") {
  std::vector<std::pair<std::string, std::string>> files;
  for (int i = 0; i < 300; ++i) files.emplace_back("f" + std::to_string(i) + ".yaml", kNamespace + "---\n" + kJob);
  const Rule* rules[] = {&kObject, &kWhole};
  const auto one = run(files, rules, {.context = {}, .threads = 1});
  const auto many = run(files, rules, {.context = {}, .threads = 8});
  REQUIRE(one.findings().size() == many.findings().size());
  for (std::size_t i = 0; i < one.findings().size(); ++i) {
    CHECK(one.findings()[i].rule == many.findings()[i].rule);
    CHECK(one.store->name(one.findings()[i].span.text) == many.store->name(many.findings()[i].span.text));
    CHECK(one.findings()[i].span.begin == many.findings()[i].span.begin);
  }
}

TEST_CASE("findings carry the object they are about, also those of rules over the whole set") {
  const Rule* rules[] = {&kWhole};
  CHECK(run({{"a.yaml", kNamespace}}, rules).findings().front().object == "Namespace/a");
}

TEST_CASE("a rule of one design is silent elsewhere") {
  const Rule* rules[] = {&kDynamic, &kStatic};
  const auto job = run({{"a.yaml", kJob + "spec: {}\n"}}, rules);
  REQUIRE(job.findings().size() == 1);
  CHECK(job.findings().front().rule == "test/dynamic");
  CHECK(job.outcome.statistics.dynamic_resources == 1);
  CHECK(run({{"a.yaml", kNamespace}}, rules).findings().empty());
  lint::Options options;
  options.context.design = manifest::Design::static_design;
  CHECK(run({{"a.yaml", kNamespace}}, rules, options).findings().front().rule == "test/static");
}

TEST_CASE("Spark properties of an in-house kind weigh one step less") {
  const Rule* rules[] = {&kConf};
  const std::string properties = "spark.a: 1\nspark.b: 2\nspark.c: 3\n";
  CHECK(run({{"a.yaml", "kind: Policy\n" + properties}}, rules).findings().front().severity == diag::Severity::warning);
  CHECK(run({{"a.yaml", properties}}, rules).findings().front().severity == diag::Severity::error);
}

TEST_CASE("a file that cannot be read is a finding, and the others are linted") {
  const Rule* rules[] = {&kObject, &kUnreadable};
  std::vector<lint::Unit> units = {{.name = "a.yaml",
                                    .read =
                                        [] {
                                          return base::Result<std::string>(base::Error{"is a FIFO, not a file", ""});
                                        }},
                                   {.name = "b.yaml", .read = [] { return base::Result<std::string>(kNamespace); }}};
  text::TextStore store;
  const lint::Outcome outcome = lint::run(units, rules, {}, store);
  REQUIRE(outcome.findings.size() == 2);
  CHECK(outcome.findings[0].message == "this file cannot be read: is a FIFO, not a file");
  CHECK(outcome.statistics.unreadable_files == 1);
  CHECK(outcome.statistics.files == 2);
}

TEST_CASE("findings of the reader are selected like any other") {
  const Rule* with[] = {&kObject, &kSyntax};
  const Rule* without[] = {&kObject};
  CHECK(run({{"a.yaml", "a: \"open\n"}}, with).findings().size() == 1);
  CHECK(run({{"a.yaml", "a: \"open\n"}}, without).findings().empty());
}

TEST_CASE("what a rule throws comes out of the run, whatever thread it was on") {
  const Rule* rules[] = {&kFail};
  std::vector<std::pair<std::string, std::string>> files;
  for (int i = 0; i < 100; ++i) files.emplace_back("f" + std::to_string(i), kNamespace);
  CHECK_THROWS_AS(run(files, rules, {.context = {}, .threads = 4}), std::runtime_error);
}

TEST_CASE("nothing to lint is nothing found") {
  const Rule* rules[] = {&kObject, &kWhole};
  CHECK(run({}, rules).findings().empty());
  CHECK(run({{"a.yaml", ""}}, rules).findings().empty());
}
