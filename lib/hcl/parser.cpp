// The cursor over the tokens, and the nodes and findings it leads to.
#include "hcl/parser.hpp"

#include <algorithm>

#include "hcl/parser_state.hpp"

namespace dek::hcl {

Parser::Parser(text::TextId text, std::string_view bytes, Start start) : file_(new File), findings_(text) {
  file_->text = text;
  file_->source = bytes;
  if (bytes.size() > kMaxBytes) {
    findings_.add(0, 0, {"file is too large to be read as HCL", "", "HCL is read up to 32 MiB"});
    file_->body.incomplete = true;
    bytes = {};
  }
  Lexed lexed = lex(bytes, start, findings_);
  tokens_ = std::move(lexed.tokens);
  file_->comments = std::move(lexed.comments);
}

std::size_t Parser::peek_index() const {
  std::size_t i = next_;
  while (!newlines_ && tokens_[i].kind == TokenKind::newline) ++i;
  return i;
}

bool Parser::sees_word(std::string_view word) const {
  return sees(TokenKind::identifier) && text(peek()) == word;
}

const Token& Parser::read() {
  const std::size_t i = peek_index();
  next_ = tokens_[i].kind == TokenKind::end_of_file ? i : i + 1;
  return tokens_[i];
}

bool Parser::accept(TokenKind kind) {
  if (!sees(kind)) return false;
  read();
  return true;
}

std::string_view Parser::text(const Token& token) const {
  return file_->source.substr(token.begin, token.size());
}

std::string Parser::describe(const Token& token) const {
  switch (token.kind) {
    case TokenKind::end_of_file:
      return "the end of the file";
    case TokenKind::newline:
      return "the end of the line";
    case TokenKind::open_quote:
      return "a string";
    case TokenKind::open_heredoc:
      return "a heredoc";
    case TokenKind::close_quote:
    case TokenKind::close_heredoc:
      return "the end of the string";
    case TokenKind::quoted_literal:
    case TokenKind::heredoc_literal:
      return "text";
    default:
      return "`" + std::string(text(token)) + "`";
  }
}

ExpressionIndex Parser::add(Expression expression, std::span<const ExpressionIndex> operands) {
  int height = 0;
  for (const ExpressionIndex operand : operands) {
    if (operand != kNoExpression) height = std::max(height, file_->expressions[operand].height + 1);
  }
  if (height > kMaxHeight) return fail_too_deep();
  expression.height = static_cast<std::uint16_t>(height);
  if (!operands.empty()) {
    expression.first = static_cast<std::uint32_t>(file_->operands.size());
    expression.count = static_cast<std::uint32_t>(operands.size());
    file_->operands.insert(file_->operands.end(), operands.begin(), operands.end());
  }
  file_->expressions.push_back(expression);
  return static_cast<ExpressionIndex>(file_->expressions.size() - 1);
}

ExpressionIndex Parser::add(Expression expression, std::initializer_list<ExpressionIndex> operands) {
  return add(expression, std::span(operands.begin(), operands.size()));
}

ExpressionIndex Parser::add_leaf(ExpressionKind kind, const Token& token) {
  return add({.kind = kind, .begin = token.begin, .end = token.end, .text = token.begin, .text_size = token.size()},
             {});
}

diag::Diagnostic* Parser::report(const Token& at, Complaint complaint) {
  // The lexer has said what is wrong with an invalid token, and with an end that it had to make up.
  const bool is_made_up = at.size() == 0 && at.kind != TokenKind::end_of_file;
  if (at.kind == TokenKind::invalid || is_made_up) return nullptr;
  std::uint32_t end = at.end;
  // A line end is shown as one column, a heredoc by its opener.
  if (at.kind == TokenKind::newline) end = at.begin + 1;
  return &findings_.add(at.begin, end, std::move(complaint));
}

void Parser::relate(diag::Diagnostic* finding, const Token& place, std::string text) {
  if (finding != nullptr) finding->related.push_back({findings_.span(place.begin, place.end), std::move(text)});
}

ExpressionIndex Parser::fail(const Token& at, Complaint complaint) {
  report(at, std::move(complaint));
  return kNoExpression;
}

ExpressionIndex Parser::fail_too_deep() {
  return fail(peek(), {"expression is nested too deeply to be read", "", "split it into `locals`"});
}

void Parser::finish(std::vector<diag::Diagnostic>& diagnostics) {
  diagnostics = findings_.take();
  std::stable_sort(diagnostics.begin(), diagnostics.end(),
                   [](const diag::Diagnostic& a, const diag::Diagnostic& b) { return a.span.begin < b.span.begin; });
}

Parsed Parser::parse_file() {
  body(file_->body, std::nullopt);
  Parsed out;
  finish(out.diagnostics);
  out.file = std::move(file_);
  return out;
}

ParsedTemplate Parser::parse_whole_template() {
  ParsedTemplate out;
  const auto end = static_cast<std::uint32_t>(file_->source.size());
  out.root = template_until(TokenKind::end_of_file, {.kind = ExpressionKind::template_, .begin = 0, .end = end});
  finish(out.diagnostics);
  out.file = std::move(file_);
  return out;
}

Parsed parse(text::TextId text, std::string_view bytes) {
  return Parser(text, bytes, Start::body).parse_file();
}

ParsedTemplate parse_template(text::TextId text, std::string_view bytes) {
  return Parser(text, bytes, Start::template_).parse_whole_template();
}

}  // namespace dek::hcl
