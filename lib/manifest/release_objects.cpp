// Every tool keeps the same four things under its own keys; the order is that in which the tool lays values over each
// other.
#include "manifest/release_objects.hpp"

#include <algorithm>
#include <optional>
#include <span>

#include "manifest/embedded.hpp"
#include "manifest/helm_values.hpp"
#include "manifest/inner_texts.hpp"

namespace dek::manifest {
namespace {

using tree::Node;

// argoproj/argo-cd: pkg/apis/application/v1alpha1/types.go, ApplicationSourceHelm
// fluxcd/helm-controller: api/v2/helmrelease_types.go
// helmfile/helmfile: pkg/state/state.go, ReleaseSpec
// kubernetes-sigs/kustomize: api/types/helmchartargs.go
constexpr std::string_view kArgo = "argoproj.io";
constexpr std::string_view kFlux = "helm.toolkit.fluxcd.io";

/// Where a release keeps what; absent nodes are not given.
struct Sources {
  Node text;                // values as a string
  Node object;              // values as a map; Argo CD takes them instead of the text
  Node settings;            // list of name and value
  bool has_others = false;  // references that are not read here, beside the release's files
};

std::vector<Node> items_of(Node list) {
  std::vector<Node> out;
  for (const Node item : list.items()) out.push_back(item);
  return out;
}

class Reader {
 public:
  Reader(File& file, const Resource& outer, text::TextStore& store) : file_(file), resource_(outer), store_(store) {}

  void read() {
    const Node root = resource_.root;
    if (resource_.is(kArgo, "Application")) read_argo_spec(root["spec"], root.at("metadata.name"));
    if (resource_.is(kArgo, "ApplicationSet")) read_argo_spec(root.at("spec.template.spec"), {});
    if (resource_.is(kFlux, "HelmRelease")) read_flux(root);
    if (resource_.is("eksctl.io", "ClusterConfig")) {
      for (const Node addon : root["addons"].items()) read_addon(addon);
    }
    if (resource_.is("eks.services.k8s.aws", "Addon")) read_addon(root["spec"]);
    if (resource_.artifact == Artifact::kustomization || resource_.is("kustomize.config.k8s.io", "Kustomization")) {
      for (const Node chart : root["helmCharts"].items()) read_kustomize(chart);
    }
    if (resource_.artifact == Artifact::other) {
      for (const Node release : root["releases"].items()) read_helmfile(release);
      for (const tree::Entry entry : root["Resources"].entries()) read_cloudformation(entry.value);
    }
  }

 private:
  void read_argo_spec(Node spec, Node name) {
    if (const Node source = spec["source"]; source.is_map()) read_argo(source, name);
    for (const Node source : spec["sources"].items()) read_argo(source, name);
  }

  void read_argo(Node source, Node name) {
    const Node helm = source["helm"];
    Release release{Installer::argo_cd,
                    Chart::none,
                    source,
                    name,
                    source["chart"],
                    source["repoURL"],
                    source["targetRevision"],
                    items_of(helm["valueFiles"])};
    add(release, {.text = helm["valuesObject"].is_map() ? Node() : helm["values"],
                  .object = helm["valuesObject"],
                  .settings = helm["parameters"],
                  .has_others = helm["fileParameters"].size() > 0});
  }

  void read_flux(Node root) {
    const Node chart = root.at("spec.chart.spec");
    Release release{Installer::flux, Chart::none,        root["spec"],     root.at("metadata.name"),
                    chart["chart"],  chart["sourceRef"], chart["version"], {}};
    add(release, {.text = {},
                  .object = root.at("spec.values"),
                  .settings = {},
                  .has_others = root.at("spec.valuesFrom").size() > 0 || chart["valuesFiles"].size() > 0});
  }

  void read_helmfile(Node entry) {
    if (!entry["chart"].is_scalar()) return;
    Release release{Installer::helmfile, Chart::none, entry, entry["name"], entry["chart"], {}, entry["version"], {}};
    std::vector<Node> inline_values;
    bool has_others = entry["inherit"] || entry["secrets"] || entry["valuesTemplate"] || entry["setTemplate"];
    for (const Node item : entry["values"].items()) {
      if (item.is_map()) inline_values.push_back(item);
      if (item.is_scalar()) release.files.push_back(item);
      has_others = has_others || (!item.is_map() && !item.is_scalar());
    }
    add_all(release, inline_values, {.text = {}, .object = {}, .settings = entry["set"], .has_others = has_others});
  }

