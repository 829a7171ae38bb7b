// Bodies: arguments, blocks and their labels.
#include <algorithm>
#include <numeric>

#include "hcl/parser_state.hpp"

namespace dek::hcl {
namespace {

using enum TokenKind;

bool starts_block_header(TokenKind kind) {
  return kind == open_quote || kind == open_brace || kind == identifier;
}

}  // namespace

// Up to its closing brace, whose end is the answer, or to the end of the file when `open_brace` is not given.
std::uint32_t Parser::body(Body& out, std::optional<std::size_t> open_brace) {
  const std::uint32_t end = items(out, open_brace);
  drop_repeated(out);
  return end;
}

std::uint32_t Parser::items(Body& out, std::optional<std::size_t> open_brace) {
  while (true) {
    const Token next = peek();
    if (next.kind == newline) {
      read();
    } else if (next.kind == close_brace && open_brace) {
      return read().end;
    } else if (next.kind == end_of_file || (open_brace && ends_unclosed(*open_brace, next))) {
      if (open_brace) out.incomplete = true;
      return 0;
    } else {
      const std::size_t begin = next_;
      if (item(out)) continue;
      out.incomplete = true;
      skip_item(begin);
    }
  }
}

// Of arguments with one name the first stays. Found by sorting places: a body may hold thousands.
void Parser::drop_repeated(Body& out) {
  std::vector<std::size_t> order(out.attributes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto name_of = [&](std::size_t i) -> const Name& { return out.attributes[i].name; };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return name_of(a).text < name_of(b).text; });
  std::vector<std::size_t> repeated;
  for (std::size_t i = 0, first = 0; i < order.size(); ++i) {
    const Name &name = name_of(order[i]), &kept = name_of(order[first]);
    if (name.text != kept.text) first = i;
    if (first == i) continue;
    relate(report({identifier, name.begin, name.end},
                  {"argument `" + name.text + "` is set twice", "set again here", "keep one of them"}),
           {identifier, kept.begin, kept.end}, "first set here");
    repeated.push_back(order[i]);
  }
  std::sort(repeated.rbegin(), repeated.rend());
  for (const std::size_t i : repeated) out.attributes.erase(out.attributes.begin() + static_cast<std::ptrdiff_t>(i));
}

// A block that is never closed ends before the next block at the margin, so that this one is read at its own level.
bool Parser::ends_unclosed(std::size_t open_brace, const Token& next) {
  if (!starts_item_at_margin(next_) || tokens_[next_ + 1].kind == assign || !is_unclosed(open_brace)) return false;
  relate(report(tokens_[open_brace], {"block is never closed", "opened here", "close it with `}`"}), next,
         "the next block starts before it is closed");
  return true;
}

bool Parser::item(Body& out) {
  const Token name = read();
  if (name.kind != identifier) {
    stray(name);
    return false;
  }
  if (sees(assign)) return attribute(out, name, false);
  if (starts_block_header(peek().kind)) return block(out, name);
  fail(peek(), {"expected `=` or a block behind `" + std::string(text(name)) + "`, found " + describe(peek()), "",
                "write `" + std::string(text(name)) + " = …` to set an argument"});
  return false;
}

void Parser::stray(const Token& token) {
  if (token.kind == close_brace) {
    fail(token, {"`}` closes nothing", "", "delete it, or look for a block that is closed too early"});
  } else if (token.kind == open_quote) {
    fail(token, {"expected the name of an argument or a block, found a string", "", "names are not quoted"});
  } else {
    fail(token, {"expected the name of an argument or a block, found " + describe(token)});
  }
}

bool Parser::attribute(Body& out, const Token& name, bool on_one_line) {
  read();  // =
  Attribute attribute{{std::string(text(name)), name.begin, name.end}, expression()};
  if (attribute.value == kNoExpression) return false;
  out.attributes.push_back(std::move(attribute));
  return on_one_line || end_of_item("argument");
}

bool Parser::end_of_item(std::string_view what) {
  if (accept(newline) || sees(end_of_file)) return true;
  const bool is_comma = sees(comma);
  fail(peek(), {"expected the end of the line behind the " + std::string(what) + ", found " + describe(peek()), "",
                is_comma ? "arguments of a block are not separated by commas: put each on its own line"
                         : "put each argument and each block on its own line"});
  return false;
}

bool Parser::block(Body& out, const Token& type) {
  const Level level(*this);
  if (level.is_too_deep()) {
    fail(type, {"block is nested too deeply to be read"});
    return false;
  }
  Block block;
  block.type = {std::string(text(type)), type.begin, type.end};
  block.begin = type.begin;
  if (!labels(block) || !block_body(block)) return false;
  const bool is_closed = block.end != 0;
  if (!is_closed) block.end = peek().begin;
  out.blocks.push_back(std::move(block));
  return !is_closed || end_of_item("block");
}

bool Parser::labels(Block& out) {
  while (!sees(open_brace)) {
    const Token token = read();
    if (token.kind == identifier) {
      out.labels.push_back({std::string(text(token)), token.begin, token.end});
      continue;
    }
    if (token.kind != open_quote) {
      fail(token, {"expected a label or `{` behind `" + out.type.text + "`, found " + describe(token), "",
                   token.kind == newline ? "the `{` of a block stands on the line of its type"
                                         : "a block is written `type \"label\" {`"});
      return false;
    }
    Name label{"", token.begin, token.end};
    while (sees(quoted_literal)) label.text += decode_quoted(text(peek()), peek().begin, findings_), read();
    if (!sees(close_quote)) {
      fail(peek(), {"template sequence in a label", "", "labels are plain strings; for a literal `${` write `$${`"});
      return false;
    }
    label.end = read().end;
    out.labels.push_back(std::move(label));
  }
  return true;
}

bool Parser::block_body(Block& out) {
  const std::size_t open = next_;
  out.header_end = read().end;
  if (!sees(newline) && !sees(end_of_file) && !sees(close_brace)) return one_line_body(out);
  out.end = body(out.body, open);
  // Of blocks inside each other that reach the end of the file, the inner one is named.
  if (out.end == 0 && sees(end_of_file) && !end_reported_) {
    end_reported_ = true;
    report(tokens_[open], {"block is never closed", "opened here", "close it with `}`"});
  }
  return true;
}

bool Parser::one_line_body(Block& out) {
  const Token name = read();
  if (name.kind != identifier || !sees(assign)) {
    const bool is_block = name.kind == identifier && starts_block_header(peek().kind);
    fail(name, {is_block ? "block inside a block of one line"
                         : "expected an argument or the end of the line behind `{`, found " + describe(name),
                "", "a block of one line holds one argument: put the content on lines of its own"});
    return false;
  }
  if (!attribute(out.body, name, true)) return false;
  if (sees(close_brace)) {
    out.end = read().end;
    return true;
  }
  fail(peek(), {"expected `}` behind the argument of a block of one line, found " + describe(peek()), "",
                "put `{`, each argument and `}` on lines of their own"});
  return false;
}

}  // namespace dek::hcl
