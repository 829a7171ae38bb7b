// Texts by number, and spans mapped outwards through source maps.
#include "text/store.hpp"

#include <algorithm>

#include "base/assert.hpp"

namespace dek::text {
namespace {

// Offset of the parent for an offset of the child. Between two segments (escapes, cut indentation) the start of the
// next one is meant for a beginning, the end of the previous one for an end.
std::uint32_t to_parent(const std::vector<Segment>& map, std::uint32_t offset, bool is_end) {
  if (map.empty()) return 0;
  const auto after = std::upper_bound(map.begin(), map.end(), is_end && offset > 0 ? offset - 1 : offset,
                                      [](std::uint32_t value, const Segment& s) { return value < s.child_begin; });
  if (after == map.begin()) return map.front().parent_begin;
  const Segment& segment = *(after - 1);
  const std::uint32_t inside = offset - segment.child_begin;
  if (inside <= segment.length && (is_end || inside < segment.length)) return segment.parent_begin + inside;
  if (is_end || after == map.end()) return segment.parent_begin + segment.length;
  return after->parent_begin;
}

}  // namespace

TextId TextStore::add(std::unique_ptr<Text> text) {
  const std::lock_guard lock(mutex_);
  texts_.push_back(std::move(text));
  return TextId(static_cast<std::uint32_t>(texts_.size() - 1));
}

TextId TextStore::add_file(std::string name, std::string bytes) {
  auto text = std::make_unique<Text>();
  text->name = std::move(name);
  text->bytes = std::move(bytes);
  return add(std::move(text));
}

TextId TextStore::add_child(TextId parent, std::string label, std::string bytes, std::vector<Segment> map) {
  auto text = std::make_unique<Text>();
  text->name = std::move(label);
  text->bytes = std::move(bytes);
  text->parent = parent;
  text->map = std::move(map);
  return add(std::move(text));
}

const TextStore::Text& TextStore::get(TextId id) const {
  const std::lock_guard lock(mutex_);
  DEK_ASSERT(static_cast<std::size_t>(id) < texts_.size());
  return *texts_[static_cast<std::size_t>(id)];
}

std::string_view TextStore::name(TextId id) const {
  const Text* text = &get(id);
  while (text->parent) text = &get(*text->parent);
  return text->name;
}

std::string_view TextStore::bytes(TextId id) const {
  return get(id).bytes;
}

std::string_view TextStore::bytes(Span span) const {
  const std::string_view all = bytes(span.text);
  DEK_ASSERT(span.begin <= span.end && span.end <= all.size());
  return all.substr(span.begin, span.end - span.begin);
}

std::optional<TextId> TextStore::parent(TextId id) const {
  return get(id).parent;
}

Span TextStore::in_file(Span span) const {
  for (const Text* text = &get(span.text); text->parent; text = &get(span.text)) {
    const std::uint32_t begin = to_parent(text->map, span.begin, false);
    span = {*text->parent, begin, std::max(begin, to_parent(text->map, span.end, true))};
  }
  return span;
}

Location TextStore::locate(Span span) const {
  Location location;
  for (const Text* text = &get(span.text); text->parent; text = &get(*text->parent)) {
    location.chain.push_back(text->name);
  }
  std::reverse(location.chain.begin(), location.chain.end());
  location.span = in_file(span);
  location.file = location.span.text;
  location.begin = lines(location.file).position(location.span.begin);
  location.end = lines(location.file).position(location.span.end);
  return location;
}

std::optional<Span> TextStore::exact_in_file(Span span) const {
  for (const Text* text = &get(span.text); text->parent; text = &get(span.text)) {
    const auto holds = [&](const Segment& s) {
      return s.child_begin <= span.begin && span.end <= s.child_begin + s.length;
    };
    const auto segment = std::find_if(text->map.begin(), text->map.end(), holds);
    if (segment == text->map.end()) return std::nullopt;
    const std::uint32_t shift = segment->parent_begin;
    span = {*text->parent, shift + (span.begin - segment->child_begin), shift + (span.end - segment->child_begin)};
  }
  return span;
}

const LineIndex& TextStore::lines(TextId id) const {
  const Text& text = get(id);
  const std::lock_guard lock(mutex_);
  if (!text.lines) text.lines = std::make_unique<LineIndex>(text.bytes);
  return *text.lines;
}

}  // namespace dek::text
