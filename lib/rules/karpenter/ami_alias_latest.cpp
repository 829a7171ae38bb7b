// karpenter/ami-alias-latest — nodes that follow whatever image AWS published last.
#include "lint/rule.hpp"

namespace dek::rules::karpenter_ami_alias_latest {
namespace {

constexpr std::string_view kDoc = R"md(
An AMI alias ends in `@latest`, so AWS decides when the nodes are replaced.

## Why
On the day a new image appears every node of the class counts as drifted, and Karpenter replaces the fleet within the
disruption budgets: with an image nobody tested, in the middle of whatever runs. Images come about every two weeks. A
pinned version is raised in a test cluster first, and then where the data is.

## Bad
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: default
spec:
  amiSelectorTerms:
    - alias: al2023@latest
~~~

## Good
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: default
spec:
  amiSelectorTerms:
    - alias: al2023@v20260301
~~~

## Exceptions
Windows, whose aliases take nothing but `latest`. A warning only where a profile says that this is production; advice
elsewhere, because most public examples float.

## Sources
- aws/karpenter-provider-aws: website/content/en/docs/concepts/nodeclasses.md
- aws/aws-eks-best-practices: latest/bpg/autoscaling/karpenter.adoc
)md";

void check(const manifest::NodeClass& node_class, Reporter& out) {
  const bool is_production = out.context().stage == manifest::Stage::production;
  for (const Node term : node_class.ami_selector_terms().items()) {
    const Node alias = term["alias"];
    const std::string_view value = alias.text().value_or("");
    if (!value.ends_with("@latest") || value.starts_with("windows")) continue;
    out.at(alias, "`{}` moves with each image that AWS publishes", value)
        .severity(is_production ? Severity::warning : Severity::advice)
        .help("pin the release, for example `al2023@v20260301` or `bottlerocket@v1.44.0`, and raise it stage by stage");
  }
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/ami-alias-latest",
                                                .code = "KRP052",
                                                .severity = Severity::warning,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_class(check)};

}  // namespace dek::rules::karpenter_ami_alias_latest
