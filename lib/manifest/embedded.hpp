// Texts inside texts: a string of Terraform code, read as the YAML that it holds.
#pragma once

#include <string>

#include "hcl/value.hpp"
#include "text/store.hpp"
#include "yaml/reader.hpp"

namespace dek::manifest {

/// The documents of a string; their nodes point into a child text of `store` that knows where each line is written.
/// Parts that only Terraform knows are masked, and what lines of them may have brought is unknown. Findings of the
/// reader are kept only when the text is whole: what a template lacks may come with its values.
[[nodiscard]] yaml::Parsed read_string(const hcl::Value& string, std::string label, text::TextStore& store);

/// The document of an object, or of what a string encodes; its nodes point at the expressions themselves.
[[nodiscard]] std::unique_ptr<tree::Document> read_value(const hcl::Value& value, const text::TextStore& store);

}  // namespace dek::manifest
