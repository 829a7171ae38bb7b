// Locals and variables, each found once, and the files that functions read.
#include "hcl/evaluator.hpp"

#include <algorithm>

#include "hcl/findings.hpp"

namespace dek::hcl {
namespace {

constexpr int kMaxDepth = 600;  // nested evaluations, locals of locals included
// A hundred times what the largest modules of people take.
constexpr std::size_t kMaxSteps = 1'000'000;
constexpr std::size_t kMaxTextBytes = 64U << 20U;

// Members that a type leaves optional are absent from the written value and still there in Terraform.
Value with_open_objects(Value value) {
  if (!value.is_object() && !value.is_list()) return value;
  Members members(value.items().begin(), value.items().end());
  for (Member& member : members) member.value = with_open_objects(std::move(member.value));
  attach(value, std::move(members));
  value.is_partial = value.is_object();
  return value;
}

}  // namespace

const Value* Scope::find(std::string_view name) const {
  for (const Scope* scope = this; scope != nullptr; scope = scope->outer) {
    const auto found = std::find_if(scope->names.begin(), scope->names.end(), [&](auto& n) { return n.first == name; });
    if (found != scope->names.end()) return &found->second;
  }
  return nullptr;
}

Evaluator::Evaluator(ModuleFiles files, Surroundings surroundings)
    : files_(std::move(files)), surroundings_(std::move(surroundings)) {
  for (const File* file : files_.configuration) collect(*file);
  for (const File* file : files_.variables) {
    for (const Attribute& attribute : file->body.attributes)
      assignments_.insert_or_assign(attribute.name.text, Definition{file, &attribute, State::untouched, {}});
  }
}

void Evaluator::collect(const File& file) {
  for (const Block& block : file.body.blocks) {
    if (block.type.text == "locals") {
      for (const Attribute& attribute : block.body.attributes)
        locals_.try_emplace(attribute.name.text, Definition{&file, &attribute, State::untouched, {}});
    } else if (block.type.text == "variable" && block.labels.size() == 1) {
      const std::string& name = block.labels[0].text;
      variables_.try_emplace(name, Definition{&file, block.body.attribute("default"), State::untouched, {}});
      const Attribute* type = block.body.attribute("type");
      const bool has_optional =
          type != nullptr && file.source_of(file[type->value]).find("optional(") != std::string_view::npos;
      has_optional_[name] = has_optional;
    }
  }
}

bool Evaluator::spend_steps(std::size_t steps) {
  steps_spent_ += steps;
  return steps_spent_ <= kMaxSteps && depth_ <= kMaxDepth;
}

bool Evaluator::spend_text(std::size_t bytes) {
  bytes_spent_ += bytes;
  return bytes_spent_ <= kMaxTextBytes;
}

Value Evaluator::evaluate(const File& file, ExpressionIndex expression) {
  return value({file, nullptr}, expression);
}

Value Evaluator::resolve(Definition& definition) {
  if (definition.state == State::running) {
    report_cycle(definition);
    return unknown({definition.file->text, definition.attribute->name.begin, definition.attribute->name.end});
  }
  if (definition.state == State::untouched) {
    definition.state = State::running;
    definition.value = value({*definition.file, nullptr}, definition.attribute->value);
    definition.state = State::done;
  }
  return definition.value;
}

void Evaluator::report_cycle(const Definition& definition) {
  if (cycles_.size() == kMaxFindings) return;
  const Name& name = definition.attribute->name;
  diag::Diagnostic finding;
  finding.rule = kSyntaxRule;
  finding.severity = diag::Severity::error;
  finding.span = {definition.file->text, name.begin, name.end};
  finding.message = "local `" + name.text + "` needs its own value";
  finding.help = "take one reference out of the circle";
  for (const auto& [other_name, other] : locals_) {
    if (other.state != State::running || &other == &definition) continue;
    const Name& link = other.attribute->name;
    finding.related.push_back({{other.file->text, link.begin, link.end}, "by way of `" + other_name + "`"});
  }
  cycles_.push_back(std::move(finding));
}

Value Evaluator::local(std::string_view name, text::Span span) {
  const auto found = locals_.find(name);
  return found == locals_.end() ? unknown(span) : resolve(found->second);
}

Value Evaluator::variable(std::string_view name, text::Span span) {
  const auto declared = variables_.find(name);
  Value out = unknown(span);
  if (const Value* input = files_.inputs ? files_.inputs->find(name) : nullptr) {
    out = *input;
  } else if (files_.inputs && files_.inputs->is_partial) {
    return out;
  } else if (const auto assigned = assignments_.find(name); !files_.inputs && assigned != assignments_.end()) {
    out = resolve(assigned->second);
  } else if (declared != variables_.end() && declared->second.attribute != nullptr) {
    out = resolve(declared->second);
  }
  const auto optional = has_optional_.find(name);
  return optional != has_optional_.end() && optional->second ? with_open_objects(std::move(out)) : out;
}

std::vector<diag::Diagnostic> Evaluator::check() {
  for (auto& [name, definition] : locals_) static_cast<void>(resolve(definition));
  return std::move(cycles_);
}

Value Evaluator::read_file(std::string_view path, text::Span span) {
  const auto source = surroundings_.read ? surroundings_.read(path) : std::nullopt;
  if (!source || !spend_text(source->bytes.size())) return unknown(span);
  const text::Span whole{source->text, 0, static_cast<std::uint32_t>(source->bytes.size())};
  Value out = string(std::string(source->bytes), whole);
  out.pieces.push_back({0, whole});
  out.is_heredoc = true;
  return out;
}

Value Evaluator::render_template(std::string_view path, const Value& names, text::Span span) {
  auto known = templates_.find(path);
  if (known == templates_.end()) {
    const auto source = surroundings_.read ? surroundings_.read(path) : std::nullopt;
    if (!source) return unknown(span);
    known = templates_.emplace(std::string(path), parse_template(source->text, source->bytes)).first;
  }
  const ParsedTemplate& parsed = known->second;
  if (parsed.root == kNoExpression) return unknown(span);
  Scope scope{nullptr, {}, true};
  for (const Member& member : names.items()) scope.names.emplace_back(member.key, member.value);
  Value out = value({*parsed.file, &scope}, parsed.root);
  out.is_heredoc = true;
  return out;
}

Value Evaluator::decode(const Value& text, Encoding encoding, text::Span span) {
  if (text.encoding == encoding && text.members) return text.members->front().value;
  if (!text.is_string() || !surroundings_.decode || !spend_text(text.text.size())) return unknown(span);
  return surroundings_.decode(text, encoding);
}

}  // namespace dek::hcl
