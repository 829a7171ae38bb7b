// Literals that touch become one; if and for take what stands up to their end.
#include "hcl/template_builder.hpp"

namespace dek::hcl {
namespace {

constexpr std::string_view word_of(PartKind kind) {
  switch (kind) {
    case PartKind::if_:
      return "if";
    case PartKind::else_:
      return "else";
    case PartKind::endif_:
      return "endif";
    case PartKind::for_:
      return "for";
    case PartKind::endfor_:
      return "endfor";
    case PartKind::literal:
    case PartKind::value:
      break;
  }
  return {};
}

}  // namespace

ExpressionIndex TemplateBuilder::build(Expression shape) {
  if (parts_.size() == 1 && sees(PartKind::value)) {
    shape.kind = ExpressionKind::wrapped;
    return parser_.add(shape, {parts_[0].expression});
  }
  std::vector<ExpressionIndex> operands;
  if (!items(operands)) return kNoExpression;
  if (at_ < parts_.size()) {
    const Part& part = parts_[at_];
    return parser_.fail({TokenKind::open_directive, part.begin, part.end},
                        {"`" + std::string(word_of(part.kind)) + "` directive without its beginning"});
  }
  if (operands.empty()) operands.push_back(literal_run());
  return parser_.add(shape, operands);
}

// Up to a directive that belongs to somebody further out, or to the end.
bool TemplateBuilder::items(std::vector<ExpressionIndex>& out) {
  while (at_ < parts_.size()) {
    ExpressionIndex item = kNoExpression;
    switch (parts_[at_].kind) {
      case PartKind::literal:
        item = literal_run();
        break;
      case PartKind::value:
        item = parts_[at_++].expression;
        break;
      case PartKind::if_:
        item = if_directive();
        break;
      case PartKind::for_:
        item = for_directive();
        break;
      case PartKind::else_:
      case PartKind::endif_:
      case PartKind::endfor_:
        return true;
    }
    if (item == kNoExpression) return false;
    out.push_back(item);
  }
  return true;
}

// The literals from here on as one; an empty one when there is none.
ExpressionIndex TemplateBuilder::literal_run() {
  File& file = parser_.file();
  Expression literal{.kind = ExpressionKind::literal};
  literal.begin = literal.end = at_ < parts_.size() ? parts_[at_].begin : close_.begin;
  literal.text = static_cast<std::uint32_t>(file.decoded.size());
  const auto first_segment = static_cast<std::uint32_t>(file.segments.size());
  for (; sees(PartKind::literal); ++at_) {
    literals_.append_to(file, parts_[at_].literal, literal.text);
    literal.end = parts_[at_].end;
  }
  literal.text_size = static_cast<std::uint32_t>(file.decoded.size()) - literal.text;
  literal.first = first_segment;
  literal.count = static_cast<std::uint32_t>(file.segments.size()) - first_segment;
  return parser_.add(literal, {});
}

ExpressionIndex TemplateBuilder::branch(std::uint32_t begin) {
  std::vector<ExpressionIndex> operands;
  if (!items(operands)) return kNoExpression;
  if (operands.empty()) operands.push_back(literal_run());
  const std::uint32_t end = at_ < parts_.size() ? parts_[at_].begin : close_.begin;
  return parser_.add({.kind = ExpressionKind::template_, .begin = begin, .end = end}, operands);
}

ExpressionIndex TemplateBuilder::if_directive() {
  const Parser::Level level(parser_);
  if (level.is_too_deep()) return parser_.fail_too_deep();
  const Part& open = parts_[at_++];
  const ExpressionIndex then = branch(open.end);
  if (then == kNoExpression) return then;
  ExpressionIndex otherwise = kNoExpression;
  if (sees(PartKind::else_)) {
    const std::uint32_t begin = parts_[at_++].end;
    otherwise = branch(begin);
  } else {
    otherwise = parser_.add({.kind = ExpressionKind::template_, .begin = open.end, .end = open.end}, {literal_run()});
  }
  if (otherwise == kNoExpression) return otherwise;
  if (!sees(PartKind::endif_)) return unmatched(open, "endif");
  return parser_.add({.kind = ExpressionKind::template_if, .begin = open.begin, .end = parts_[at_++].end},
                     {open.expression, then, otherwise});
}

ExpressionIndex TemplateBuilder::for_directive() {
  const Parser::Level level(parser_);
  if (level.is_too_deep()) return parser_.fail_too_deep();
  const Part& open = parts_[at_++];
  const ExpressionIndex value = branch(open.end);
  if (value == kNoExpression) return value;
  if (!sees(PartKind::endfor_)) return unmatched(open, "endfor");
  return parser_.add({.kind = ExpressionKind::template_for, .begin = open.begin, .end = parts_[at_++].end},
                     {open.key_name, open.value_name, open.expression, kNoExpression, value, kNoExpression});
}

ExpressionIndex TemplateBuilder::unmatched(const Part& open, std::string_view wanted) {
  const Token opener{TokenKind::open_directive, open.begin, open.end};
  if (at_ >= parts_.size()) {
    return parser_.fail(opener, {"`" + std::string(word_of(open.kind)) + "` directive is never closed", "opened here",
                                 "close it with `%{ " + std::string(wanted) + " }`"});
  }
  const Part& found = parts_[at_];
  diag::Diagnostic* finding = parser_.report(
      {TokenKind::open_directive, found.begin, found.end},
      {"expected the `" + std::string(wanted) + "` directive, found `" + std::string(word_of(found.kind)) + "`"});
  parser_.relate(finding, opener, "opened here");
  return kNoExpression;
}

}  // namespace dek::hcl
