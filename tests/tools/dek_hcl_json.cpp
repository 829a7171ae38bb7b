// dek_hcl_json FILE: the file in the JSON shape of hashicorp's hcl2json, expressions as `${…}`; 1 when it is not valid
// HCL.
#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "base/files.hpp"
#include "hcl/number.hpp"
#include "hcl/parser.hpp"
#include "text/line_index.hpp"

namespace {

using namespace dek::hcl;
using nlohmann::json;

/// What hcl2json cannot express and refuses: labelled and bare blocks of one name, `!` before a number.
struct NoJson : std::runtime_error {
  using std::runtime_error::runtime_error;
};

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

std::string escape_literal(std::string_view literal) {
  std::string out(literal);
  replace_all(out, "${", "$${");
  replace_all(out, "%{", "%%{");
  return out;
}

class Converter {
 public:
  explicit Converter(const File& file) : file_(file) {}

  json body(const Body& body) const {
    json out = json::object();
    for (const Block& block : body.blocks) add_block(block, out);
    for (const Attribute& attribute : body.attributes) out[attribute.name.text] = value(file_[attribute.value]);
    return out;
  }

 private:
  void add_block(const Block& block, json& out) const {
    json* place = &out;
    std::string key = block.type.text;
    for (const Name& label : block.labels) {
      json& next = (*place)[key];
      if (next.is_null()) next = json::object();
      if (!next.is_object()) throw NoJson("block `" + key + "` with and without labels");
      place = &next;
      key = label.text;
    }
    json& list = (*place)[key];
    if (list.is_null()) list = json::array();
    if (!list.is_array()) throw NoJson("block `" + key + "` with and without labels");
    list.push_back(body(block.body));
  }

  const Expression& operand(const Expression& of, std::size_t i) const { return file_[file_.operands_of(of)[i]]; }

  std::string source(const Expression& e) const {
    // hcl2json takes a parenthesis behind an expression along.
    const bool more = e.end < file_.source.size() && file_.source[e.end] == ')';
    return std::string(file_.source.substr(e.begin, e.end - e.begin + (more ? 1 : 0)));
  }

  std::string wrap(const Expression& e) const { return "${" + source(e) + "}"; }

  json number(std::string_view sign, const Expression& e) const {
    const std::string digits = canonical_number(file_.text_of(e));
    return json::parse(std::string(sign) + (digits.empty() ? std::string(file_.text_of(e)) : digits));
  }

  json value(const Expression& e) const {
    switch (e.kind) {
      case ExpressionKind::number:
        return number("", e);
      case ExpressionKind::boolean:
        return file_.text_of(e) == "true";
      case ExpressionKind::null:
        return nullptr;
      case ExpressionKind::unary:
        return unary(e);
      case ExpressionKind::template_:
        return joined(e);
      case ExpressionKind::wrapped:
        return value(operand(e, 0));
      case ExpressionKind::tuple: {
        json out = json::array();
        for (const ExpressionIndex item : file_.operands_of(e)) out.push_back(value(file_[item]));
        return out;
      }
      case ExpressionKind::object: {
        json out = json::object();
        for (std::size_t i = 0; i < e.count; i += 2) out[key(operand(e, i))] = value(operand(e, i + 1));
        return out;
      }
      default:
        return wrap(e);
    }
  }

  json unary(const Expression& e) const {
    const Expression& of = operand(e, 0);
    if (of.kind == ExpressionKind::number && e.operation == Operation::negate) return number("-", of);
    if (of.kind == ExpressionKind::boolean && e.operation == Operation::logical_not) return file_.text_of(of) != "true";
    if (of.kind == ExpressionKind::number || of.kind == ExpressionKind::boolean || of.kind == ExpressionKind::null)
      throw NoJson("operator does not fit its operand");
    return wrap(e);
  }

  std::string joined(const Expression& e) const {
    std::string out;
    for (const ExpressionIndex item : file_.operands_of(e)) out += part(file_[item]);
    return out;
  }

  std::string part(const Expression& e) const {
    switch (e.kind) {
      case ExpressionKind::literal:
        return escape_literal(file_.text_of(e));
      case ExpressionKind::number:
        return canonical_number(file_.text_of(e));
      case ExpressionKind::boolean:
      case ExpressionKind::null:
        return std::string(file_.text_of(e));
      case ExpressionKind::template_:
        return joined(e);
      case ExpressionKind::wrapped:
        return part(operand(e, 0));
      case ExpressionKind::conditional:
      case ExpressionKind::template_if:
        return if_directive(e);
      case ExpressionKind::template_for:
        return for_directive(e);
      default:
        return wrap(e);
    }
  }

  std::string if_directive(const Expression& e) const {
    const std::string otherwise = part(operand(e, 2));
    return "%{if " + source(operand(e, 0)) + "}" + part(operand(e, 1)) +
           (otherwise.empty() ? "" : "%{else}" + otherwise) + "%{endif}";
  }

  std::string for_directive(const Expression& e) const {
    const auto text = [&](ForPart which) { return std::string(file_.text_of(file_[file_.part_of(e, which)])); };
    const bool has_key = file_.part_of(e, ForPart::key_name) != kNoExpression;
    return "%{for " + (has_key ? text(ForPart::key_name) + ", " : "") + text(ForPart::value_name) + " in " +
           source(file_[file_.part_of(e, ForPart::collection)]) + "}" + part(file_[file_.part_of(e, ForPart::value)]) +
           "%{endfor}";
  }

  std::string key(const Expression& e) const { return is_path(e) ? source(e) : part(e); }

  // A name and steps that are fixed: as a key it is taken as written.
  bool is_path(const Expression& e) const {
    if (e.kind == ExpressionKind::variable) return true;
    if (e.kind == ExpressionKind::attribute) return is_path(operand(e, 0));
    return e.kind == ExpressionKind::index && is_fixed(operand(e, 1)) && is_path(operand(e, 0));
  }

  bool is_fixed(const Expression& e) const {
    const bool is_string =
        e.kind == ExpressionKind::template_ && e.count == 1 && operand(e, 0).kind == ExpressionKind::literal;
    return is_string || e.kind == ExpressionKind::number || e.kind == ExpressionKind::boolean ||
           e.kind == ExpressionKind::null;
  }

  const File& file_;
};

void print(const dek::diag::Diagnostic& finding, const std::string& path, const dek::text::LineIndex& lines) {
  const auto at = lines.position(finding.span.begin);
  std::cerr << path << ':' << at.line << ':' << at.column << ": " << finding.message;
  if (!finding.label.empty()) std::cerr << " (" << finding.label << ')';
  std::cerr << '\n';
  if (!finding.help.empty()) std::cerr << "  help: " << finding.help << '\n';
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: dek_hcl_json FILE\n";
    return 2;
  }
  const std::string path = argv[1];
  const auto bytes = dek::base::read_file(path, std::uint64_t{1} << 30);
  if (!bytes) {
    std::cerr << path << ": " << bytes.error().message << '\n';
    return 2;
  }
  const Parsed parsed = parse({}, *bytes);
  const dek::text::LineIndex lines(*bytes);
  for (const auto& finding : parsed.diagnostics) print(finding, path, lines);
  if (!parsed.diagnostics.empty()) return 1;
  try {
    std::cout << Converter(*parsed.file).body(parsed.file->body).dump() << '\n';
  } catch (const NoJson& reason) {
    std::cerr << path << ": " << reason.what() << '\n';
    return 1;
  }
  return 0;
}
