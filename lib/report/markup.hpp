// Text for XML and HTML.
#pragma once

#include <string>
#include <string_view>

namespace dek::report {

/// For text and for attributes in quotes: what has a meaning is escaped, line ends stay, everything else that cannot be
/// shown, or must not stand in XML, becomes a visible sign.
[[nodiscard]] std::string markup_text(std::string_view text);

/// The same for an attribute whose line ends must survive: readers of XML make blanks of them.
[[nodiscard]] std::string markup_attribute(std::string_view text);

}  // namespace dek::report
