// Paths as parts of URIs.
#pragma once

#include <string>
#include <string_view>

namespace dek::report {

/// RFC 3986: unreserved characters and slashes stay, all other bytes are written in hexadecimal.
[[nodiscard]] std::string uri_of(std::string_view path);

}  // namespace dek::report
