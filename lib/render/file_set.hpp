// A rendered tree in memory: paths to bytes, complete before anything is written.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace dek::render {

class FileSet {
 public:
  /// Takes a relative path of plain parts (no "..", no "." and no empty part). One file twice, or such a path, is a
  /// bug.
  void add(std::string path, std::string bytes);

  [[nodiscard]] const std::map<std::string, std::string>& files() const { return files_; }
  [[nodiscard]] const std::string* find(std::string_view path) const;

 private:
  std::map<std::string, std::string> files_;  // sorted: the order of every report and of the lock file
};

}  // namespace dek::render
