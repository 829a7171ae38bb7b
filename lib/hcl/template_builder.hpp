// Matches the directives of a template and builds its tree.
#pragma once

#include <vector>

#include "hcl/parser_state.hpp"

namespace dek::hcl {

class TemplateBuilder {
 public:
  TemplateBuilder(Parser& parser, const Template& parts, const Token& close)
      : parser_(parser), parts_(parts.parts), literals_(parts.literals), close_(close) {}

  /// The template with the kind, form and place of `shape`.
  ExpressionIndex build(Expression shape);

 private:
  [[nodiscard]] bool sees(PartKind kind) const { return at_ < parts_.size() && parts_[at_].kind == kind; }
  bool items(std::vector<ExpressionIndex>& out);
  ExpressionIndex literal_run();
  ExpressionIndex branch(std::uint32_t begin);
  ExpressionIndex if_directive();
  ExpressionIndex for_directive();
  ExpressionIndex unmatched(const Part& open, std::string_view wanted);

  Parser& parser_;
  const std::vector<Part>& parts_;
  const Literals& literals_;
  const Token& close_;
  std::size_t at_ = 0;
};

}  // namespace dek::hcl
