// Fingerprints: what changes them and, above all, what does not.
#include <catch2/catch.hpp>

#include "unit/lint/support.hpp"

using namespace dek;
using lint::Reporter;
using lint::Rule;
using test::run;

namespace {

void name_images(const manifest::Resource& pod, Reporter& out) {
  for (const tree::Node container : pod.spec()["containers"].items()) {
    if (const tree::Node image = container["image"]) out.at(image, "image");
    if (const tree::Node limits = container["resources"]) out.at(limits, "limits");
  }
}
constexpr Rule kImages{.info = {.id = "test/image", .code = "", .since = "", .doc = ""},
                       .check = lint::on_resource(name_images)};
constexpr Rule kSyntax{.info = {.id = "syntax/yaml", .code = "", .since = "", .doc = ""},
                       .check = lint::emitted_by_reader()};

const std::string kFirst = "  - name: main\n    image: a:1\n    resources:\n      limits: {cpu: 1}\n";
const std::string kSecond = "  - name: side\n    image: a:1\n";

std::string pod(const std::string& name, const std::string& containers) {
  return "apiVersion: v1\nkind: Pod\nmetadata:\n  name: " + name + "\nspec:\n  containers:\n" + containers;
}

std::vector<std::uint64_t> fingerprints(const std::string& bytes) {
  const Rule* rules[] = {&kImages, &kSyntax};
  const test::Run result = run({{"a.yaml", bytes}}, rules);
  std::vector<std::uint64_t> all;
  for (const diag::Diagnostic& finding : result.findings()) all.push_back(finding.fingerprint);
  std::sort(all.begin(), all.end());
  return all;
}

}  // namespace

TEST_CASE("a fingerprint does not depend on lines") {
  const auto before = fingerprints(pod("a", kFirst + kSecond));
  REQUIRE(before.size() == 3);
  CHECK(fingerprints("# a comment\n\n" + pod("a", kFirst + "\n  # between\n" + kSecond)) == before);
  CHECK(fingerprints(pod("a", kSecond + kFirst)) == before);
  CHECK(
      fingerprints(pod("a", "  - name: main\n    resources:\n      # why\n      limits: {cpu: 2}\n    image: 'a:1'\n" +
                                kSecond)) == before);
  CHECK(fingerprints("a: 1\n---\n" + pod("a", kFirst + kSecond)) == before);
}

TEST_CASE("a fingerprint tells objects, fields, items and values apart") {
  const auto one = fingerprints(pod("a", kFirst));
  CHECK(fingerprints(pod("b", kFirst)) != one);
  CHECK(fingerprints(pod("a", "  - name: main\n    image: a:2\n    resources: {}\n")) != one);
  CHECK(fingerprints(pod("a", kSecond)).front() != fingerprints(pod("a", "  - name: main\n    image: a:1\n")).front());
}

TEST_CASE("what the reader finds is known by its line") {
  const auto before = fingerprints("a: [1\n");
  REQUIRE(before.size() == 1);
  CHECK(before.front() != 0);
  CHECK(fingerprints("b: 2\n---\na: [1\n") == before);
  CHECK(fingerprints("c: [1\n") != before);
}

TEST_CASE("a finding tells its field") {
  const Rule* rules[] = {&kImages};
  const auto result = run({{"a.yaml", pod("a", kSecond)}}, rules);
  CHECK(result.findings().front().field == "spec.containers[0].image");
}
