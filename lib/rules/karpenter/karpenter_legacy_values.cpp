// karpenter/karpenter-legacy-values — values that Karpenter's chart no longer reads.
#include "lint/rule.hpp"
#include "manifest/karpenter_values.hpp"

#include <algorithm>
#include <array>

namespace dek::rules::karpenter_karpenter_legacy_values {
namespace {

constexpr std::string_view kDoc = R"md(
Values of an old Karpenter chart, which the current one ignores.

## Why
Helm takes unknown values without a word. Since 0.33 the chart reads `settings.clusterName` and not
`settings.aws.clusterName`, so the release fails for want of a cluster name; where that one is given twice, the queue is
the one that is lost, and Spot notices go unread. The ConfigMap `karpenter-global-settings` is no longer read either.
From 1.0 on drift cannot be switched off: a gate that says so is believed in vain.

## Bad
~~~yaml
settings:
  aws:
    clusterName: data
    interruptionQueueName: data-karpenter
~~~

## Good
~~~yaml
settings:
  clusterName: data
  interruptionQueue: data-karpenter
~~~

## Exceptions
Releases whose version is below 0.33 (1.0 for the drift gate), or a variable. A gate that says `true` is only advice: it
does no harm.

## Sources
- aws/karpenter-provider-aws: website/content/en/docs/upgrading/upgrade-guide.md
- aws/karpenter-provider-aws: website/content/en/v1.0/upgrading/v1beta1-migration.md
- aws/karpenter-provider-aws: charts/karpenter/values.yaml
)md";

constexpr manifest::Version kRemoved{0, 33, 0};
constexpr manifest::Version kDriftAlways{1, 0, 0};

struct Move {
  std::string_view from, to;
};

// What became of settings.aws; keys that are missing here have no successor in the chart.
constexpr std::array<Move, 6> kMoves = {{{"clusterName", "clusterName"},
                                         {"clusterEndpoint", "clusterEndpoint"},
                                         {"interruptionQueueName", "interruptionQueue"},
                                         {"isolatedVPC", "isolatedVPC"},
                                         {"reservedENIs", "reservedENIs"},
                                         {"vmMemoryOverheadPercent", "vmMemoryOverheadPercent"}}};

// Values from before settings existed, by path from the root.
constexpr std::array<Move, 4> kOldPaths = {{{"clusterName", "`settings.clusterName`"},
                                            {"clusterEndpoint", "`settings.clusterEndpoint`"},
                                            {"aws.defaultInstanceProfile", "`role` of the EC2NodeClass"},
                                            {"controller.batchMaxDuration", "`settings.batchMaxDuration`"}}};

std::string_view source_of(Node node) {
  return node.document().source.substr(node.span().begin, node.span().end - node.span().begin);
}

/// `settings.aws` replaced by its entries under their new names; empty where that would lose or double something.
lint::Edits lift(Node settings, Node aws) {
  const tree::Document& document = aws.document();
  if (document.language != tree::Language::yaml || aws.is_alias() || aws.size() == 0 || aws.is_open()) return {};
  const text::Span span{aws.span().text, aws.key().span().begin, aws.span().end};
  const std::size_t line = document.source.rfind('\n', span.begin) + 1;
  const bool is_flow = settings.style() == tree::Style::flow;
  const std::string between = is_flow ? ", " : "\n" + std::string(span.begin - line, ' ');
  std::string text;
  for (const auto [key, value] : aws.entries()) {
    const auto* move = std::ranges::find(kMoves, key.raw(), &Move::from);
    if (move == kMoves.end() || !value.is_scalar() || settings[move->to]) return {};
    if (value.style() == tree::Style::literal || value.style() == tree::Style::folded) return {};
    text.append(text.empty() ? "" : between).append(move->to).append(": ").append(source_of(value));
  }
  const bool has_comment = std::ranges::any_of(document.comments, [&](const tree::Comment& comment) {
    return comment.begin > span.begin && comment.end < span.end;
  });
  return has_comment ? lint::Edits() : lint::Edits{{.span = span, .replacement = text}};
}

void check_settings(Node root, Reporter& out) {
  const Node settings = root["settings"];
  if (const Node aws = settings["aws"]; aws && aws.is_written()) {
    out.at(aws.key(), "`settings.aws` is not read since Karpenter 0.33")
        .help("write `settings.clusterName`, `settings.clusterEndpoint` and `settings.interruptionQueue`")
        .fix("move the values to where the chart reads them", Applicability::safe, lift(settings, aws));
  }
  for (const auto& [from, to] : kOldPaths) {
    const Node old = root.at(from);
    if (!old || !old.is_written()) continue;
    out.at(old.key(), "`{}` is not read by Karpenter's chart", from).help("it is {} now", to);
  }
}

void check_drift(Node gates, Reporter& out) {
  for (const std::string_view name : {"drift", "driftEnabled"}) {
    const auto is_on = gates[name].as_bool();
    if (!is_on) continue;
    out.at(gates[name], "drift {}", *is_on ? "is always on; the gate does nothing" : "cannot be switched off any more")
        .severity(*is_on ? Severity::advice : Severity::warning)
        .help("{}", *is_on ? "remove it" : "hold drift back with a disruption budget for the reason `Drifted`");
  }
}

void check(const manifest::Resource& resource, Reporter& out) {
  if (resource.is("", "ConfigMap") && resource.name == "karpenter-global-settings") {
    const auto karpenter = out.karpenter();
    if (karpenter && *karpenter < kRemoved) return;
    out.at(resource, "Karpenter does not read this ConfigMap since 0.33")
        .help("give its settings as values of the chart");
    return;
  }
  if (!manifest::is_karpenter_values(resource)) return;
  const manifest::KarpenterValues values(resource);
  const auto told = values.version() ? values.version() : out.karpenter();
  if (!told && values.has_unknown_version()) return;
  const manifest::Version version = told.value_or(kDriftAlways);
  if (version < kRemoved) return;
  check_settings(values.root, out);
  if (version >= kDriftAlways) check_drift(values.root["settings"]["featureGates"], out);
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/karpenter-legacy-values",
                                                .code = "KRP088",
                                                .severity = Severity::error,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_document(check)};

}  // namespace dek::rules::karpenter_karpenter_legacy_values
