// A finding as a value: where, what, why, what to do. Renderers turn it into text, JSON and the rest.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diag/severity.hpp"
#include "text/span.hpp"

namespace dek::diag {

/// Another place that explains the finding ("first `name` here").
struct Label {
  text::Span span;
  std::string text;
};

/// Replace the bytes of `span`; an empty span inserts, an empty text deletes.
struct Edit {
  text::Span span;
  std::string replacement;
};

enum class Applicability : std::uint8_t {
  safe,          // the same, or strictly what the author meant
  unsafe,        // changes behaviour, or guesses a value: only when asked
  display_only,  // shown as a suggestion, never applied
};

struct Fix {
  std::string title;  // imperative: "quote the value"
  Applicability applicability = Applicability::unsafe;
  std::vector<Edit> edits;  // sorted, without overlap
};

enum class SuppressionKind : std::uint8_t {
  in_source,  // a comment or an annotation
  in_config,
  baseline,
};

/// Why a finding does not count.
struct Suppression {
  SuppressionKind kind = SuppressionKind::in_source;
  std::string reason;  // as its author gave it; may be empty
  std::string until;   // last day, "2026-12-31"; empty: without end
};

struct Diagnostic {
  std::string_view rule;  // "area/name"; static storage
  Severity severity = Severity::error;
  text::Span span;      // tight: the value or key that is wrong
  std::string message;  // what was observed; lower-case, no final period, code in backticks
  std::string label;    // a few words under the caret; may be empty
  std::vector<Label> related;
  std::string object;              // "NodePool/spark-driver"; empty outside an object
  std::string field;               // "spec.disruption.budgets[0].nodes" of the object; empty without one
  std::uint64_t fingerprint = 0;   // hash of rule, object, field and value: no lines, no path; equal ones may occur
  std::string way;                 // the way in where the span's text does not tell it; a step of Location::chain
  std::vector<std::string> notes;  // facts and figures, a line each
  std::string help;                // what to do
  std::optional<Fix> fix;
  std::optional<Suppression> suppression;  // set: the finding is told, but does not count
};

}  // namespace dek::diag
