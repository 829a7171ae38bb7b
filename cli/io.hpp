// The edges of the program in one struct, so that a test can run all of it in-process.
#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

namespace dek::cli {

struct Io {
  std::istream& in;
  std::ostream& out;  // findings and rendered text
  std::ostream& err;  // everything else
  bool in_is_terminal = false;
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  std::size_t width = 80, err_width = 80;                       // columns of the terminal
  std::optional<std::string> (*environment)(const char* name);  // empty: not set
  std::vector<std::string> (*variables)() = nullptr;            // the names of all that are set
};

}  // namespace dek::cli
