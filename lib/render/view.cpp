// Values and views: construction, and the check that makes a word a word.
#include "render/view.hpp"

#include <algorithm>

#include "base/assert.hpp"

namespace dek::render {
namespace {

constexpr bool is_word_byte(char c) {
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return letter || (c >= '0' && c <= '9') || std::string_view("-_./:@+=*%,~").find(c) != std::string_view::npos;
}

}  // namespace

Value::Value(View entries) : kind_(ValueKind::map), map_(std::make_shared<const View>(std::move(entries))) {}

bool is_word(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, is_word_byte);
}

Value word(std::string_view text) {
  DEK_ASSERT(is_word(text));
  Value value(text);
  value.kind_ = ValueKind::word;
  return value;
}

List words(const std::vector<std::string>& texts) {
  List items;
  for (const std::string& text : texts) items.push_back(word(text));
  return items;
}

List texts(const std::vector<std::string>& texts) {
  return {texts.begin(), texts.end()};
}

View& View::set(std::string_view name, Value value) {
  DEK_ASSERT(find(name) == nullptr);
  entries_.emplace_back(name, std::move(value));
  return *this;
}

const Value* View::find(std::string_view name) const {
  const auto found = std::ranges::find(entries_, name, &std::pair<std::string, Value>::first);
  return found == entries_.end() ? nullptr : &found->second;
}

}  // namespace dek::render
