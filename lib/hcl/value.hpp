// What an expression comes to, as far as the text alone tells, with the places its bytes come from.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.hpp"
#include "text/store.hpp"
#include "tree/node.hpp"

namespace dek::hcl {

enum class ValueKind : std::uint8_t {
  unknown,  // known only to Terraform when it runs
  invalid,  // an error in Terraform: `try` goes on to its next argument, everyone else takes it as unknown
  null,
  boolean,  // text: true or false
  number,   // text: canonical, see canonical_number
  string,   // text; unknown parts of it stand as `${unknown}` or `%{unknown}`
  list,     // lists, tuples and sets
  object,   // objects and maps
};

/// Text that a function made of a value; the value is kept, so that nobody has to read the text again.
enum class Encoding : std::uint8_t { none, json, yaml };

/// Bytes of a string that stand unchanged in some text.
struct Piece {
  std::uint32_t begin = 0;  // in the string
  text::Span from;
};

struct Member;
using Members = std::vector<Member>;

struct Value {
  ValueKind kind = ValueKind::unknown;
  Encoding encoding = Encoding::none;  // of a string; its members hold one, the encoded value
  bool is_partial = false;             // string: parts are unknown; object: it may have more members
  bool is_heredoc = false;             // string written as heredoc, or the content of a file
  text::Span span;                     // what to point at: where the value is written, not where it is used
  std::string text;
  std::vector<Piece> pieces;               // of a string, sorted, without overlap
  std::shared_ptr<const Members> members;  // list, object and encoded string; may be null when there are none
  std::uint32_t weight = 1;                // of it and all members: bounded, see attach
  std::uint16_t depth = 0;                 // levels of members

  [[nodiscard]] bool is_known() const { return kind != ValueKind::unknown && kind != ValueKind::invalid; }
  [[nodiscard]] bool is_list() const { return kind == ValueKind::list; }
  [[nodiscard]] bool is_object() const { return kind == ValueKind::object; }
  [[nodiscard]] bool is_string() const { return kind == ValueKind::string; }

  /// A string without unknown parts.
  [[nodiscard]] bool is_whole_string() const { return is_string() && !is_partial; }
  [[nodiscard]] bool is_true() const { return kind == ValueKind::boolean && text == "true"; }

  /// Of a list or an object, in the order written; empty for all else.
  [[nodiscard]] std::span<const Member> items() const;

  /// Value under `key` of an object; none when absent.
  [[nodiscard]] const Value* find(std::string_view key) const;
};

/// Entry of an object, or item of a list (which has no key).
struct Member {
  std::string key;
  text::Span key_span;
  Value value;
};

[[nodiscard]] Value unknown(text::Span span);
[[nodiscard]] Value invalid(text::Span span);
[[nodiscard]] Value null_value(text::Span span);
[[nodiscard]] Value boolean(bool value, text::Span span);
[[nodiscard]] Value string(std::string text, text::Span span);

/// Unknown when a number is too large to be a setting.
[[nodiscard]] Value number(double value, text::Span span);
[[nodiscard]] Value number(std::string canonical, text::Span span);
[[nodiscard]] Value list(Members items, text::Span span);
[[nodiscard]] Value object(Members entries, text::Span span);

/// Sets the members. Sharing lets a few lines stand for a tree without end: a value beyond all measure becomes unknown.
void attach(Value& value, Members members);

/// The number, also of a string that reads as one.
[[nodiscard]] std::optional<double> as_number(const Value& value);

/// As a template would print it: strings, numbers and booleans. None for all else.
[[nodiscard]] std::optional<std::string> as_text(const Value& value);

/// Terraform's `==`: same type, same content. None when parts are unknown.
[[nodiscard]] std::optional<bool> equals(const Value& a, const Value& b);

/// Entries of an object in the order of Terraform, which is that of their keys.
[[nodiscard]] Members sorted_by_key(const Value& object);

/// Appends the text and pieces of one string to another.
void append(Value& string, const Value& part);

/// The pieces that stand in `parent`, as a source map for TextStore::add_child.
[[nodiscard]] std::vector<text::Segment> segments_in(const Value& string, text::TextId parent);

/// The value for rules: encoded strings as what they encode, unknown and invalid ones as unknown nodes. Nodes point at
/// where each value is written, in whichever text that is.
[[nodiscard]] std::unique_ptr<tree::Document> to_document(const Value& value);

/// A node of another reader as a value, for `yamldecode` and `jsondecode`.
[[nodiscard]] Value from_node(tree::Node node);

}  // namespace dek::hcl
