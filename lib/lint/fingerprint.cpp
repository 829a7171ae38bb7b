// Fingerprints: a hash over words that moving lines does not change.
#include "lint/fingerprint.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "base/hash.hpp"
#include "base/strings.hpp"

namespace dek::lint {
namespace {

using tree::Node;

// What tells items of a list apart, in the order of preference.
constexpr std::array<std::string_view, 2> kItemNames = {"name", "key"};

class Words {
 public:
  void add(std::string_view word) { state_ = base::fnv1a({"\0", 1}, base::fnv1a(word, state_)); }
  [[nodiscard]] std::string hash() const { return fmt::format("{:016x}", state_); }

 private:
  std::uint64_t state_ = base::fnv1a({});
};

std::string name_of_item(Node item) {
  for (const std::string_view name : kItemNames) {
    if (const Node value = item[name]; value.is_scalar()) return fmt::format("[{}]", value.raw());
  }
  return "[]";
}

std::string step_of(Node node) {
  if (node.is_key()) return std::string(node.raw());
  const Node key = node.key();
  return key ? std::string(key.raw()) : name_of_item(node);
}

/// From the root of `object`, or of the document where the node stands elsewhere.
std::vector<std::string> steps_to(Node node, const manifest::Resource* object) {
  std::vector<std::string> steps;
  for (; node.parent(); node = node.parent()) {
    if (object != nullptr && node == object->root) break;
    steps.push_back(step_of(node));
  }
  std::ranges::reverse(steps);
  return steps;
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

std::string fingerprint_of(std::string_view rule, const manifest::Resource* object, Node node) {
  Words words;
  words.add(rule);
  if (object != nullptr) add_object(words, *object);
  for (const std::string& step : steps_to(node, object)) words.add(step);
  words.add(value_of(node));
  return words.hash();
}

std::string fingerprint_of(const diag::Diagnostic& finding, const text::TextStore& store) {
  Words words;
  words.add(finding.rule);
  const text::LineIndex& lines = store.lines(finding.span.text);
  words.add(base::trim(lines.line(lines.position(finding.span.begin).line)));
  return words.hash();
}

}  // namespace dek::lint
