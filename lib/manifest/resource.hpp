// One document of a set, or one item of a Kubernetes List: what it is, who it is, where it stands.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "manifest/charts.hpp"
#include "manifest/release.hpp"
#include "tree/node.hpp"

namespace dek::manifest {

/// What a document is, decided by its content, never by its file's name.
enum class Artifact : std::uint8_t {
  kubernetes,        // apiVersion and kind
  in_house,          // kind without apiVersion, carrying Spark properties
  helm_values,       // values of a chart that rules know; Resource::chart says which
  kustomization,     // a kustomization without apiVersion
  dashboard,         // Grafana or Datadog JSON
  emr_job,           // input of `emr-containers start-job-run`
  spark_properties,  // a plain mapping of Spark properties, or a text that holds them
  yunikorn_queues,   // queues.yaml of YuniKorn
  corefile,          // configuration of CoreDNS; see corefile.hpp
  terraform_block,   // arguments of a block of Terraform code; see TerraformBlock
  incomplete,        // looks like a Kubernetes object, but apiVersion or kind is missing
  other,             // none of our business
};

inline constexpr std::uint32_t kNoNumber = 0xffffffff;

struct Resource {
  tree::Node root;
  Artifact artifact = Artifact::other;
  Chart chart = Chart::none;
  const Release* release = nullptr;  // of values: what they are given to; null when only their content tells
  std::string_view api_version, group, version, kind;  // group is empty for core kinds; all empty when unknown
  std::string_view name, namespace_name;               // empty when absent or unknown
  std::string label;                                   // "NodePool/spark-driver", for people; may be empty
  std::string way;  // "object `manifest` of `kubernetes_manifest.pool`", where no text of its own tells the way in
  const Resource* outer = nullptr;   // the one that this one stands in: values in an Application, text in a ConfigMap
  std::uint32_t file = 0;            // index into Workspace::files()
  std::uint32_t document = 0;        // 0-based among the file's documents that could be read
  std::uint32_t number = kNoNumber;  // among the resources and blocks of the set, once a Workspace counted them

  [[nodiscard]] bool is(std::string_view group_name, std::string_view kind_name) const {
    return artifact == Artifact::kubernetes && group == group_name && kind == kind_name;
  }
  [[nodiscard]] tree::Node metadata() const { return root["metadata"]; }
  [[nodiscard]] tree::Node spec() const { return root["spec"]; }
  [[nodiscard]] tree::Node labels() const { return metadata()["labels"]; }
  [[nodiscard]] tree::Node annotations() const { return metadata()["annotations"]; }

  /// Where a finding about the whole object points: its name, else its kind, else its first key.
  [[nodiscard]] tree::Node anchor() const;
};

/// Fills everything but file and document from the content of `root`.
[[nodiscard]] Resource classify(tree::Node root);

}  // namespace dek::manifest
