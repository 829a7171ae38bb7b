// karpenter/interruption-queue-is-url — a queue given by URL or ARN instead of its name.
#include "lint/rule.hpp"
#include "manifest/karpenter_values.hpp"

namespace dek::rules::karpenter_interruption_queue_is_url {
namespace {

constexpr std::string_view kDoc = R"md(
`interruptionQueue` holds a URL or an ARN, and Karpenter looks queues up by name.

## Why
The controller asks SQS for a queue of exactly that name, gets a queue-not-found error and does not start. Existing
nodes stay, and no new one is launched.

## Bad
~~~yaml
settings:
  clusterName: data
  interruptionQueue: arn:aws:sqs:eu-west-1:111122223333:data-karpenter
~~~

## Good
~~~yaml
settings:
  clusterName: data
  interruptionQueue: data-karpenter
~~~

## Sources
- aws/karpenter-provider-aws: website/content/en/docs/faq.md
- aws/karpenter-provider-aws: charts/karpenter/values.yaml
)md";

void check(const manifest::HelmValues& helm, Reporter& out) {
  if (!manifest::is_karpenter_values(*helm.resource)) return;
  const Node queue = manifest::KarpenterValues(*helm.resource).queue();
  const std::string_view value = queue.text().value_or("");
  const bool is_arn = value.starts_with("arn:");
  if (!is_arn && value.find("://") == std::string_view::npos) return;
  const std::string_view name = value.substr(value.rfind(is_arn ? ':' : '/') + 1);
  out.at(queue, "the interruption queue is given as {}", is_arn ? "an ARN" : "a URL")
      .help("give its name, `{}`", name)
      .fix("give the queue's name", Applicability::safe, lint::replace_value(queue, name));
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/interruption-queue-is-url",
                                                .code = "KRP081",
                                                .severity = Severity::error,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_helm_values(check)};

}  // namespace dek::rules::karpenter_interruption_queue_is_url
