// A file compiled into the binary; tables of them are written by cmake/EmbedFiles.cmake.
#pragma once

#include <span>
#include <string_view>

namespace dek::base {

struct EmbeddedFile {
  std::string_view path;  // relative, with forward slashes; tables are sorted by it
  std::string_view bytes;
};

}  // namespace dek::base
