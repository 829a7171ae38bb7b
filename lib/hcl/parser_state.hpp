// The parser's inside: a cursor over the tokens, and one method for each production, in several files.
#pragma once

#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hcl/lexer.hpp"
#include "hcl/parser.hpp"
#include "hcl/template_parts.hpp"

namespace dek::hcl {

/// A failed production has reported why and answers kNoExpression (or nothing); callers pass that on up to the body
/// item, which looks for the start of the next one.
class Parser {
 public:
  Parser(text::TextId text, std::string_view bytes, Start start);

  Parsed parse_file();
  ParsedTemplate parse_whole_template();

 private:
  friend class TemplateBuilder;

  // Restores how newlines are taken when it goes.
  class Newlines {
   public:
    Newlines(Parser& parser, bool are_tokens) : parser_(parser), before_(parser.newlines_) {
      parser_.newlines_ = are_tokens;
    }
    ~Newlines() { parser_.newlines_ = before_; }
    Newlines(const Newlines&) = delete;
    Newlines& operator=(const Newlines&) = delete;

   private:
    Parser& parser_;
    bool before_;
  };

  // Counts one level of nesting while it lives.
  class Level {
   public:
    explicit Level(Parser& parser) : parser_(parser) { ++parser_.nesting_; }
    ~Level() { --parser_.nesting_; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;
    [[nodiscard]] bool is_too_deep() const { return parser_.nesting_ > kMaxNesting; }

   private:
    Parser& parser_;
  };

  // parser.cpp: the cursor, nodes, findings
  [[nodiscard]] std::size_t peek_index() const;
  [[nodiscard]] const Token& peek() const { return tokens_[peek_index()]; }
  [[nodiscard]] bool sees(TokenKind kind) const { return peek().kind == kind; }
  [[nodiscard]] bool sees_word(std::string_view word) const;
  const Token& read();
  bool accept(TokenKind kind);
  [[nodiscard]] std::string_view text(const Token& token) const;
  [[nodiscard]] std::string describe(const Token& token) const;
  ExpressionIndex add(Expression expression, std::span<const ExpressionIndex> operands);
  ExpressionIndex add(Expression expression, std::initializer_list<ExpressionIndex> operands);
  ExpressionIndex add_leaf(ExpressionKind kind, const Token& token);
  ExpressionIndex fail(const Token& at, Complaint complaint);
  ExpressionIndex fail_too_deep();
  diag::Diagnostic* report(const Token& at, Complaint complaint);  // none when the lexer has said it
  void relate(diag::Diagnostic* finding, const Token& place, std::string text);
  void finish(std::vector<diag::Diagnostic>& diagnostics);

  // parser_body.cpp
  std::uint32_t body(Body& out, std::optional<std::size_t> open_brace);
  std::uint32_t items(Body& out, std::optional<std::size_t> open_brace);
  void drop_repeated(Body& out);
  bool ends_unclosed(std::size_t open_brace, const Token& next);
  bool item(Body& out);
  bool attribute(Body& out, const Token& name, bool on_one_line);
  bool block(Body& out, const Token& type);
  bool labels(Block& out);
  bool block_body(Block& out);
  bool one_line_body(Block& out);
  bool end_of_item(std::string_view what);
  void stray(const Token& token);

  // recovery.cpp
  void skip_item(std::size_t begin);
  [[nodiscard]] bool starts_item_at_margin(std::size_t index) const;
  [[nodiscard]] bool is_unclosed(std::size_t opener_token);

  // parser_expression.cpp
  ExpressionIndex expression();
  ExpressionIndex binary(int lowest);
  ExpressionIndex operand();
  ExpressionIndex term();
  ExpressionIndex unary();
  ExpressionIndex parentheses();
  ExpressionIndex name_or_call();
  ExpressionIndex call(const Token& name, const Token& last_name);
  bool argument_end(const Token& call_name, bool& more, Form& form);
  ExpressionIndex number(const Token& token);

  // parser_traversal.cpp
  ExpressionIndex traversals(ExpressionIndex of);
  ExpressionIndex dot_step(ExpressionIndex of);
  ExpressionIndex legacy_index(ExpressionIndex of);
  ExpressionIndex legacy_splat(ExpressionIndex of);
  ExpressionIndex bracket_step(ExpressionIndex of);
  ExpressionIndex splat(ExpressionIndex of);

  // parser_collection.cpp
  ExpressionIndex tuple();
  ExpressionIndex object();
  bool object_item(std::vector<ExpressionIndex>& out, const Token& open);
  ExpressionIndex for_expression(const Token& open);
  bool for_names(ExpressionIndex (&parts)[kForParts], std::string_view what);
  bool for_values(ExpressionIndex (&parts)[kForParts], Form& form, bool makes_object);

  // parser_template.cpp
  ExpressionIndex string_template();
  ExpressionIndex template_until(TokenKind end, Expression shape);
  bool template_parts(TokenKind end, Template& out);
  bool interpolation(const Token& open, Part& part);
  bool directive(const Token& open, Part& part);
  bool end_sequence(const Token& open, Part& part);

  File& file() { return *file_; }

  std::unique_ptr<File> file_;
  Findings findings_;
  std::vector<Token> tokens_;
  std::size_t next_ = 0;
  bool newlines_ = true;
  int nesting_ = 0;
  bool end_reported_ = false;
  std::optional<std::vector<std::size_t>> unclosed_;  // openers, found when first asked for
};

}  // namespace dek::hcl
