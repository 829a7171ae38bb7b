// A polynomial over a window of UTF-16 code units that rolls over the file.
#include "report/line_hashes.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <unordered_map>

#include "base/utf8.hpp"

namespace dek::report {
namespace {

constexpr std::size_t kWindow = 100;
constexpr std::uint64_t kMultiplier = 37;
constexpr std::uint16_t kEndOfFile = 65535;
constexpr char32_t kFirstSupplementary = 0x10000;

// What a character weighs when the window leaves it behind.
constexpr std::uint64_t kWeightBehind = [] {
  std::uint64_t weight = 1;
  for (std::size_t i = 0; i < kWindow; ++i) weight *= kMultiplier;
  return weight;
}();

class RollingHash {
 public:
  void add(std::uint16_t unit) {
    if (unit == ' ' || unit == '\t' || (is_behind_return_ && unit == '\n')) {
      is_behind_return_ = false;
      return;
    }
    is_behind_return_ = unit == '\r';
    if (unit == '\r') unit = '\n';
    note_full_window();
    starts_line_[at_] = is_line_start_;
    is_line_start_ = unit == '\n';
    roll(unit);
  }

  std::vector<std::string> finish() {
    add(kEndOfFile);
    for (std::size_t i = 0; i < kWindow; ++i) {
      note_full_window();
      roll(0);
    }
    return std::move(hashes_);
  }

 private:
  // The oldest character of the window, where the next one goes, began a line.
  void note_full_window() {
    if (!starts_line_[at_]) return;
    starts_line_[at_] = false;
    hashes_.push_back(fmt::format("{:x}:{}", hash_, ++seen_[hash_]));
  }

  void roll(std::uint16_t unit) {
    hash_ = hash_ * kMultiplier + unit - kWeightBehind * window_[at_];
    window_[at_] = unit;
    at_ = (at_ + 1) % kWindow;
  }

  std::array<std::uint16_t, kWindow> window_{};
  std::array<bool, kWindow> starts_line_{};
  std::size_t at_ = 0;
  std::uint64_t hash_ = 0;
  bool is_line_start_ = true, is_behind_return_ = false;
  std::unordered_map<std::uint64_t, std::size_t> seen_;
  std::vector<std::string> hashes_;
};

}  // namespace

std::vector<std::string> line_hashes(std::string_view bytes) {
  RollingHash hash;
  for (std::size_t i = 0; i < bytes.size();) {
    const base::DecodedCharacter character = base::decode_utf8(bytes, i);
    i += character.length;
    if (character.code_point < kFirstSupplementary) {
      hash.add(static_cast<std::uint16_t>(character.code_point));
      continue;
    }
    const char32_t above = character.code_point - kFirstSupplementary;
    hash.add(static_cast<std::uint16_t>(0xd800U + (above >> 10U)));
    hash.add(static_cast<std::uint16_t>(0xdc00U + (above & 0x3ffU)));
  }
  return hash.finish();
}

}  // namespace dek::report
