// The census: what is counted, and in which form.
#include "manifest/census.hpp"

#include <catch2/catch.hpp>

#include "unit/manifest/terraform_support.hpp"

using namespace dek;
using manifest::Form;
using test::Sources;

namespace {

/// "NodePool (karpenter.sh): yaml 1, template 2"
std::vector<std::string> census_of(const Sources& sources) {
  const test::Modules set(sources);
  const manifest::Workspace workspace(set.files(), {});
  std::vector<std::string> lines;
  for (const manifest::CensusRow& row : manifest::take_census(workspace, set.store())) {
    std::string line = row.what + ":";
    for (std::size_t form = 0; form < manifest::kForms; ++form) {
      if (row.by_form[form] == 0) continue;
      line += " " + std::string(to_string(static_cast<Form>(form))) + " " + std::to_string(row.by_form[form]);
    }
    lines.push_back(line);
  }
  return lines;
}

using Lines = std::vector<std::string>;

const std::string kSpace = "apiVersion: v1\nkind: Namespace\nmetadata: {name: jobs}\n";

}  // namespace

TEST_CASE("each form counts on its own") {
  CHECK(census_of({{"a.yaml", kSpace}}) == Lines{"Namespace: yaml 1"});
  CHECK(census_of({{"a.json", "{\"apiVersion\": \"v1\", \"kind\": \"Namespace\"}\n"}}) == Lines{"Namespace: json 1"});
  CHECK(census_of({{"a.yaml", kSpace + "{{- if .x }}\n{{- end }}\n"}}) == Lines{"Namespace: template 1"});
  CHECK(census_of({{"a.tf", "resource \"kubectl_manifest\" \"a\" {\n  yaml_body = <<EOT\n" + kSpace + "EOT\n}\n"}}) ==
        Lines{"Namespace: terraform text 1", "resource: terraform object 1"});
  CHECK(census_of({{"a.tf",
                    "resource \"kubernetes_manifest\" \"a\" {\n"
                    "  manifest = { apiVersion = \"v1\", kind = \"Namespace\" }\n}\n"}}) ==
        Lines{"Namespace: terraform object 1", "resource: terraform object 1"});
}

TEST_CASE("a file that Terraform fills in is a template, and counts once") {
  CHECK(census_of({{"a.tf", "resource \"kubectl_manifest\" \"a\" {\n  yaml_body = file(\"a.yaml\")\n}\n"},
                   {"a.yaml", kSpace}}) == Lines{"Namespace: template 1", "resource: terraform object 1"});
}

TEST_CASE("an object whose group is not known is not taken for one of the core") {
  CHECK(census_of({{"a.yaml", "apiVersion: ${version}\nkind: NodePool\nmetadata: {name: a}\n"}}) ==
        Lines{"NodePool (group not known): yaml 1"});
}

TEST_CASE("settings of the VPC CNI count beside the form they have") {
  CHECK(census_of({{"a.yaml", "env: {WARM_IP_TARGET: \"1\"}\n"}}) == Lines{"aws-vpc-cni: yaml 1", "VPC CNI: yaml 1"});
}
