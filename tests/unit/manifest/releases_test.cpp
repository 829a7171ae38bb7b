// Releases that objects and configuration files describe, and files of values that something else tells the chart of.
#include <catch2/catch.hpp>

#include "unit/manifest/terraform_support.hpp"

using namespace dek;
using manifest::Artifact;
using manifest::Chart;
using manifest::Installer;
using manifest::Resource;
using test::Modules;
using test::Sources;

namespace {

using Words = std::vector<std::string>;

Modules yaml(const std::string& text) {
  return Modules(Sources{{"a.yaml", text}});
}

const Resource& values_in(const Modules& set, std::size_t file = 0) {
  for (const Resource& resource : set.file(file).resources) {
    if (resource.artifact == Artifact::helm_values) return resource;
  }
  FAIL("no values");
  return set.file(file).resources.at(0);
}

const std::string kApplication = "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: k}\nspec:\n";
const std::string kSource =
    "  source:\n    chart: karpenter\n    repoURL: public.ecr.aws/karpenter\n    targetRevision: 1.6.0\n";

}  // namespace

TEST_CASE("an Application's values as a map stay where they are") {
  const Modules set = yaml(kApplication + kSource + "    helm:\n      valuesObject:\n        replicas: 1\n");
  const Resource& values = values_in(set);
  CHECK(values.chart == Chart::karpenter);
  CHECK(values.release->by == Installer::argo_cd);
  CHECK(values.release->version.is("1.6.0"));
  CHECK(values.outer == &set.file().resources[0]);
  CHECK(set.place(values.root["replicas"]) == "a.yaml:11:19 1");
  CHECK_FALSE(values.root["settings"]);
  CHECK(values.root.document().language == tree::Language::yaml);
}

TEST_CASE("an Application's values as a text, and parameters over them") {
  const Modules set = yaml(kApplication +
                           "  sources:\n    - chart: karpenter\n      helm:\n        values: |\n"
                           "          replicas: 1\n          settings:\n            clusterName: c\n"
                           "        parameters:\n          - name: settings.interruptionQueue\n            value: q\n");
  const Resource& values = values_in(set);
  CHECK(set.place(values.root.at("settings.clusterName")) == "a.yaml:11:26 c");
  CHECK(set.place(values.root.at("settings.interruptionQueue")) == "a.yaml:14:20 q");
  CHECK(set.chain(values.root["replicas"]) == Words{"text `spec.sources[0].helm.values` of Application/k"});
  CHECK(values.way == "values of Application/k");
}

TEST_CASE("files of values that are not read may say more") {
  const Modules set = yaml(kApplication + kSource +
                           "    helm:\n      valueFiles: [values-x.yaml]\n      values: |\n        replicas: 1\n");
  CHECK(values_in(set).root["settings"].is_unknown());
}

TEST_CASE("a HelmRelease of Flux") {
  const std::string head =
      "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: s}\nspec:\n  chart:\n    spec:\n"
      "      chart: spark-operator\n      version: 2.4.x\n";
  const Modules set = yaml(head + "  values:\n    webhook: {enable: true}\n");
  CHECK(values_in(set).chart == Chart::spark_operator);
  CHECK(set.place(values_in(set).root.at("webhook.enable")) == "a.yaml:10:23 true");
  const Modules more = yaml(head + "  valuesFrom: [{kind: Secret, name: x}]\n  values:\n    webhook: {enable: true}\n");
  CHECK(values_in(more).root["spark"].is_unknown());
}

TEST_CASE("releases of a helmfile, and of a kustomization") {
  const Modules set = yaml(
      "releases:\n  - name: k\n    chart: oci://public.ecr.aws/karpenter/karpenter\n    version: 1.6.0\n    values:\n"
      "      - settings: {clusterName: c}\n      - replicas: 3\n    set:\n      - name: replicas\n        value: 2\n"
      "  - name: v\n    chart: volcano-sh/volcano\n");
  CHECK(values_in(set).chart == Chart::karpenter);
  CHECK(set.place(values_in(set).root["replicas"]) == "a.yaml:10:16 2");
  REQUIRE(set.file().releases.size() == 2);
  CHECK(set.file().releases[1].chart == Chart::volcano);

  const Modules inflated = yaml("helmCharts:\n  - name: yunikorn\n    valuesInline: {a: 1}\nresources: [b.yaml]\n");
  CHECK(values_in(inflated).chart == Chart::yunikorn);
}

