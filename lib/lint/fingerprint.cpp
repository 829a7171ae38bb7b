// Fingerprints: a hash over words that moving lines does not change.
#include "lint/fingerprint.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "base/strings.hpp"

namespace dek::lint {
namespace {

using tree::Node;

// What tells items of a list apart, in the order of preference.
constexpr std::array<std::string_view, 2> kItemNames = {"name", "key"};

/// A hash over words, eight bytes at a time: there are many findings, and their names are long.
class Words {
 public:
  void add(std::string_view word) {
    const std::size_t size = word.size();
    for (; word.size() >= kStep; word.remove_prefix(kStep)) mix(number_of({word.data(), kStep}));
    mix(number_of(word));
    mix(size);
  }
  [[nodiscard]] std::uint64_t hash() const { return state_; }

 private:
  static constexpr std::size_t kStep = sizeof(std::uint64_t);

  /// Of eight bytes at most; the first one counts least, whatever the machine's own order.
  static std::uint64_t number_of(std::string_view bytes) {
    std::uint64_t number = 0;
    if (!bytes.empty()) std::memcpy(&number, bytes.data(), bytes.size());
    return std::endian::native == std::endian::little ? number : __builtin_bswap64(number);
  }

  void mix(std::uint64_t number) {
    constexpr std::uint64_t kGoldenRatio = 0x9e3779b97f4a7c15;  // of 2^64, as Knuth's multiplicative hash has it
    state_ = (state_ ^ number) * kGoldenRatio;
    state_ ^= state_ >> 32U;
  }

  std::uint64_t state_ = 0;
};

std::string_view name_of_item(Node item) {
  for (const std::string_view name : kItemNames) {
    if (const Node value = item[name]; value.is_scalar()) return value.raw();
  }
  return {};
}

/// From the root of `object`, or of the document where the node stands elsewhere.
void add_steps(Words& words, std::string& path, Node node, const manifest::Resource* object) {
  if (!node.parent() || (object != nullptr && node == object->root)) return;
  add_steps(words, path, node.parent(), object);
  const Node key = node.is_key() ? node : node.key();
  tree::append_step(path, node, key);
  if (key) return words.add(key.raw());
  words.add("[]");
  words.add(name_of_item(node));
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

Address address_of(std::string_view rule, const manifest::Resource* object, Node node) {
  Address address;
  address.field.reserve(tree::kUsualPath);
  Words words;
  words.add(rule);
  if (object != nullptr) add_object(words, *object);
  add_steps(words, address.field, node, object);
  words.add(value_of(node));
  address.fingerprint = words.hash();
  return address;
}

std::uint64_t fingerprint_of(const diag::Diagnostic& finding, const text::TextStore& store) {
  Words words;
  words.add(finding.rule);
  const text::LineIndex& lines = store.lines(finding.span.text);
  words.add(base::trim(lines.line(lines.position(finding.span.begin).line)));
  return words.hash();
}

}  // namespace dek::lint
