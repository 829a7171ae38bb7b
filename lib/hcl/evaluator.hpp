// What the expressions of one Terraform module come to, as far as its own text tells.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diag/diagnostic.hpp"
#include "hcl/parser.hpp"
#include "hcl/value.hpp"

namespace dek::hcl {

struct Source {
  text::TextId text{};
  std::string_view bytes;  // outlives the evaluator
};

/// What the evaluator asks its caller for; each may be left out, and its answers are unknown then.
struct Surroundings {
  /// The file at `path`, relative to the module's folder; none when it is absent or outside of the linted root.
  std::function<std::optional<Source>(std::string_view path)> read;

  /// The value that a YAML or JSON text stands for; see from_node and segments_in.
  std::function<Value(const Value& text, Encoding encoding)> decode;
};

/// The files of one folder; all must outlive the evaluator.
struct ModuleFiles {
  std::vector<const File*> configuration;  // .tf
  std::vector<const File*> variables;      // .tfvars, later ones win
  std::optional<Value> inputs;             // of a module that another one calls: the call's block as object
};

/// Names of local scope: what a `for`, a splat or a template file brings.
struct Scope {
  const Scope* outer = nullptr;
  std::vector<std::pair<std::string, Value>> names;
  bool is_template_file = false;  // knows nothing but its names

  [[nodiscard]] const Value* find(std::string_view name) const;
};

/// Not for several threads at once: it remembers what it has found out.
class Evaluator {
 public:
  Evaluator(ModuleFiles files, Surroundings surroundings);
  Evaluator(const Evaluator&) = delete;
  Evaluator& operator=(const Evaluator&) = delete;

  [[nodiscard]] Value evaluate(const File& file, ExpressionIndex expression);

  /// The block as an object: its arguments, and its blocks by type (an object for one, a list of objects for several).
  /// `count` and `for_each` are bound where they stand for one instance, and unknown where they stand for several.
  [[nodiscard]] Value evaluate(const File& file, const Block& block);

  /// False when `count` or `for_each` says that there is none; none when they are unknown.
  [[nodiscard]] std::optional<bool> exists(const File& file, const Block& block);

  [[nodiscard]] Value local(std::string_view name, text::Span span);
  [[nodiscard]] Value variable(std::string_view name, text::Span span);

  /// Looks at every local; findings are those that need their own value.
  [[nodiscard]] std::vector<diag::Diagnostic> check();

  // For functions.
  [[nodiscard]] Value read_file(std::string_view path, text::Span span);
  [[nodiscard]] Value render_template(std::string_view path, const Value& names, text::Span span);
  [[nodiscard]] Value decode(const Value& text, Encoding encoding, text::Span span);

 private:
  struct Place {  // where an expression stands
    const File& file;
    const Scope* scope;
  };
  enum class State : std::uint8_t { untouched, running, done };
  struct Definition {
    const File* file = nullptr;
    const Attribute* attribute = nullptr;
    State state = State::untouched;
    Value value;
  };
  using Definitions = std::map<std::string, Definition, std::less<>>;

  // evaluator.cpp
  void collect(const File& file);
  Value resolve(Definition& definition);
  void report_cycle(const Definition& definition);

  // eval_expression.cpp
  Value value(Place at, ExpressionIndex index);
  Value value_of(Place at, const Expression& e);
  Value operand(Place at, const Expression& e, std::size_t i) { return value(at, at.file.operands_of(e)[i]); }
  Value name(Place at, const Expression& e);
  Value tuple(Place at, const Expression& e);
  Value object(Place at, const Expression& e);
  std::optional<std::string> object_key(Place at, const Expression& key);
  Value call(Place at, const Expression& e);

  // eval_traversal.cpp
  Value attribute(Place at, const Expression& e);
  Value index(Place at, const Expression& e);
  Value splat(Place at, const Expression& e);

  // eval_operator.cpp
  Value operation(Place at, const Expression& e);
  Value conditional(Place at, const Expression& e);
  Value binary(Place at, const Expression& e);
  Value unary(Place at, const Expression& e);
  Value logical(Place at, const Expression& e);

  // eval_for.cpp
  struct Step {  // one turn of a `for`
    Value key, item;
  };
  std::optional<std::vector<Step>> steps(Place at, const Expression& e);
  Scope bind(Place at, const Expression& e, const Step& step);
  Value for_tuple(Place at, const Expression& e);
  Value for_object(Place at, const Expression& e);

  // eval_template.cpp
  Value joined(Place at, const Expression& e);
  void append_part(Place at, const Expression& e, Value& out);
  void append_if(Place at, const Expression& e, Value& out);
  void append_for(Place at, const Expression& e, Value& out);

  // eval_block.cpp
  Value body(Place at, const Body& body, text::Span span);
  Scope instance_scope(Place at, const Body& body);
  void add_dynamic(Place at, const Block& block, std::vector<std::pair<const Block*, Value>>& out);

  // False when the module takes more than any that people write: what remains is unknown.
  bool spend_steps(std::size_t steps);
  bool spend_text(std::size_t bytes);

  ModuleFiles files_;
  Surroundings surroundings_;
  Definitions locals_, variables_, assignments_;
  std::map<std::string, bool, std::less<>> has_optional_;  // variables whose objects may have more members
  std::vector<diag::Diagnostic> cycles_;
  std::map<std::string, ParsedTemplate, std::less<>> templates_;  // by path
  int depth_ = 0;
  std::size_t steps_spent_ = 0, bytes_spent_ = 0;
};

}  // namespace dek::hcl
