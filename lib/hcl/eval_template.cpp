// Templates: known parts joined with the places they come from, unknown ones as stand-ins that rules pass over.
#include "hcl/evaluator.hpp"

namespace dek::hcl {
namespace {

// text::find_placeholder takes both for what they are: a value that is not known here.
constexpr std::string_view kUnknownValue = "${unknown}";
constexpr std::string_view kUnknownDirective = "%{unknown}";

// The first two bytes of a stand-in are those of the sequence it stands for, so that it can be pointed at.
void append_stand_in(const File& file, std::uint32_t begin, std::string_view stand_in, Value& out) {
  const std::size_t opener = file.source.rfind(stand_in.substr(0, 2), begin);
  if (opener != std::string_view::npos) {
    const auto from = static_cast<std::uint32_t>(opener);
    out.pieces.push_back({static_cast<std::uint32_t>(out.text.size()), {file.text, from, from + 2}});
  }
  out.text += stand_in;
  out.is_partial = true;
}

}  // namespace

Value Evaluator::joined(Place at, const Expression& e) {
  Value out = string("", at.file.span_of(e));
  out.is_heredoc = e.form == Form::heredoc || e.form == Form::flush_heredoc;
  if (e.kind != ExpressionKind::template_) {
    append_part(at, e, out);
    return out;
  }
  for (const ExpressionIndex part : at.file.operands_of(e)) append_part(at, at.file[part], out);
  return out;
}

void Evaluator::append_part(Place at, const Expression& e, Value& out) {
  if (e.kind == ExpressionKind::template_if) return append_if(at, e, out);
  if (e.kind == ExpressionKind::template_for) return append_for(at, e, out);
  ++depth_;
  Value part = spend_steps(1) ? value_of(at, e) : unknown(at.file.span_of(e));
  --depth_;
  const auto text = as_text(part);
  if (!text && !part.is_string()) return append_stand_in(at.file, e.begin, kUnknownValue, out);
  if (!spend_text(part.text.size())) return append_stand_in(at.file, e.begin, kUnknownValue, out);
  append(out, part);
}

void Evaluator::append_if(Place at, const Expression& e, Value& out) {
  const auto holds = as_text(operand(at, e, 0));
  if (holds != "true" && holds != "false") return append_stand_in(at.file, e.begin, kUnknownDirective, out);
  append(out, operand(at, e, holds == "true" ? 1 : 2));
}

void Evaluator::append_for(Place at, const Expression& e, Value& out) {
  const auto all = steps(at, e);
  if (!all) return append_stand_in(at.file, e.begin, kUnknownDirective, out);
  for (const Step& step : *all) {
    const Scope scope = bind(at, e, step);
    const Value part = value({at.file, &scope}, at.file.part_of(e, ForPart::value));
    if (!spend_text(part.text.size())) return append_stand_in(at.file, e.begin, kUnknownDirective, out);
    append(out, part);
  }
}

}  // namespace dek::hcl
