// Standard output with a memory: large writes, and the reason of the first one that failed.
#pragma once

#include <array>
#include <streambuf>

namespace dek::cli {

/// Nothing more is written after a failure. Not flushed on destruction: whoever owns it wants to know how that went.
class OutputBuffer : public std::streambuf {
 public:
  explicit OutputBuffer(int descriptor);

  /// errno of the first failure; 0: none so far.
  [[nodiscard]] int error() const { return error_; }

 protected:
  int_type overflow(int_type character) override;
  int sync() override;

 private:
  int descriptor_;
  int error_ = 0;
  std::array<char, 1 << 16> bytes_;
};

}  // namespace dek::cli
