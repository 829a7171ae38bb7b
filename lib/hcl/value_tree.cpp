// Values to located nodes and back.
#include "hcl/value.hpp"
#include "tree/runs.hpp"

namespace dek::hcl {
namespace {

// Deeper nodes come from no configuration; below all is unknown.
constexpr int kMaxDepth = 200;
constexpr int kMaxNodes = 1'000'000;

class Builder {
 public:
  std::unique_ptr<tree::Document> build(const Value& value) {
    document_->text = value.span.text;
    document_->language = tree::Language::hcl;
    document_->is_template = true;
    document_->begin = value.span.begin;
    document_->end = value.span.end;
    add(value, tree::kNoNode, 0);
    return std::move(document_);
  }

 private:
  tree::NodeIndex node(tree::Kind kind, text::Span span, tree::NodeIndex parent) {
    tree::NodeData data;
    data.kind = kind;
    data.text = span.text;
    data.begin = span.begin;
    data.end = span.end;
    data.parent = parent;
    document_->nodes.push_back(data);
    return static_cast<tree::NodeIndex>(document_->nodes.size() - 1);
  }

  void set_text(tree::NodeIndex index, std::string_view text, tree::Style style) {
    tree::NodeData& data = document_->nodes[index];
    data.in_arena = true;
    data.style = style;
    data.value = static_cast<std::uint32_t>(document_->arena.size());
    data.value_size = static_cast<std::uint32_t>(text.size());
    document_->arena += text;
  }

  tree::NodeIndex add(const Value& value, tree::NodeIndex parent, int depth) {
    if (value.encoding != Encoding::none && value.members) return add(value.members->front().value, parent, depth);
    if (depth > kMaxDepth) return node(tree::Kind::unknown, value.span, parent);
    switch (value.kind) {
      case ValueKind::unknown:
      case ValueKind::invalid:
        return node(tree::Kind::unknown, value.span, parent);
      case ValueKind::null:
        return node(tree::Kind::null, value.span, parent);
      case ValueKind::list:
      case ValueKind::object:
        return container(value, parent, depth);
      case ValueKind::boolean:
      case ValueKind::number:
      case ValueKind::string:
        break;
    }
    const tree::NodeIndex index = node(tree::Kind::scalar, value.span, parent);
    const auto begin = static_cast<std::uint32_t>(document_->arena.size());
    for (const Piece& piece : value.pieces) document_->runs.push_back({begin + piece.begin, piece.from});
    set_text(index, value.text,
             !value.is_string() ? tree::Style::plain
             : value.is_heredoc ? tree::Style::literal
                                : tree::Style::double_quoted);
    return index;
  }

  tree::NodeIndex container(const Value& value, tree::NodeIndex parent, int depth) {
    const bool is_map = value.is_object();
    const tree::NodeIndex index = node(is_map ? tree::Kind::map : tree::Kind::list, value.span, parent);
    document_->nodes[index].style = tree::Style::flow;
    tree::NodeIndex last = tree::kNoNode;
    const auto link = [&](tree::NodeIndex child) {
      (last == tree::kNoNode ? document_->nodes[index].first_child : document_->nodes[last].next_sibling) = child;
      last = child;
    };
    for (const Member& member : value.items()) {
      if (is_map) {
        const tree::NodeIndex key = node(tree::Kind::scalar, member.key_span, index);
        document_->nodes[key].is_key = true;
        // Keys are strings, whatever they look like.
        set_text(key, member.key, tree::Style::double_quoted);
        link(key);
      }
      link(add(member.value, index, depth + 1));
    }
    if (is_map && value.is_partial) document_->nodes[index].value = tree::kOpen;
    return index;
  }

  std::unique_ptr<tree::Document> document_ = std::make_unique<tree::Document>();
};

Value scalar_of(tree::Node node) {
  if (const auto flag = node.as_bool()) return boolean(*flag, node.span());
  if (const auto whole = node.as_integer()) return number(static_cast<double>(*whole), node.span());
  if (const auto fraction = node.as_number()) return number(*fraction, node.span());
  Value text = string(std::string(node.raw()), node.span());
  for (const tree::Run& run : tree::runs_of(node)) text.pieces.push_back({run.begin, run.from});
  text.is_heredoc = node.style() == tree::Style::literal || node.style() == tree::Style::folded;
  return text;
}

// Aliases let a small text stand for a huge tree: `budget` bounds the nodes taken.
Value from_node_at(tree::Node node, int depth, int& budget) {
  if (!node) return {};
  if (depth > kMaxDepth || --budget < 0 || node.is_unknown()) return unknown(node.span());
  if (node.is_null()) return null_value(node.span());
  if (node.is_scalar()) return scalar_of(node);
  Members members;
  for (const tree::Node item : node.items()) members.push_back({"", {}, from_node_at(item, depth + 1, budget)});
  if (node.is_list()) return list(std::move(members), node.span());
  bool is_partial = node.is_open();
  for (const tree::Entry entry : node.entries()) {
    // Merge keys bring the members of another map, which is not looked up here.
    is_partial = is_partial || entry.key.raw() == tree::kMergeKey || entry.key.is_unknown();
    if (entry.key.raw() == tree::kMergeKey) continue;
    Value value = from_node_at(entry.value, depth + 1, budget);
    members.push_back({std::string(entry.key.raw()), entry.key.span(), std::move(value)});
  }
  Value out = object(std::move(members), node.span());
  out.is_partial = out.is_object() && is_partial;
  return out;
}

}  // namespace

std::unique_ptr<tree::Document> to_document(const Value& value) {
  return Builder().build(value);
}

Value from_node(tree::Node node) {
  int budget = kMaxNodes;
  return from_node_at(node, 0, budget);
}

}  // namespace dek::hcl
