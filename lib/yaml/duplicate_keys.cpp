// A sieve clears most maps at once; of the rest, small ones are compared pair by pair, large ones sorted: never
// quadratic.
#include "yaml/duplicate_keys.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "yaml/failure.hpp"

namespace dek::yaml {
namespace {

using std::string_view;
using tree::Document;
using tree::Kind;
using tree::kNoNode;
using tree::NodeData;
using tree::NodeIndex;

constexpr std::size_t kSortFrom = 17;
constexpr std::uint64_t kMixer = 0x9e3779b97f4a7c15;  // 2^64 by the golden ratio, as in Fibonacci hashing

string_view value_of(const Document& document, const NodeData& node) {
  const string_view from = node.in_arena ? string_view(document.arena) : document.source;
  return from.substr(node.value, node.value_size);
}

bool is_comparable(const NodeData& key) {
  return key.kind == Kind::scalar || key.kind == Kind::null;
}

struct Key {
  string_view text;
  NodeIndex node = kNoNode;
};

// Short sorts before long, so that most comparisons end at the size.
bool comes_before(const Key& a, const Key& b) {
  if (a.text.size() != b.text.size()) return a.text.size() < b.text.size();
  if (const int order = a.text.compare(b.text)) return order < 0;
  return a.node < b.node;
}

bool same_text(const Key& a, const Key& b) {
  return a.text == b.text;
}

diag::Diagnostic make_finding(const Document& document, const Key& first, const Key& again) {
  const NodeData& earlier = document.nodes[first.node];
  const NodeData& later = document.nodes[again.node];
  diag::Diagnostic found;
  found.rule = kDuplicateKeyRule;
  found.severity = diag::Severity::error;
  found.span = {later.text, later.begin, later.end};
  found.message = "the key `" + std::string(again.text) + "` stands twice in one map";
  found.label = "the second one";
  found.related.push_back({{earlier.text, earlier.begin, earlier.end}, "the first one"});
  found.help = again.text == "<<" ? "give one `<<` a list: `<<: [*a, *b]`"
                                  : "keep one: which value counts depends on the tool that reads the file";
  return found;
}

class Finder {
 public:
  Finder(const Document& document, std::vector<diag::Diagnostic>& findings)
      : document_(document), findings_(findings) {}

  void check(NodeIndex map) {
    keys_.clear();
    std::uint64_t sieve = 0;
    bool suspicious = false;
    for (NodeIndex key = document_.nodes[map].first_child; key != kNoNode;) {
      const NodeData& node = document_.nodes[key];
      has_plain_keys_ = has_plain_keys_ && node.kind == Kind::scalar;
      if (is_comparable(node)) {
        const string_view text = value_of(document_, node);
        has_plain_keys_ = has_plain_keys_ && text != tree::kMergeKey;
        const std::uint64_t bit = sieve_bit(text);
        suspicious = suspicious || (sieve & bit) != 0;
        sieve |= bit;
        keys_.push_back({text, key});
      }
      key = document_.nodes[node.next_sibling].next_sibling;
    }
    if (!suspicious) return;
    keys_.size() < kSortFrom ? compare_pairs() : compare_sorted();
  }

  [[nodiscard]] bool has_plain_keys() const { return has_plain_keys_; }

 private:
  // From the size and both ends of a key; a collision costs time only.
  static std::uint64_t sieve_bit(string_view text) {
    std::uint64_t ends[2] = {text.size(), 0};
    const std::size_t bytes = std::min(text.size(), sizeof(ends[1]));
    std::memcpy(&ends[1], text.data() + (text.size() - bytes), bytes);
    ends[0] += bytes == 0 ? 0U : static_cast<unsigned char>(text[0]) * 257U;
    return std::uint64_t{1} << ((ends[0] ^ ends[1]) * kMixer >> 58);
  }

  void compare_pairs() {
    for (auto key = keys_.begin(); key != keys_.end(); ++key) {
      const auto first = std::find_if(keys_.begin(), key, [&](const Key& k) { return same_text(k, *key); });
      if (first != key) findings_.push_back(make_finding(document_, *first, *key));
    }
  }

  void compare_sorted() {
    std::sort(keys_.begin(), keys_.end(), comes_before);
    std::vector<std::pair<Key, Key>> found;
    std::size_t first = 0;
    for (std::size_t i = 1; i < keys_.size(); ++i) {
      if (same_text(keys_[first], keys_[i])) {
        found.emplace_back(keys_[first], keys_[i]);
      } else {
        first = i;
      }
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.second.node < b.second.node; });
    for (const auto& [earlier, later] : found) findings_.push_back(make_finding(document_, earlier, later));
  }

  const Document& document_;
  std::vector<diag::Diagnostic>& findings_;
  std::vector<Key> keys_;
  bool has_plain_keys_ = true;  // of all maps
};

}  // namespace

void check_keys(Document& document, std::vector<diag::Diagnostic>& findings) {
  Finder finder(document, findings);
  for (NodeIndex i = 0; i < document.nodes.size(); ++i) {
    if (document.nodes[i].kind == Kind::map) finder.check(i);
  }
  document.has_plain_keys = finder.has_plain_keys();
}

}  // namespace dek::yaml
