// A parsed HCL file: bodies of attributes and blocks, and expressions in one flat array.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.hpp"
#include "text/store.hpp"
#include "tree/document.hpp"

namespace dek::hcl {

enum class ExpressionKind : std::uint8_t {
  number,   // text: as written
  boolean,  // text: `true` or `false`
  null,
  literal,       // a stretch of a template without sequences; text: decoded
  template_,     // operands: literals and other expressions, to be joined
  wrapped,       // a template that is nothing but one ${}; operand: what stands in it
  parentheses,   // operand: what stands in them
  variable,      // text: name
  name,          // a variable that a `for` introduces; text: name
  attribute,     // operand: of what; text: name
  index,         // operands: of what, key
  splat,         // operands: of what, expression for each item
  splat_item,    // the item, innermost operand of what a splat does for each
  call,          // operands: arguments; text: name, with its scope
  tuple,         // operands: items
  object,        // operands: key and value in turn
  for_tuple,     // operands: see ForPart
  for_object,    // operands: see ForPart
  conditional,   // operands: condition, then, else
  binary,        // operands: left, right; operation
  unary,         // operand: of what; operation
  template_if,   // operands: condition, then, else; both branches are templates
  template_for,  // operands: see ForPart; the value is a template
};

/// What the kind leaves open.
enum class Form : std::uint8_t {
  plain,
  expanded,       // call: the last argument is a list of arguments (...)
  grouped,        // for_object: values of one key are gathered (...)
  legacy,         // index written .0, splat written .*
  heredoc,        // template_, wrapped
  flush_heredoc,  // the same, written <<-
};

enum class Operation : std::uint8_t {
  none,
  logical_or,
  logical_and,
  equal,
  not_equal,
  greater,
  greater_or_equal,
  less,
  less_or_equal,
  add,
  subtract,
  multiply,
  divide,
  modulo,
  negate,
  logical_not,
};

using ExpressionIndex = std::uint32_t;
inline constexpr ExpressionIndex kNoExpression = 0xffffffff;

/// Operands of a `for`, by place; those that are not written are kNoExpression.
enum class ForPart : std::uint8_t { key_name, value_name, collection, key, value, condition };
inline constexpr std::size_t kForParts = 6;

struct Expression {
  ExpressionKind kind = ExpressionKind::null;
  Form form = Form::plain;
  Operation operation = Operation::none;
  std::uint16_t height = 0;               // levels of operands below, bounded by the parser
  std::uint32_t begin = 0, end = 0;       // bytes of the file
  std::uint32_t text = 0, text_size = 0;  // literal: in File::decoded; else in File::source
  std::uint32_t first = 0, count = 0;     // literal: in File::segments; else in File::operands
};
static_assert(sizeof(Expression) == 32);

struct Name {
  std::string text;  // decoded when quoted
  std::uint32_t begin = 0, end = 0;
};

struct Attribute {
  Name name;
  ExpressionIndex value = kNoExpression;
};

struct Block;

struct Body {
  std::vector<Attribute> attributes;  // in order, names unique
  std::vector<Block> blocks;          // in order
  bool incomplete = false;            // something in it could not be read: absence proves nothing

  [[nodiscard]] const Attribute* attribute(std::string_view name) const;
};

struct Block {
  Name type;
  std::vector<Name> labels;
  std::uint32_t begin = 0, end = 0;  // from the type to the closing brace
  std::uint32_t header_end = 0;      // behind the opening brace
  Body body;
};

/// Answers about expressions by number; nothing moves once parsed.
struct File {
  text::TextId text{};
  std::string_view source;  // bytes of `text`; must outlive the file
  Body body;
  std::vector<Expression> expressions;
  std::vector<ExpressionIndex> operands;
  std::string decoded;                  // text of the literals, one behind the other
  std::vector<text::Segment> segments;  // where it comes from; child offsets count from the literal's start
  std::vector<tree::Comment> comments;  // in order, # and // without line end

  [[nodiscard]] const Expression& operator[](ExpressionIndex index) const { return expressions[index]; }
  [[nodiscard]] std::span<const ExpressionIndex> operands_of(const Expression& expression) const;
  [[nodiscard]] ExpressionIndex part_of(const Expression& for_expression, ForPart part) const;
  [[nodiscard]] std::span<const text::Segment> segments_of(const Expression& literal) const;
  [[nodiscard]] std::string_view text_of(const Expression& expression) const;
  [[nodiscard]] std::string_view source_of(const Expression& expression) const;
  [[nodiscard]] text::Span span_of(const Expression& expression) const;

  /// The value of an attribute written as one plain string without sequences; empty view with no data otherwise.
  [[nodiscard]] std::string_view plain_string(const Attribute& attribute) const;
};

}  // namespace dek::hcl
