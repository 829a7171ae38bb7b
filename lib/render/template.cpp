// The renderer of templates: walks the tags, resolves every name, and places each value only where it can be quoted.
#include "render/template.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.hpp"
#include "render/quote.hpp"
#include "render/template_lexer.hpp"

namespace dek::render {
namespace {

using Outcome = base::Result<base::Done>;

std::size_t count_unescaped(std::string_view line, char quote) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\') {
      ++i;
    } else if (line[i] == quote) {
      ++count;
    }
  }
  return count;
}

bool begins_yaml_scalar(std::string_view line) {
  const std::size_t first = line.find_first_not_of(' ');
  if (first == std::string_view::npos) return true;  // a key
  if (line[first] == '#' || line.find(" #") != std::string_view::npos) return false;
  if (line.back() == '[' || line.back() == '{') return true;
  if (line.back() != ' ') return false;
  const std::size_t last = line.find_last_not_of(' ');
  return std::string_view(":-,{[").find(line[last]) != std::string_view::npos;
}

class Renderer {
 public:
  Renderer(Syntax syntax, const std::vector<Tag>& tags) : syntax_(syntax), tags_(tags) {}

  Outcome run(const Value& root) {
    scopes_.push_back(&root);
    return run(0, tags_.size());
  }

  std::string take() && { return std::move(out_); }

 private:
  base::Error error(const Tag& tag, std::string_view what) const {
    return {fmt::format("{}:{}: {}", tag.source, tag.line, what), ""};
  }

