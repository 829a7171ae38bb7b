// One node against one row of the field table: its text when it fits, a finding when it does not.
#pragma once

#include <optional>
#include <string>

#include "model/findings.hpp"
#include "model/schema.hpp"
#include "tree/node.hpp"

namespace dek::model {

/// A single value (an item of a list, too).
[[nodiscard]] std::optional<std::string> read_scalar(tree::Node node, const Field& field, const std::string& path,
                                                     Findings& findings);

/// A whole value of shape one, list or map. Items that do not fit are reported one by one.
[[nodiscard]] std::optional<Texts> read_value(tree::Node node, const Field& field, const std::string& path,
                                              Findings& findings);

/// What a value of the field is, for messages and documentation: "a whole number", "`terraform`, `eksctl` or `both`".
[[nodiscard]] std::string expectation(const Field& field);

/// A value that fits, for messages.
[[nodiscard]] std::string example_of(const Field& field);

}  // namespace dek::model
