// The helpers of the HCL tests.
#include <array>

#include "text/line_index.hpp"
#include "unit/hcl/show.hpp"

namespace dek::hcl::test {
namespace {

constexpr std::array<const char*, 16> kOperations = {"",   "||", "&&", "==", "!=", ">", ">=", "<",
                                                     "<=", "+",  "-",  "*",  "/",  "%", "-",  "!"};

class Shower {
 public:
  explicit Shower(const File& file) : file_(file) {}

  std::string show(ExpressionIndex index) const { return index == kNoExpression ? "_" : show(file_[index]); }

 private:
  std::string operand(const Expression& e, std::size_t i) const { return show(file_.operands_of(e)[i]); }

  std::string list(const Expression& e, const std::string& separator) const {
    std::string out;
    for (const ExpressionIndex item : file_.operands_of(e)) out += (out.empty() ? "" : separator) + show(item);
    return out;
  }

  std::string pairs(const Expression& e) const {
    std::string out;
    for (std::size_t i = 0; i < e.count; i += 2) out += (i > 0 ? ", " : "") + operand(e, i) + " = " + operand(e, i + 1);
    return out;
  }

  std::string show(const Expression& e) const {
    const std::string text(file_.text_of(e));
    const std::string operation = kOperations[static_cast<std::size_t>(e.operation)];
    switch (e.kind) {
      case ExpressionKind::literal:
        return "'" + text + "'";
      case ExpressionKind::template_:
        return "\"" + list(e, " ") + "\"";
      case ExpressionKind::wrapped:
        return "<" + operand(e, 0) + ">";
      case ExpressionKind::parentheses:
        return "paren " + operand(e, 0);
      case ExpressionKind::attribute:
        return operand(e, 0) + "." + text;
      case ExpressionKind::index:
        return operand(e, 0) + "[" + operand(e, 1) + "]";
      case ExpressionKind::splat:
        return "each(" + operand(e, 0) + ", " + operand(e, 1) + (e.form == Form::legacy ? ", legacy)" : ")");
      case ExpressionKind::splat_item:
        return "it";
      case ExpressionKind::call:
        return text + "(" + list(e, ", ") + (e.form == Form::expanded ? "...)" : ")");
      case ExpressionKind::tuple:
        return "[" + list(e, ", ") + "]";
      case ExpressionKind::object:
        return "{" + pairs(e) + "}";
      case ExpressionKind::for_tuple:
        return "for_tuple(" + list(e, " ") + ")";
      case ExpressionKind::for_object:
        return "for_object(" + list(e, " ") + (e.form == Form::grouped ? "...)" : ")");
      case ExpressionKind::template_for:
        return "template_for(" + list(e, " ") + ")";
      case ExpressionKind::template_if:
      case ExpressionKind::conditional:
        return "(" + operand(e, 0) + " ? " + operand(e, 1) + " : " + operand(e, 2) + ")";
      case ExpressionKind::binary:
        return "(" + operand(e, 0) + " " + operation + " " + operand(e, 1) + ")";
      case ExpressionKind::unary:
        return operation + operand(e, 0);
      default:
        return text;
    }
  }

  const File& file_;
};

}  // namespace

std::string show(const File& file, ExpressionIndex index) {
  return Shower(file).show(index);
}

std::string show_value(std::string_view text, std::string_view name) {
  const Parsed parsed = parse({}, text);
  if (!parsed.diagnostics.empty()) return parsed.diagnostics.front().message;
  const Attribute* attribute = parsed.file->body.attribute(name);
  return attribute == nullptr ? "absent" : show(*parsed.file, attribute->value);
}

std::string string_value(std::string_view text) {
  const Parsed parsed = parse({}, text);
  if (!parsed.diagnostics.empty()) return parsed.diagnostics.front().message;
  const Attribute* attribute = parsed.file->body.attribute("a");
  return attribute == nullptr ? "absent" : std::string(parsed.file->plain_string(*attribute));
}

std::vector<std::string> findings(std::string_view text) {
  const Parsed parsed = parse({}, text);
  const text::LineIndex lines(text);
  std::vector<std::string> out;
  for (const diag::Diagnostic& finding : parsed.diagnostics) {
    const text::Position at = lines.position(finding.span.begin);
    out.push_back(std::to_string(at.line) + ":" + std::to_string(at.column) + " " + finding.message);
  }
  return out;
}

}  // namespace dek::hcl::test
