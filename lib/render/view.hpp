// What a template may place: a typed tree of values. Text is quoted for the file it lands in; only checked words go in
// verbatim.
#pragma once

#include <concepts>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace dek::render {

class View;
class Value;
using List = std::vector<Value>;

/// How a value may be placed. `{{x}}` quotes for the place; `{{{x}}}` places verbatim and refuses text.
enum class ValueKind : std::uint8_t {
  text,  // anything
  word,  // made by word(): text that is itself in every file
  number,
  boolean,  // also a section
  list,     // a section, `{{.}}` inside being the item; `{{x}}` places items that are not maps, with commas
  map,      // a section, or a dotted name
};

class Value {
 public:
  template <typename T>
  requires std::convertible_to<const T&, std::string_view> Value(const T& text)
      : text_(std::string_view(text)) {}  // NOLINT: text is the safe reading of a string
  template <std::integral T>
  Value(T number)  // NOLINT: so are numbers and booleans
      : kind_(std::is_same_v<T, bool> ? ValueKind::boolean : ValueKind::number),
        number_(static_cast<std::int64_t>(number)) {}
  Value(List items) : kind_(ValueKind::list), items_(std::move(items)) {}  // NOLINT
  Value(View entries);                                                     // NOLINT

  [[nodiscard]] ValueKind kind() const { return kind_; }
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] std::int64_t number() const { return number_; }
  [[nodiscard]] bool boolean() const { return number_ != 0; }
  [[nodiscard]] const List& items() const { return items_; }
  [[nodiscard]] const View& entries() const { return *map_; }

 private:
  friend Value word(std::string_view text);
  ValueKind kind_ = ValueKind::text;
  std::string text_;
  std::int64_t number_ = 0;
  List items_;
  std::shared_ptr<const View> map_;
};

/// True for letters, digits and `-_./:@+=*%,~`, at least one of them: nothing that any file's syntax could take as its
/// own inside a longer text.
[[nodiscard]] bool is_word(std::string_view text);

/// Asserts is_word(): give it only what dekctl derived or the profile's loader has checked by pattern.
[[nodiscard]] Value word(std::string_view text);

[[nodiscard]] List words(const std::vector<std::string>& texts);
[[nodiscard]] List texts(const std::vector<std::string>& texts);

/// The names a template sees, in the order they were set.
class View {
 public:
  /// A name is set once; twice is a bug.
  View& set(std::string_view name, Value value);

  /// Null when there is no such name.
  [[nodiscard]] const Value* find(std::string_view name) const;

 private:
  std::vector<std::pair<std::string, Value>> entries_;
};

}  // namespace dek::render