  Outcome run(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const Tag& tag = tags_[i];
      switch (tag.kind) {
        case TagKind::text:
          DEK_CHECK(append(tag));
          break;
        case TagKind::quoted:
          DEK_CHECK(place_quoted(tag));
          break;
        case TagKind::verbatim:
          DEK_CHECK(place_verbatim(tag));
          break;
        case TagKind::open:
        case TagKind::open_inverted:
          DEK_CHECK(section(i));
          i = tag.match;
          break;
        case TagKind::close:
          break;
      }
    }
    return base::Done{};
  }

  /// Innermost scope first; the rest of a dotted name must be where its first part is.
  base::Result<const Value*> resolve(const Tag& tag) const {
    if (tag.text == ".") return scopes_.back();
    const std::vector<std::string_view> parts = base::split(tag.text, '.');
    for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope) {
      const Value* value = child(*scope, parts.front());
      if (value == nullptr) continue;
      for (std::size_t i = 1; i < parts.size() && value != nullptr; ++i) value = child(value, parts[i]);
      if (value != nullptr) return value;
      break;
    }
    return error(tag, fmt::format("unknown name `{}`", tag.text));
  }

  static const Value* child(const Value* scope, std::string_view name) {
    return scope->kind() == ValueKind::map ? scope->entries().find(name) : nullptr;
  }

  Outcome section(std::size_t at) {
    const Tag& tag = tags_[at];
    DEK_TRY(const Value* value, resolve(tag));
    const ValueKind kind = value->kind();
    if (kind != ValueKind::boolean && kind != ValueKind::list && kind != ValueKind::map)
      return error(tag, fmt::format("`{}` is neither a boolean nor a list nor a map", tag.text));
    const bool holds =
        kind == ValueKind::boolean ? value->boolean() : kind == ValueKind::map || !value->items().empty();
    if (holds == (tag.kind == TagKind::open_inverted)) return base::Done{};
    if (!holds || kind == ValueKind::boolean) return run(at + 1, tag.match);
    if (kind == ValueKind::map) return run_in(*value, at);
    for (const Value& item : value->items()) DEK_CHECK(run_in(item, at));
    return base::Done{};
  }

  Outcome run_in(const Value& scope, std::size_t at) {
    scopes_.push_back(&scope);
    DEK_CHECK(run(at + 1, tags_[at].match));
    scopes_.pop_back();
    return base::Done{};
  }

  Outcome append(const Tag& tag) {
    const bool ends_scalar =
        !pending_scalar_ || std::string_view("\n,]: }").find(tag.text.front()) != std::string_view::npos;
    if (!ends_scalar) return error(tag, "text touches a quoted value; put the whole scalar into the view");
    pending_scalar_ = false;
    out_ += tag.text;
    return base::Done{};
  }

  Outcome place_verbatim(const Tag& tag) {
    DEK_TRY(const Value* value, resolve(tag));
    if (pending_scalar_) return error(tag, "a value touches a quoted value; put the whole scalar into the view");
    switch (value->kind()) {
      case ValueKind::word:
        out_ += value->text();
        return base::Done{};
      case ValueKind::number:
        out_ += std::to_string(value->number());
        return base::Done{};
      case ValueKind::boolean:
        out_ += value->boolean() ? "true" : "false";
        return base::Done{};
      case ValueKind::text:
        return error(tag, fmt::format("`{}` is text and must be quoted: use two braces", tag.text));
      case ValueKind::list:
      case ValueKind::map:
        break;
    }
    return error(tag, fmt::format("`{}` is a list or a map; use a section", tag.text));
  }

  Outcome place_quoted(const Tag& tag) {
    DEK_TRY(const Value* value, resolve(tag));
    switch (value->kind()) {
      case ValueKind::text:
      case ValueKind::word:
        return place_text(tag, value->text());
      case ValueKind::number:
      case ValueKind::boolean:
        return place_verbatim(tag);
      case ValueKind::list:
        return place_list(tag, value->items());
      case ValueKind::map:
        break;
    }
    return error(tag, fmt::format("`{}` is a map; use a section or a dotted name", tag.text));
  }

  /// The current line of the output, up to here.
  std::string_view line() const { return std::string_view(out_).substr(out_.rfind('\n') + 1); }

  Outcome place_text(const Tag& tag, std::string_view text) {
    switch (syntax_) {
      case Syntax::yaml:
        if (pending_scalar_ || !begins_yaml_scalar(line())) break;
        out_ += quote_yaml(text);
        pending_scalar_ = true;
        return base::Done{};
      case Syntax::hcl:
        if (count_unescaped(line(), '"') % 2 == 0) break;
        out_ += escape_hcl(text);
        return base::Done{};
      case Syntax::markdown:
        if (inside_markdown_code()) break;
        out_ += escape_markdown(text);
        return base::Done{};
      case Syntax::plain:
        break;
    }
    return error(tag, fmt::format("`{}` cannot be quoted here; use a word and three braces", tag.text));
  }

  bool inside_markdown_code() const {
    std::size_t fences = 0;
    for (const std::string_view each : base::split(out_, '\n')) fences += base::trim(each).starts_with("```") ? 1 : 0;
    return fences % 2 == 1 || std::ranges::count(line(), '`') % 2 == 1;
  }

  /// Items with commas between them: `[{{zones}}]`. HCL's get their quotes here.
  Outcome place_list(const Tag& tag, const List& items) {
    const bool quotes = syntax_ == Syntax::hcl;
    for (std::size_t i = 0; i < items.size(); ++i) {
      const Value& item = items[i];
      const bool is_text = item.kind() == ValueKind::text || item.kind() == ValueKind::word;
      if (item.kind() == ValueKind::list || item.kind() == ValueKind::map)
        return error(tag, fmt::format("`{}` holds lists or maps; use a section", tag.text));
      if (i > 0) out_ += ", ";
      pending_scalar_ = false;
      if (is_text && quotes) out_ += '"';
      if (is_text) {
        DEK_CHECK(place_text(tag, item.text()));
      } else {
        out_ += item.kind() == ValueKind::number ? std::to_string(item.number()) : item.boolean() ? "true" : "false";
      }
      if (is_text && quotes) out_ += '"';
    }
    return base::Done{};
  }

  Syntax syntax_;
  const std::vector<Tag>& tags_;
  std::vector<const Value*> scopes_;
  std::string out_;
  bool pending_scalar_ = false;  // a YAML scalar was just placed: only what ends one may follow
};

}  // namespace

Syntax syntax_of(std::string_view output_path) {
  const std::string_view extension = output_path.substr(std::min(output_path.rfind('.'), output_path.size()));
  if (extension == ".yaml" || extension == ".yml") return Syntax::yaml;
  if (extension == ".tf" || extension == ".tfvars" || extension == ".hcl") return Syntax::hcl;
  return extension == ".md" ? Syntax::markdown : Syntax::plain;
}

base::Result<std::string> render_template(const Template& source, const View& view, Syntax syntax,
                                          const FindPartial& find_partial) {
  DEK_TRY(const Tags tags, lex_template(source, find_partial));
  const Value root(view);
  Renderer renderer(syntax, tags.all);
  DEK_CHECK(renderer.run(root));
  std::string text = std::move(renderer).take();
  while (text.ends_with('\n')) text.pop_back();
  return text += '\n';
}

}  // namespace dek::render
