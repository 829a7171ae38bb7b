// Fingerprints: a hash over words that moving lines does not change.
#include "lint/fingerprint.hpp"

#include <array>
#include <cstdint>
#include <initializer_list>

#include "base/hash.hpp"
#include "base/strings.hpp"

namespace dek::lint {
namespace {

using tree::Node;

// What tells items of a list apart, in the order of preference.
constexpr std::array<std::string_view, 2> kItemNames = {"name", "key"};

class Words {
 public:
  /// The parts together are one word.
  void add(std::initializer_list<std::string_view> parts) {
    for (const std::string_view part : parts) state_ = base::fnv1a(part, state_);
    state_ = base::fnv1a({"\0", 1}, state_);
  }
  void add(std::string_view word) { add({word}); }
  [[nodiscard]] std::uint64_t hash() const { return state_; }

 private:
  std::uint64_t state_ = base::fnv1a({});
};

std::string_view name_of_item(Node item) {
  for (const std::string_view name : kItemNames) {
    if (const Node value = item[name]; value.is_scalar()) return value.raw();
  }
  return {};
}

void add_step(Words& words, Node node) {
  if (const Node key = node.is_key() ? node : node.key()) return words.add(key.raw());
  words.add({"[", name_of_item(node), "]"});
}

/// From the root of `object`, or of the document where the node stands elsewhere.
void add_steps(Words& words, Node node, const manifest::Resource* object) {
  if (!node.parent() || (object != nullptr && node == object->root)) return;
  add_steps(words, node.parent(), object);
  add_step(words, node);
}

void add_object(Words& words, const manifest::Resource& object) {
  if (object.outer != nullptr) add_object(words, *object.outer);
  for (const std::string_view word : {object.group, object.namespace_name, std::string_view(object.label)})
    words.add(word);
}

/// Of a text over several lines, or of a collection, any line may be another one's business.
std::string_view value_of(Node node) {
  const std::string_view value = node.is_key() || !node.is_scalar() ? std::string_view() : node.raw();
  return value.find('\n') == std::string_view::npos ? value : std::string_view();
}

}  // namespace

std::uint64_t fingerprint_of(std::string_view rule, const manifest::Resource* object, Node node) {
  Words words;
  words.add(rule);
  if (object != nullptr) add_object(words, *object);
  add_steps(words, node, object);
  words.add(value_of(node));
  return words.hash();
}

std::uint64_t fingerprint_of(const diag::Diagnostic& finding, const text::TextStore& store) {
  Words words;
  words.add(finding.rule);
  const text::LineIndex& lines = store.lines(finding.span.text);
  words.add(base::trim(lines.line(lines.position(finding.span.begin).line)));
  return words.hash();
}

}  // namespace dek::lint
