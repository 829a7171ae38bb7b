// syntax/not-a-manifest — a document among manifests that kubectl cannot take for an object.
#include <algorithm>

#include "lint/rule.hpp"

namespace dek::rules::syntax_not_a_manifest {
namespace {

using manifest::Artifact;
using manifest::Resource;

constexpr std::string_view kDoc = R"md(
A document lacks `apiVersion` or `kind`, although it stands where an object is expected.

## Why
`kubectl apply` takes every document of a file for an object and refuses the one without `apiVersion` and `kind`. It is
said of a document that stands beside Kubernetes objects in one file, and of one that has `kind` or `apiVersion` with
`metadata`, not of values, kustomizations and other configuration. A frequent cause is a line of three dots, taken from
a slide or guide as an ellipsis: in YAML it ends the document, and what follows belongs to nobody.

## Bad
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: spark-memory-optimized
spec:
  role: karpenter-node
...
instanceStorePolicy: RAID0
~~~

## Good
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: spark-memory-optimized
spec:
  role: karpenter-node
  instanceStorePolicy: RAID0
~~~

## Exceptions
Alone in its file, a document with `kind` but without `apiVersion` is a warning only: a tool of the house may read it.

## Sources
- kubernetes/kubernetes: staging/src/k8s.io/apimachinery/pkg/runtime/error.go, IsMissingKind and IsMissingVersion
- yaml.org: spec/1.2.2, section 9.1.4 (document markers)
)md";

std::string_view last_line(std::string_view text) {
  const std::size_t newline = text.find_last_of("\r\n");
  return newline == std::string_view::npos ? text : text.substr(newline + 1);
}

/// True when the last thing before the document, blank lines and comments aside, is a line of three dots.
bool follows_dots(const tree::Document& document, Node root) {
  std::string_view before = document.source.substr(0, root.span().begin);
  before.remove_suffix(last_line(before).size());
  while (!before.empty()) {
    before = before.substr(0, before.find_last_not_of("\r\n") + 1);
    const std::string_view line = last_line(before);
    const std::string_view text = base::trim(line);
    if (!text.empty() && text.front() != '#') return line.starts_with("...");
    before.remove_suffix(line.size());
  }
  return false;
}

struct Missing {
  std::string_view observed, wanted;
};

Missing missing_keys(const Resource& resource) {
  if (resource.root["kind"]) return {"no `apiVersion`", "`apiVersion`"};
  if (resource.root["apiVersion"]) return {"no `kind`", "`kind`"};
  return {"neither `apiVersion` nor `kind`", "`apiVersion` and `kind`"};
}

void check(const Resource& resource, Reporter& out) {
  if (resource.artifact == Artifact::kubernetes || resource.artifact == Artifact::kustomization) return;
  if (!resource.root.is_map() || resource.root.size() == 0) return;
  if (resource.outer != nullptr) return;  // a part of another document, or a text in it
  const auto& siblings = out.workspace().files()[resource.file]->resources;
  const bool among_objects = std::ranges::any_of(siblings, [](const Resource& sibling) {
    return sibling.artifact == Artifact::kubernetes && sibling.outer == nullptr;
  });
  const bool says_so = resource.artifact == Artifact::incomplete || resource.artifact == Artifact::in_house;
  const bool is_of_another = resource.root.document().is_template;  // values and manifests of one Terraform file
  if ((!among_objects || is_of_another) && !says_so) return;
  const Missing missing = missing_keys(resource);
  auto finding = out.at((*resource.root.entries().begin()).key, "this document has {}", missing.observed);
  if (!among_objects) finding.severity(Severity::warning);
  if (follows_dots(resource.root.document(), resource.root)) {
    finding.note("the line `...` above ended the document before, so this text belongs to no object")
        .help("take out the `...` and indent what follows to where it belongs");
  } else {
    finding.help("add {}, or keep what is no Kubernetes object in a file of its own", missing.wanted);
  }
}

}  // namespace

extern constinit const lint::Rule rule{
    .info = {.id = "syntax/not-a-manifest", .code = "", .severity = Severity::error, .since = "0.1.0", .doc = kDoc},
    .check = lint::on_document(check)};

}  // namespace dek::rules::syntax_not_a_manifest
