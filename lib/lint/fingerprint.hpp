// Who a finding is, whatever line it stands in: what a baseline and a tracker of alerts compare.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "diag/diagnostic.hpp"
#include "manifest/resource.hpp"
#include "text/store.hpp"
#include "tree/node.hpp"

namespace dek::lint {

/// Diagnostic::field and Diagnostic::fingerprint, which go the same way.
struct Address {
  std::string field;
  std::uint64_t fingerprint = 0;
};

/// Of a finding at `node`, a value or a key in `object` (which may be null). The fingerprint is of the rule, the
/// object, the way to the node without positions in lists, and the value when it is one line.
[[nodiscard]] Address address_of(std::string_view rule, const manifest::Resource* object, tree::Node node);

/// The fingerprint of a finding of the reader, which has no node: of the rule and the line.
[[nodiscard]] std::uint64_t fingerprint_of(const diag::Diagnostic& finding, const text::TextStore& store);

}  // namespace dek::lint
