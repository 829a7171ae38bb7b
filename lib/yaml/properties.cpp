// Node properties: anchors and tags, on the node's own line or on lines before it.
#include "yaml/parser.hpp"

namespace dek::yaml {
namespace {

bool begins_property(char c) {
  return c == '&' || c == '!';
}

}  // namespace

void Parser::read_anchor(Pending& pending) {
  const std::uint32_t begin = cursor_.at++;
  while (!cursor_.ends_word(cursor_.at) && !is_any(cursor_.peek(), kFlowIndicator)) ++cursor_.at;
  if (cursor_.at == begin + 1) fail(Problem::empty_anchor, {begin, begin + 1});
  if (!pending.anchor.empty()) fail(Problem::second_anchor, {begin, cursor_.at});
  pending.anchor = cursor_.slice(begin + 1, cursor_.at);
}

void Parser::read_verbatim_tag(Pending& pending) {
  const std::uint32_t begin = cursor_.at;
  cursor_.at += 2;
  while (is_any(cursor_.peek(), kTagCharacter) || is_any(cursor_.peek(), kFlowIndicator) || cursor_.peek() == '!')
    ++cursor_.at;
  if (cursor_.peek() != '>' || cursor_.at == begin + 2) fail(Problem::unclosed_tag, {begin, cursor_.at});
  pending.tag = cursor_.slice(begin, ++cursor_.at);
}

void Parser::read_tag(Pending& pending) {
  const std::uint32_t begin = cursor_.at;
  const bool second = !pending.tag.empty();
  if (cursor_.peek(1) == '<') {
    read_verbatim_tag(pending);
  } else {
    ++cursor_.at;
    while (is_any(cursor_.peek(), kWord)) ++cursor_.at;
    std::uint32_t suffix = begin + 1;
    if (cursor_.peek() == '!') suffix = ++cursor_.at;
    while (is_any(cursor_.peek(), kTagCharacter)) ++cursor_.at;
    pending.tag = cursor_.slice(begin, cursor_.at);
    const std::string_view handle = cursor_.slice(begin, suffix);
    if (suffix == cursor_.at && pending.tag.size() > 1) fail(Problem::bad_tag, {begin, cursor_.at}, pending.tag);
    if (!knows_handle(handle, directives_)) fail(Problem::undeclared_tag_handle, {begin, suffix}, handle);
  }
  if (second) fail(Problem::second_tag, {begin, cursor_.at});
}

Pending Parser::read_properties() {
  Pending pending;
  pending.begin = cursor_.at;
  while (begins_property(cursor_.peek())) {
    const std::uint32_t begin = cursor_.at;
    cursor_.peek() == '&' ? read_anchor(pending) : read_tag(pending);
    pending.end = cursor_.at;
    const bool closed = cursor_.ends_word(cursor_.at) || (flow_depth_ > 0 && ends_flow_entry());
    if (!closed) fail(Problem::property_without_blank, {begin, cursor_.at + 1}, cursor_.slice(begin, cursor_.at));
    while (is_blank(cursor_.peek())) ++cursor_.at;
  }
  return pending;
}

Pending Parser::merge(const Pending& outer, const Pending& inner) const {
  if (outer.empty()) return inner;
  if (inner.empty()) return outer;
  const Place first = {outer.begin, outer.end};
  const Place second = {inner.begin, inner.end};
  if (!outer.anchor.empty() && !inner.anchor.empty())
    fail(Problem::second_anchor, second, {}, first, "the first anchor stands here");
  if (!outer.tag.empty() && !inner.tag.empty())
    fail(Problem::second_tag, second, {}, first, "the first tag stands here");
  Pending both = outer;
  if (both.anchor.empty()) both.anchor = inner.anchor;
  if (both.tag.empty()) both.tag = inner.tag;
  both.end = inner.end;
  return both;
}

bool Parser::read_block_properties(const BlockPlace& place, Pending& outer, Pending& inner) {
  while (begins_property(cursor_.peek())) {
    inner = read_properties();
    cursor_.skip();
    if (!cursor_.is_stopped() && !cursor_.is_fresh()) return true;
    outer = merge(outer, inner);
    inner = {};
    if (!belongs(place)) return false;
  }
  return true;
}

Pending Parser::read_flow_properties() {
  Pending all;
  while (begins_property(cursor_.peek())) {
    all = merge(all, read_properties());
    skip_in_flow();
  }
  return all;
}

}  // namespace dek::yaml
