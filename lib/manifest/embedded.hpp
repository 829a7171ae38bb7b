// Texts inside texts, and texts with holes: strings of Terraform code, and templates, read as the YAML that they hold.
#pragma once

#include <string>

#include "hcl/value.hpp"
#include "text/mask.hpp"
#include "text/store.hpp"
#include "yaml/reader.hpp"

namespace dek::manifest {

/// The documents of `bytes`, which are `masked.bytes` at their final place. What blank lines may have brought is
/// unknown, and so keys that stand twice are no finding.
[[nodiscard]] yaml::Parsed parse_masked(text::TextId text, std::string_view bytes, const text::Masked& masked);

/// A child text of `store` that holds `bytes`, as many as the string has, each where the string has it from.
[[nodiscard]] text::TextId add_text(const hcl::Value& string, std::string bytes, std::string label,
                                    text::TextStore& store);

/// The documents of a string; their nodes point into a child text of `store` that knows where each line is written.
/// Parts that only Terraform knows are masked, and what lines of them may have brought is unknown. Findings of the
/// reader are kept only when the text is whole: what a template lacks may come with its values.
[[nodiscard]] yaml::Parsed read_string(const hcl::Value& string, std::string label, text::TextStore& store);

/// A scalar as a string that knows where its bytes stand, for read_string. Empty pieces: it cannot be placed.
[[nodiscard]] hcl::Value string_at(tree::Node scalar);

/// The document of an object, or of what a string encodes; its nodes point at the expressions themselves.
[[nodiscard]] std::unique_ptr<tree::Document> read_value(const hcl::Value& value, const text::TextStore& store);

}  // namespace dek::manifest
