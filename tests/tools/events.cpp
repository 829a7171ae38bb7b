// Walks the flat tree with a stack of its own, so that depth costs no call stack.
#include "events.hpp"

#include "yaml/cursor.hpp"
#include "yaml/directives.hpp"

namespace dek::tests {
namespace {

using tree::Document;
using tree::Kind;
using tree::kNoNode;
using tree::NodeData;
using tree::NodeIndex;
using tree::Style;

yaml::Directives directives_of(const Document& document) {
  // Asked of the bytes: a cursor that begins a line would pass over a byte order mark that is text.
  if (!document.source.substr(document.begin).starts_with('%')) return {};
  yaml::Cursor cursor(document.source.substr(0, document.end));
  cursor.begin_line(document.begin);
  return yaml::read_directives(cursor);
}

Event boundary(EventKind kind, std::uint32_t begin, bool is_explicit) {
  Event event;
  event.kind = kind;
  event.begin = begin;
  event.is_explicit = is_explicit;
  return event;
}

bool starts_line(const Document& document, std::uint32_t at) {
  const std::string_view before = document.source.substr(0, at);
  return before.empty() || yaml::is_break(before.back()) || before.ends_with(yaml::kByteOrderMark);
}

bool starts_explicitly(const Document& document) {
  const yaml::Cursor cursor(document.source);
  const bool written = document.source.substr(document.begin).starts_with('%') || cursor.is_marker(document.begin);
  return written && starts_line(document, document.begin);
}

bool ends_explicitly(const Document& document) {
  if (document.end < document.begin + 3) return false;
  const std::uint32_t marker = document.end - 3;
  return starts_line(document, marker) && document.source.substr(marker, 3) == "...";
}

EventKind kind_of(const NodeData& node) {
  switch (node.kind) {
    case Kind::map:
      return EventKind::map_start;
    case Kind::list:
      return EventKind::list_start;
    case Kind::alias:
      return EventKind::alias;
    case Kind::null:
    case Kind::scalar:
    case Kind::unknown:
      return EventKind::scalar;
  }
  return EventKind::scalar;
}

class Walk {
 public:
  explicit Walk(const Document& document) : document_(document), directives_(directives_of(document)) {}

  std::vector<Event> run() {
    events_.push_back(boundary(EventKind::document_start, document_.begin, starts_explicitly(document_)));
    if (!document_.nodes.empty()) walk_from(0);
    events_.push_back(boundary(EventKind::document_end, document_.end, ends_explicitly(document_)));
    return std::move(events_);
  }

 private:
  void walk_from(NodeIndex index) {
    for (;;) {
      const NodeData& node = document_.nodes[index];
      events_.push_back(make_event(node));
      const bool collection = node.kind == Kind::map || node.kind == Kind::list;
      if (collection && node.first_child != kNoNode) {
        index = node.first_child;
        continue;
      }
      if (collection) close(node);
      while (index != 0 && document_.nodes[index].next_sibling == kNoNode) {
        index = document_.nodes[index].parent;
        close(document_.nodes[index]);
      }
      if (index == 0) return;
      index = document_.nodes[index].next_sibling;
    }
  }

  void close(const NodeData& node) {
    events_.push_back(boundary(node.kind == Kind::map ? EventKind::map_end : EventKind::list_end, node.end, false));
  }

  Event make_event(const NodeData& node) const {
    Event event;
    event.kind = kind_of(node);
    event.style = node.style;
    event.begin = node.begin;
    if (event.kind == EventKind::alias) {
      event.value = document_.source.substr(node.begin + 1, node.end - node.begin - 1);
    } else if (event.kind == EventKind::scalar) {
      const std::string_view from = node.in_arena ? std::string_view(document_.arena) : document_.source;
      event.value = from.substr(node.value, node.value_size);
    }
    if (node.properties == 0) return event;
    const tree::Properties& properties = document_.properties[node.properties - 1];
    event.anchor = properties.anchor;
    if (!properties.tag.empty()) event.tag = yaml::resolve_tag(properties.tag, directives_);
    event.begin = std::min(event.begin, properties.begin);
    return event;
  }

  const Document& document_;
  yaml::Directives directives_;
  std::vector<Event> events_;
};

std::string escape(std::string_view value) {
  std::string text;
  for (const char c : value) {
    switch (c) {
      case '\\':
        text += "\\\\";
        break;
      case '\n':
        text += "\\n";
        break;
      case '\r':
        text += "\\r";
        break;
      case '\t':
        text += "\\t";
        break;
      case '\b':
        text += "\\b";
        break;
      default:
        text.push_back(c);
    }
  }
  return text;
}

char sign_of(Style style) {
  switch (style) {
    case Style::single_quoted:
      return '\'';
    case Style::double_quoted:
      return '"';
    case Style::literal:
      return '|';
    case Style::folded:
      return '>';
    case Style::plain:
    case Style::block:
    case Style::flow:
      return ':';
  }
  return ':';
}

std::string properties_of(const Event& event) {
  std::string text;
  if (!event.anchor.empty()) text += " &" + event.anchor;
  if (!event.tag.empty()) text += " <" + event.tag + ">";
  return text;
}

}  // namespace

std::vector<Event> events_of(const Document& document) {
  return Walk(document).run();
}

std::string to_string(const Event& event) {
  const bool flow = event.style == Style::flow;
  switch (event.kind) {
    case EventKind::document_start:
      return event.is_explicit ? "+DOC ---" : "+DOC";
    case EventKind::document_end:
      return event.is_explicit ? "-DOC ..." : "-DOC";
    case EventKind::map_start:
      return std::string("+MAP") + (flow ? " {}" : "") + properties_of(event);
    case EventKind::map_end:
      return "-MAP";
    case EventKind::list_start:
      return std::string("+SEQ") + (flow ? " []" : "") + properties_of(event);
    case EventKind::list_end:
      return "-SEQ";
    case EventKind::alias:
      return "=ALI *" + event.value;
    case EventKind::scalar:
      return "=VAL" + properties_of(event) + " " + sign_of(event.style) + escape(event.value);
  }
  return {};
}

}  // namespace dek::tests
