// libyaml's event loop, translated.
#include "libyaml_oracle.hpp"

#include <yaml.h>

namespace dek::tests {
namespace {

std::string text_of(const yaml_char_t* text) {
  return text == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(text));
}

tree::Style style_of(yaml_scalar_style_t style) {
  switch (style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
      return tree::Style::single_quoted;
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
      return tree::Style::double_quoted;
    case YAML_LITERAL_SCALAR_STYLE:
      return tree::Style::literal;
    case YAML_FOLDED_SCALAR_STYLE:
      return tree::Style::folded;
    case YAML_PLAIN_SCALAR_STYLE:
    case YAML_ANY_SCALAR_STYLE:
      return tree::Style::plain;
  }
  return tree::Style::plain;
}

void set_scalar(Event& event, const yaml_event_t& from) {
  event.kind = EventKind::scalar;
  event.value.assign(reinterpret_cast<const char*>(from.data.scalar.value), from.data.scalar.length);
  event.anchor = text_of(from.data.scalar.anchor);
  event.tag = text_of(from.data.scalar.tag);
  event.style = style_of(from.data.scalar.style);
}

// False for the events of the stream itself.
bool translate(const yaml_event_t& from, Event& event) {
  switch (from.type) {
    case YAML_DOCUMENT_START_EVENT:
      event.kind = EventKind::document_start;
      event.is_explicit = from.data.document_start.implicit == 0;
      return true;
    case YAML_DOCUMENT_END_EVENT:
      event.kind = EventKind::document_end;
      event.is_explicit = from.data.document_end.implicit == 0;
      return true;
    case YAML_ALIAS_EVENT:
      event.kind = EventKind::alias;
      event.value = text_of(from.data.alias.anchor);
      return true;
    case YAML_SCALAR_EVENT:
      set_scalar(event, from);
      return true;
    case YAML_SEQUENCE_START_EVENT:
      event.kind = EventKind::list_start;
      event.anchor = text_of(from.data.sequence_start.anchor);
      event.tag = text_of(from.data.sequence_start.tag);
      event.style = from.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE ? tree::Style::flow : tree::Style::block;
      return true;
    case YAML_SEQUENCE_END_EVENT:
      event.kind = EventKind::list_end;
      return true;
    case YAML_MAPPING_START_EVENT:
      event.kind = EventKind::map_start;
      event.anchor = text_of(from.data.mapping_start.anchor);
      event.tag = text_of(from.data.mapping_start.tag);
      event.style = from.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE ? tree::Style::flow : tree::Style::block;
      return true;
    case YAML_MAPPING_END_EVENT:
      event.kind = EventKind::map_end;
      return true;
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_STREAM_END_EVENT:
      return false;
  }
  return false;
}

void read_error(const yaml_parser_t& parser, OracleResult& result) {
  result.error = parser.problem == nullptr ? "unknown" : parser.problem;
  result.context = parser.context == nullptr ? "" : parser.context;
  result.error_line = static_cast<std::uint32_t>(parser.problem_mark.line) + 1;
}

class Parser {
 public:
  explicit Parser(std::string_view bytes) {
    yaml_parser_initialize(&parser_);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  }
  ~Parser() { yaml_parser_delete(&parser_); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  bool next(yaml_event_t& event) { return yaml_parser_parse(&parser_, &event) != 0; }
  [[nodiscard]] const yaml_parser_t& state() const { return parser_; }

 private:
  yaml_parser_t parser_{};
};

}  // namespace

OracleResult ask_libyaml(std::string_view bytes) {
  OracleResult result;
  Parser parser(bytes);
  for (bool more = true; more;) {
    yaml_event_t from;
    if (!parser.next(from)) {
      read_error(parser.state(), result);
      return result;
    }
    OracleEvent to;
    to.line = static_cast<std::uint32_t>(from.start_mark.line) + 1;
    if (translate(from, to.event)) result.events.push_back(std::move(to));
    more = from.type != YAML_STREAM_END_EVENT;
    yaml_event_delete(&from);
  }
  return result;
}

std::size_t count_libyaml_events(std::string_view bytes) {
  Parser parser(bytes);
  std::size_t count = 0;
  for (bool more = true; more; ++count) {
    yaml_event_t event;
    if (!parser.next(event)) return count;
    more = event.type != YAML_STREAM_END_EVENT;
    yaml_event_delete(&event);
  }
  return count;
}

}  // namespace dek::tests
