// How each type of a profile field is read from text and written back; the member's type decides, nothing is said
// twice.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/strings.hpp"
#include "model/enums.hpp"
#include "model/units.hpp"

namespace dek::model {

/// What a single value is.
enum class Scalar : std::uint8_t {
  boolean,
  integer,
  text,
  choice,
  cidr,
  quantity,
  jvm_memory,
  duration,
  window,
  zones
};

template <typename T>
struct Codec;

template <>
struct Codec<bool> {
  static constexpr Scalar scalar = Scalar::boolean;
  static std::optional<bool> parse(std::string_view text) {
    if (text == "true") return true;
    if (text == "false") return false;
    return std::nullopt;
  }
  static std::string print(bool value) { return value ? "true" : "false"; }
};

template <>
struct Codec<std::int64_t> {
  static constexpr Scalar scalar = Scalar::integer;
  static std::optional<std::int64_t> parse(std::string_view text) { return base::parse_integer(text); }
  static std::string print(std::int64_t value) { return std::to_string(value); }
};

template <>
struct Codec<std::string> {
  static constexpr Scalar scalar = Scalar::text;
  static std::optional<std::string> parse(std::string_view text) { return std::string(text); }
  static std::string print(const std::string& value) { return value; }
};

template <typename E>
requires std::is_enum_v<E>
struct Codec<E> {
  static constexpr Scalar scalar = Scalar::choice;
  static constexpr std::span<const std::string_view> words{Words<E>::values};
  static std::optional<E> parse(std::string_view text) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (words[i] == text) return static_cast<E>(i);
    }
    return std::nullopt;
  }
  static std::string print(E value) { return std::string(to_string(value)); }
};

template <>
struct Codec<Cidr> {
  static constexpr Scalar scalar = Scalar::cidr;
  static std::optional<Cidr> parse(std::string_view text) { return parse_cidr(text); }
  static std::string print(const Cidr& value) { return value.text(); }
};

/// Types that keep their text.
template <typename T, Scalar kind, std::optional<T> (*parser)(std::string_view)>
struct KeptCodec {
  static constexpr Scalar scalar = kind;
  static std::optional<T> parse(std::string_view text) { return parser(text); }
  static std::string print(const T& value) { return value.text; }
};

template <>
struct Codec<Quantity> : KeptCodec<Quantity, Scalar::quantity, parse_quantity> {};
template <>
struct Codec<JvmMemory> : KeptCodec<JvmMemory, Scalar::jvm_memory, parse_jvm_memory> {};
template <>
struct Codec<Window> : KeptCodec<Window, Scalar::window, parse_window> {};

inline constexpr std::string_view kNever = "Never";

inline std::optional<Duration> parse_duration_or_never(std::string_view text) {
  if (text == kNever) return Duration{.text = std::string(text), .never = true};
  return parse_duration(text);
}

template <>
struct Codec<Duration> : KeptCodec<Duration, Scalar::duration, parse_duration_or_never> {};

/// Texts of a field: none when unset, one for a scalar, one per item, key and value in turn for a map.
using Texts = std::vector<std::string>;

/// How a whole member is read and written.
template <typename T>
struct Member {
  using Value = T;
  static constexpr bool assign(T& member, const Texts& texts) {
    auto value = texts.size() == 1 ? Codec<T>::parse(texts[0]) : std::nullopt;
    if (value) member = std::move(*value);
    return value.has_value();
  }
  static Texts print(const T& member) { return {Codec<T>::print(member)}; }
};

template <typename T>
struct Member<std::optional<T>> {
  using Value = T;
  static bool assign(std::optional<T>& member, const Texts& texts) {
    member.reset();
    if (texts.empty()) return true;
    if (texts.size() == 1) member = Codec<T>::parse(texts[0]);
    return member.has_value();
  }
  static Texts print(const std::optional<T>& member) { return member ? Texts{Codec<T>::print(*member)} : Texts{}; }
};

template <typename T>
struct Member<std::vector<T>> {
  using Value = T;
  static bool assign(std::vector<T>& member, const Texts& texts) {
    member.clear();
    for (const std::string& text : texts) {
      auto value = Codec<T>::parse(text);
      if (!value) return false;
      member.push_back(std::move(*value));
    }
    return true;
  }
  static Texts print(const std::vector<T>& member) {
    Texts texts;
    for (const T& value : member) texts.push_back(Codec<T>::print(value));
    return texts;
  }
};

template <>
struct Member<std::map<std::string, std::string>> {
  using Value = std::string;
  static bool assign(std::map<std::string, std::string>& member, const Texts& texts) {
    member.clear();
    for (std::size_t i = 0; i + 1 < texts.size(); i += 2) member[texts[i]] = texts[i + 1];
    return texts.size() % 2 == 0;
  }
  static Texts print(const std::map<std::string, std::string>& member) {
    Texts texts;
    for (const auto& [key, value] : member) texts.insert(texts.end(), {key, value});
    return texts;
  }
};

template <>
struct Member<Zones> {
  using Value = Zones;
  static bool assign(Zones& member, const Texts& texts) {
    member = {};
    const auto count = texts.size() == 1 ? base::parse_integer(texts[0]) : std::nullopt;
    if (!count) member.names = texts;
    member.count = static_cast<int>(count.value_or(static_cast<std::int64_t>(texts.size())));
    return true;
  }
  static Texts print(const Zones& member) {
    return member.names.empty() ? Texts{std::to_string(member.count)} : member.names;
  }
};

template <>
struct Codec<Zones> {
  static constexpr Scalar scalar = Scalar::zones;
};

}  // namespace dek::model
