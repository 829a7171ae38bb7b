// karpenter/node-class-cost-tags-missing — instances that nobody can be billed for.
#include "lint/rule.hpp"

#include <algorithm>
#include <array>

#include "base/strings.hpp"

namespace dek::rules::karpenter_node_class_cost_tags_missing {
namespace {

constexpr std::string_view kDoc = R"md(
An EC2NodeClass gives its instances no tag that says whose they are.

## Why
Instances and volumes that Karpenter launches inherit no tag from the cluster. Without `spec.tags` the largest line of
the bill, compute and its disks, stays in one heap that no cost report can take apart by team. Tags only count once they
are activated as cost allocation tags, and they do not work backwards.

## Bad
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: default
spec:
  role: NodeRole
~~~

## Good
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: default
spec:
  role: NodeRole
  tags:
    team: analytics
    cost-center: "4711"
~~~

## Exceptions
Any tag beside `Name` and those of Karpenter, Kubernetes and EKS counts: which keys a company allocates costs by is its
own affair. With a profile that has `tags`, each of their keys must be there, in any case of letters. Said once in a
file. Silent where a profile says that this is development.

## Sources
- aws/karpenter-provider-aws: website/content/en/docs/concepts/nodeclasses.md
- aws/aws-eks-best-practices: latest/bpg/cost/awareness.adoc
)md";

// Keys that tools set for their own use; they say nothing of who pays.
constexpr std::array<std::string_view, 5> kToolPrefixes = {"Name", "aws:", "eks:", "karpenter.", "kubernetes.io/"};

bool is_of_a_tool(const tree::Entry& tag) {
  return std::ranges::any_of(kToolPrefixes, [&](std::string_view p) { return tag.key.raw().starts_with(p); });
}

using manifest::NodeClass;
using manifest::Tag;

bool is_known(const NodeClass& node_class) {
  const Node tags = node_class.spec["tags"];
  return node_class.spec.is_map() && !tags.is_unknown() && !tags.is_open() && !tags["<<"];
}

/// What the class lacks of the tags that the profile gives everything; nothing when a key is not known.
std::vector<Tag> missing_tags(const NodeClass& node_class, const manifest::Context& context) {
  std::vector<Tag> missing = context.tags;
  for (const tree::Entry& entry : node_class.spec["tags"].entries()) {
    const auto key = entry.key.text();
    if (!key) return {};
    std::erase_if(missing, [&](const Tag& tag) { return base::equals_ignoring_case(tag.key, *key); });
  }
  return missing;
}

bool lacks_tags(const NodeClass& node_class, const manifest::Context& context) {
  if (!is_known(node_class)) return false;
  if (!context.tags.empty()) return !missing_tags(node_class, context).empty();
  return std::ranges::all_of(node_class.spec["tags"].entries(), is_of_a_tool);
}

/// As a key or a value; the letters that a profile takes in tags need no escapes.
std::string written(std::string_view text) {
  constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";
  const bool is_plain = !text.starts_with('-') && text.find_first_not_of(kPlain) == std::string_view::npos &&
                        tree::plain_scalar_type(text) == tree::ScalarType::string;
  return is_plain ? std::string(text) : fmt::format("\"{}\"", text);
}

lint::Edits add_tags(const NodeClass& node_class, const std::vector<Tag>& missing) {
  std::vector<std::string> entries;
  for (const Tag& tag : missing) entries.push_back(fmt::format("{}: {}", written(tag.key), written(tag.value)));
  const Node tags = node_class.spec["tags"];
  const Node map = tags ? tags : node_class.spec;
  if (tags && tags.parent() != node_class.spec) return {};  // merged: others have it too
  const bool is_flow = map.style() == tree::Style::flow;
  if (tags) return lint::add_entry(map, base::join(entries, is_flow ? ", " : "\n"));
  return lint::add_entry(map, is_flow ? fmt::format("tags: {{{}}}", base::join(entries, ", "))
                                      : fmt::format("tags:\n  {}", base::join(entries, "\n  ")));
}

void report(const NodeClass& node_class, Reporter& out) {
  const Node tags = node_class.spec["tags"];
  auto finding = tags ? out.at(tags.key(), "none of the tags says whose the instances are")
                      : out.at(*node_class.resource, "instances and volumes of this class get no cost tags");
  finding.help("add `spec.tags` with the keys that costs are allocated by, for example `team` and `cost-center`");
}

void report_against_profile(const std::vector<const NodeClass*>& lacking, Reporter& out) {
  const NodeClass& first = *lacking.front();
  std::vector<std::string> keys;
  for (const Tag& tag : missing_tags(first, out.context())) keys.push_back(base::as_code(tag.key));
  lint::Edits edits;
  for (const NodeClass* each : lacking)
    std::ranges::move(add_tags(*each, missing_tags(*each, out.context())), std::back_inserter(edits));
  const Node tags = first.spec["tags"];
  const std::string which =
      fmt::format("{} {} of the profile", keys.size() == 1 ? "tag" : "tags", base::join_words(keys));
  auto finding = tags ? out.at(tags.key(), "instances and volumes lack the {}", which)
                      : out.at(*first.resource, "instances and volumes of this class lack the {}", which);
  finding.help("add what the profile has in `tags`: Karpenter's instances get it from their class only")
      .fix("add the tags of the profile", Applicability::unsafe, std::move(edits));
}

/// Said once in a file: by the first class that lacks tags.
void check(const NodeClass& node_class, Reporter& out) {
  const manifest::Context& context = out.context();
  if (context.stage == manifest::Stage::development || !lacks_tags(node_class, context)) return;
  std::vector<const NodeClass*> lacking;
  for (const NodeClass& other : out.workspace().node_classes()) {
    if (other.resource->file == node_class.resource->file && lacks_tags(other, context)) lacking.push_back(&other);
    if (!lacking.empty() && lacking.front()->resource != node_class.resource) return;
  }
  if (context.tags.empty()) return report(node_class, out);
  report_against_profile(lacking, out);
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/node-class-cost-tags-missing",
                                                .code = "KRP064",
                                                .severity = Severity::advice,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_class(check)};

}  // namespace dek::rules::karpenter_node_class_cost_tags_missing