TEST_CASE("an add-on's configuration in a ClusterConfig") {
  const Modules set = yaml(
      "apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nmetadata: {name: c}\naddons:\n  - name: vpc-cni\n"
      "    version: v1.20.0\n    configurationValues: '{\"env\": {\"WARM_IP_TARGET\": \"5\"}}'\n  - name: coredns\n"
      "    configurationValues: |-\n      replicaCount: 4\n");
  REQUIRE(set.file().resources.size() == 3);
  const Resource& cni = set.file().resources[1];
  CHECK(cni.chart == Chart::vpc_cni);
  CHECK(cni.release->is_addon());
  CHECK(set.place(cni.root.at("env.WARM_IP_TARGET")) == "a.yaml:7:54 \"5\"");
  CHECK(set.file().resources[2].chart == Chart::coredns);
  CHECK(set.chain(cni.root) == Words{"text `addons[0].configurationValues` of ClusterConfig/c"});
}

TEST_CASE("values are told by the Chart.yaml beside them") {
  const Sources chart = {{"x/Chart.yaml",
                          "apiVersion: v2\nname: platform\nversion: 1.0.0\ndependencies:\n"
                          "  - {name: karpenter, version: 1.6.0, repository: \"oci://public.ecr.aws/karpenter\"}\n"
                          "  - {name: yunikorn, alias: scheduler, version: 1.7.0, repository: \"https://x\"}\n"},
                         {"x/values.yaml", "karpenter:\n  replicas: 1\nscheduler: {a: 1}\nother: {}\n"}};
  const Modules set(chart);
  REQUIRE(set.file(1).resources.size() == 3);
  const Resource& karpenter = set.file(1).resources[1];
  CHECK(karpenter.chart == Chart::karpenter);
  CHECK(karpenter.release->by == Installer::chart_dependency);
  CHECK_FALSE(karpenter.root["settings"]);
  CHECK(set.place(karpenter.root["replicas"]) == "x/values.yaml:2:13 1");
  CHECK(set.file(1).resources[2].chart == Chart::yunikorn);

  Sources with_overlay = chart;
  with_overlay.push_back({"x/values-prod.yaml", "karpenter: {replicas: 2}\n"});
  const Modules overlaid(with_overlay);
  CHECK(overlaid.file(1).resources.at(1).root["settings"].is_unknown());
  CHECK(overlaid.file(2).resources.at(1).chart == Chart::karpenter);
}

TEST_CASE("a chart of one's own with a known name must have its keys, too") {
  const auto chart_of = [](const std::string& values) {
    return Modules(
               Sources{{"Chart.yaml", "apiVersion: v2\nname: karpenter\nversion: 1.0.0\n"}, {"values.yaml", values}})
        .file(1)
        .resources.at(0)
        .chart;
  };
  CHECK(chart_of("settings: {x: 1}\n") == Chart::karpenter);
  CHECK(chart_of("pools: [a]\n") == Chart::none);
}

TEST_CASE("values are told by the release that names their file") {
  const Modules argo(
      Sources{{"apps/k.yaml", kApplication + "  sources:\n    - chart: karpenter\n      helm:\n"
                                             "        valueFiles: [$repo/charts/k/values.yaml]\n    - ref: repo\n"},
              {"charts/k/values.yaml", "replicas: 1\n"},
              {"other/k/values.yaml", "replicas: 1\n"}});
  CHECK(argo.file(1).resources.at(0).chart == Chart::karpenter);
  CHECK_FALSE(argo.file(1).resources.at(0).root["settings"]);
  CHECK(argo.file(2).resources.at(0).chart == Chart::none);

  const Modules two(
      Sources{{"helmfile.yaml", "releases:\n  - {name: y, chart: y/yunikorn, values: [a.yaml, b.yaml]}\n"},
              {"a.yaml", "a: 1\n"},
              {"b.yaml", "b: 1\n"}});
  CHECK(two.file(1).resources.at(0).root["b"].is_unknown());
  CHECK(two.file(2).resources.at(0).chart == Chart::yunikorn);

  const Modules helmfile(
      Sources{{"h/helmfile.yaml", "releases:\n  - {name: y, chart: y/yunikorn, values: [v/y.yaml]}\n"},
              {"h/v/y.yaml", "a: 1\n"}});
  CHECK(helmfile.file(1).resources.at(0).chart == Chart::yunikorn);
}
