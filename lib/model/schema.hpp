// The field table: one row per profile field drives the loader, the defaults, the errors, the JSON Schema and the
// reference.
#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/codec.hpp"
#include "model/profile.hpp"

namespace dek::model {

enum class Shape : std::uint8_t { one, list, map, object, objects, pools };

/// What this version does with a field. `later`: refused unless it says what holds anyway. `left_out`: read, but part
/// of a workload that is not rendered yet, which the summary of `render` says.
enum class Support : std::uint8_t { rendered, later, left_out };

/// A value people write by mistake, and the rest of the sentence that starts with it.
struct Mistake {
  std::string_view word, tail;
};

/// What a row says; the type comes from the struct member.
struct Rules {
  std::string_view name;  // as in the file
  std::string_view doc;   // what it decides: a phrase, no final period

  // Defaults as text, lists separated by blanks; empty: none. `fixed` is that of a static platform, `dev` wins over
  // both.
  std::string_view dynamic{}, fixed{"="}, dev{"="};
  std::string_view catalogue{};  // component of facts/versions whose pin is the default
  std::string_view computed{};   // says how the default is found when code finds it

  bool required = false;
  std::string_view missing{};  // message when it is missing: what follows the path

  std::string_view expected{};  // "a string of 12 digits"; what a value (an item of a list) is
  std::string_view pattern{};   // regular expression of a text, whole text
  std::string_view key_pattern{};
  std::string_view example{};
  std::string_view wrong{};  // what follows `value` when it does not match, instead of the usual words
  Mistake mistake{};
  std::int64_t min = 0, max = std::numeric_limits<std::int32_t>::max();
  std::size_t min_items = 0, max_items = 256;
  bool allow_never = false;
  bool number_as_text = false;  // 50 and "50" mean the same
  bool quoted = false;          // any text without control characters: render quotes it

  Support support = Support::rendered;
  std::string_view later_words{};  // choices that wait, separated by blanks
};

// Container images, pinned.
inline constexpr std::string_view kImageExpected = "an image with a tag other than `latest`, or with a digest";
inline constexpr std::string_view kImagePattern =
    R"([a-z0-9][A-Za-z0-9._:/-]{0,200}(:(?!latest$)[A-Za-z0-9_][A-Za-z0-9._-]{0,127}|@sha256:[0-9a-f]{64}))";

struct Field;
using Fields = std::span<const Field>;

/// The way to a member of the struct that holds it.
struct Slot {
  Shape shape = Shape::one;
  Scalar scalar = Scalar::text;
  bool optional = false;
  std::span<const std::string_view> words{};

  bool (*assign)(void* owner, const Texts& texts) = nullptr;  // one, list, map
  Texts (*print)(void* owner) = nullptr;

  void* (*child)(void* owner, std::size_t index) = nullptr;  // object, objects, pools
  std::size_t (*count)(void* owner) = nullptr;
  void* (*append)(void* owner) = nullptr;        // objects
  bool (*applies)(const void* owner) = nullptr;  // a section that only some owners have; empty: all
};

struct Field {
  Rules rules;
  Slot slot;
  Fields (*fields)() = nullptr;  // of objects

  [[nodiscard]] bool is_value() const { return slot.shape <= Shape::map; }
};

/// Fields of spec.
[[nodiscard]] Fields profile_fields();

/// metadata.name.
[[nodiscard]] const Field& name_field();

// The tables of the sections, one file each.
[[nodiscard]] Fields cluster_fields();
[[nodiscard]] Fields network_fields();
[[nodiscard]] Fields dns_fields();
[[nodiscard]] Fields nodes_fields();
[[nodiscard]] Fields pool_fields();
[[nodiscard]] Fields tenant_fields();
[[nodiscard]] Fields spark_fields();
[[nodiscard]] Fields flink_fields();
[[nodiscard]] Fields training_fields();
[[nodiscard]] Fields ray_fields();
[[nodiscard]] Fields inference_fields();
[[nodiscard]] Fields nifi_fields();
[[nodiscard]] Fields notebooks_fields();
[[nodiscard]] Fields versions_fields();
[[nodiscard]] Fields storage_fields();
[[nodiscard]] Fields registry_fields();
[[nodiscard]] Fields observability_fields();
[[nodiscard]] Fields airflow_fields();
[[nodiscard]] Fields gitops_fields();
[[nodiscard]] Fields ack_fields();

namespace detail {

template <auto member>
struct Traits;

template <typename C, typename T, T C::*member>
struct Traits<member> {
  using Owner = C;
  using Type = T;
  static T& get(void* owner) { return static_cast<C*>(owner)->*member; }
};

template <typename T>
constexpr Shape shape_of = Shape::one;
template <typename T>
constexpr Shape shape_of<std::vector<T>> = Shape::list;
template <typename K, typename T>
constexpr Shape shape_of<std::map<K, T>> = Shape::map;

template <typename T>
constexpr bool is_optional = false;
template <typename T>
constexpr bool is_optional<std::optional<T>> = true;

template <typename T>
constexpr std::span<const std::string_view> words_of() {
  if constexpr (std::is_enum_v<T>) return Codec<T>::words;
  return {};
}

}  // namespace detail

/// Row of a plain value, a list of them, or a map of texts.
template <auto member>
constexpr Field value(Rules rules) {
  using Traits = detail::Traits<member>;
  using T = typename Traits::Type;
  using Value = typename Member<T>::Value;
  Slot slot{.shape = detail::shape_of<T>, .scalar = Codec<Value>::scalar};
  slot.optional = detail::is_optional<T>;
  slot.words = detail::words_of<Value>();
  slot.assign = [](void* owner, const Texts& texts) { return Member<T>::assign(Traits::get(owner), texts); };
  slot.print = [](void* owner) { return Member<T>::print(Traits::get(owner)); };
  return {rules, slot};
}

/// Row of a section with fields of its own.
template <auto member>
constexpr Field object(Rules rules, Fields (*fields)(), bool (*applies)(const void* owner) = nullptr) {
  using Traits = detail::Traits<member>;
  Slot slot{.shape = Shape::object};
  slot.applies = applies;
  slot.child = [](void* owner, std::size_t) -> void* { return &Traits::get(owner); };
  slot.count = [](void*) -> std::size_t { return 1; };
  return {rules, slot, fields};
}

/// Row of a list of sections.
template <auto member>
constexpr Field objects(Rules rules, Fields (*fields)()) {
  using Traits = detail::Traits<member>;
  Slot slot{.shape = Shape::objects};
  slot.child = [](void* owner, std::size_t index) -> void* { return &Traits::get(owner)[index]; };
  slot.count = [](void* owner) { return Traits::get(owner).size(); };
  slot.append = [](void* owner) -> void* { return &Traits::get(owner).emplace_back(); };
  slot.print = [](void* owner) { return Texts(Traits::get(owner).size()); };
  return {rules, slot, fields};
}

/// Row of the pools: sections by role.
template <auto member>
constexpr Field pools(Rules rules, Fields (*fields)()) {
  Field field = objects<member>(rules, fields);
  field.slot.shape = Shape::pools;
  return field;
}

/// The pieces of a table text: a list's items, or the one value.
[[nodiscard]] Texts default_texts(const Field& field, std::string_view text);

}  // namespace dek::model
