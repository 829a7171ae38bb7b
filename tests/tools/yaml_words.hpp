// What random YAML is made of: chance, and the words for each place a word may stand at.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace dek::tests {

inline constexpr std::array<std::string_view, 24> kPlain = {
    "name",
    "x#y",
    "a:b",
    "http://host/path?q=1",
    "-x",
    "1.5",
    "null",
    "~",
    "yes",
    "100m",
    "two words",
    "${VAR}",
    "012",
    "it's",
    "a, b",
    "say \"so\"",
    "x: y",
    "<<",
    "h\xc3\xa4user",
    "a - b",
    "--",
    "[x]",
    "\xf0\x9f\x98\x80",
    "10Gi",
};
inline constexpr std::array<std::string_view, 12> kFlowPlain = {"a", "b c",  "1",    "x:y", "null", "a-b",
                                                                "~", "v1.2", "true", "k8s", "-1",   "h#1"};
inline constexpr std::array<std::string_view, 12> kKeys = {
    "name", "kind", "spec.x/y", "a b", "\"quoted key\"", "'single'", "1", "true", "<<", "on", "x-y_z", "\xc3\xa4"};
inline constexpr std::array<std::string_view, 10> kDouble = {
    "", "text", "a \\\"b\\\"", "tab\\there", "\\u00e4\\x41", "# no", "a: b", "line\\nline", "\\\\", "${X}"};
inline constexpr std::array<std::string_view, 6> kSingle = {"", "text", "it''s", "# no", "a: b", "\\n"};
inline constexpr std::array<std::string_view, 8> kLines = {"text",       "two words", "# hash",   "- dash",
                                                           "key: value", "\"quote",   "  deeper", "x"};
inline constexpr std::array<std::string_view, 5> kTags = {"!!str", "!local", "!", "!<tag:example.com,2000:x>", "!!map"};
inline constexpr std::array<std::string_view, 6> kHeaders = {"", "-", "+", "2", "2-", "+2"};
inline constexpr std::string_view kMutations = " \t\n:#-[]{}\"'&*!|>%@,?x";

/// The same numbers from the same seed on every machine.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) { state_ = next() ^ seed << 32; }

  std::uint64_t next() {  // splitmix64
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
  }
  std::uint64_t pick(std::uint64_t n) { return next() % n; }
  bool chance(std::uint64_t one_in) { return pick(one_in) == 0; }
  template <std::size_t N>
  std::string_view any_of(const std::array<std::string_view, N>& table) {
    return table[pick(N)];
  }

 private:
  std::uint64_t state_;
};

}  // namespace dek::tests
