// YAML text to located trees, one document at a time: one pass, byte offsets, comments kept, errors as findings.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "diag/diagnostic.hpp"
#include "text/span.hpp"
#include "tree/node.hpp"

namespace dek::yaml {

struct Parsed {
  std::vector<std::unique_ptr<tree::Document>> documents;  // only those that could be read, in order
  std::vector<diag::Diagnostic> diagnostics;               // syntax/yaml and syntax/duplicate-key, in order
};

/// How continuation lines of flow collections and quoted text must be indented.
enum class Indentation : std::uint8_t {
  toolchain,  // freely, as go-yaml and libyaml read them: a `]` may stand under its key
  strict,     // deeper than the parent, as YAML 1.2 asks
};

/// Reads every document of `bytes`, which must outlive the result. A bad document does not silence the next one.
[[nodiscard]] Parsed parse(text::TextId text, std::string_view bytes, Indentation indentation = Indentation::toolchain);

}  // namespace dek::yaml
