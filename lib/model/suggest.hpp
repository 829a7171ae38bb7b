// What a wrong name was meant to be.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "model/findings.hpp"
#include "model/schema.hpp"

namespace dek::model {

/// "; did you mean `x`?", or the `otherwise` words followed by the candidates.
[[nodiscard]] std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates,
                                       std::string_view otherwise);

/// A kind of file that a field table describes.
struct Vocabulary {
  const FileWords& words;
  Fields (*fields)();  // all of them
};

/// The sentence behind the path of an unknown field: nearest in its section, else the same name in another one.
[[nodiscard]] std::string unknown_field(std::string_view name, const std::string& section, Fields fields,
                                        const Vocabulary& vocabulary);

/// The same for a field beside spec.
[[nodiscard]] std::string unknown_top_field(std::string_view name, std::span<const std::string_view> keys);

}  // namespace dek::model