  void read_kustomize(Node chart) {
    Release release{Installer::kustomize,
                    Chart::none,
                    chart,
                    chart["releaseName"],
                    chart["name"],
                    chart["repo"],
                    chart["version"],
                    items_of(chart["additionalValuesFiles"])};
    if (chart["valuesFile"].is_scalar()) release.files.push_back(chart["valuesFile"]);
    add(release, {.text = {}, .object = chart["valuesInline"], .settings = {}, .has_others = false});
  }

  void read_addon(Node addon) {
    const Node version = addon["version"] ? addon["version"] : addon["addonVersion"];
    add_addon({Installer::eks_addon, Chart::none, addon, addon["name"], {}, {}, version, {}},
              addon["configurationValues"]);
  }

  void read_cloudformation(Node entry) {
    const Node addon = entry["Properties"];
    if (!entry["Type"].is("AWS::EKS::Addon")) return;
    add_addon({Installer::eks_addon, Chart::none, addon, addon["AddonName"], {}, {}, addon["AddonVersion"], {}},
              addon["ConfigurationValues"]);
  }

  void add_addon(Release release, Node configuration) {
    release.chart = chart_of_addon(release.name.text().value_or(""));
    add(release, {.text = configuration, .object = {}, .settings = {}, .has_others = false});
  }

  void add(const Release& release, const Sources& sources) {
    std::vector<Node> objects;
    if (sources.object.is_map()) objects.push_back(sources.object);
    add_all(release, objects, sources);
  }

  void add_all(const Release& described, const std::vector<Node>& objects, const Sources& sources) {
    const bool is_nothing = !sources.text && objects.empty() && sources.settings.size() == 0;
    if (is_nothing && !described.chart_name && !described.is_addon()) return;
    Release& release = file_.releases.emplace_back(described);
    if (release.chart_name) release.chart = chart_of_reference(release.chart_name.text().value_or(""));
    release.has_other_sources = !is_nothing || sources.has_others;
    if (is_nothing) return;
    const bool is_open = sources.has_others || !release.files.empty();
    const bool is_alone = objects.size() == 1 && !sources.text && sources.settings.size() == 0 && !is_open;
    if (is_alone && !objects.front().is_alias()) return add_in_place(objects.front(), release);
    ValuesBuilder values(release.root.span());
    if (is_open) values.add_unknown();
    if (sources.text) add_text(sources.text, values);
    for (const Node object : objects) values.add(hcl::from_node(object));
    for (const Node setting : sources.settings.items()) set(setting, values);
    auto document = values.finish(store_);
    if (document == nullptr) return;
    const std::size_t before = file_.resources.size();
    add_values(file_, std::move(document), resource_.file, release, "values of " + resource_.label);
    if (file_.resources.size() > before) file_.resources.back().outer = &resource_;
  }

  void add_in_place(Node values, const Release& release) {
    Resource resource = classify(values);
    resource.file = resource_.file;
    resource.document = resource_.document;
    resource.way = resource_.way;
    resource.outer = &resource_;
    name_values(resource, release);
    file_.resources.push_back(std::move(resource));
  }

  void add_text(Node text, ValuesBuilder& values) {
    if (text.is_null()) return;
    yaml::Parsed parsed;
    if (text.is_scalar()) parsed = read_string(string_at(text), label_of_text(text, resource_), store_);
    if (parsed.documents.empty()) return values.add_unknown();
    values.add(std::move(parsed.documents.front()));
  }

  static void set(Node setting, ValuesBuilder& values) {
    const hcl::Value entry = hcl::from_node(setting);
    const hcl::Value* name = entry.find("name");
    const hcl::Value* value = entry.find("value");
    if (name == nullptr) return values.add_unknown();
    const HelmTyping typing = setting["forceString"].as_bool().value_or(false) ? HelmTyping::text : HelmTyping::guessed;
    values.set(*name, value == nullptr ? hcl::unknown(name->span) : helm_value(*value, typing));
  }

  File& file_;
  const Resource& resource_;
  text::TextStore& store_;
};

}  // namespace

void read_releases(File& file, const Resource& outer, text::TextStore& store) {
  Reader(file, outer, store).read();
}

}  // namespace dek::manifest
