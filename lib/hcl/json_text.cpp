// JSON by hand: no library keeps track of where a string came from.
#include "hcl/json_text.hpp"

#include <array>
#include <string>

namespace dek::hcl {
namespace {

struct Escape {
  char character;
  std::string_view written;
};

// Terraform escapes < > & as well, for HTML.
constexpr std::array<Escape, 8> kEscapes = {{{'"', "\\\""},
                                             {'\\', "\\\\"},
                                             {'\n', "\\n"},
                                             {'\r', "\\r"},
                                             {'\t', "\\t"},
                                             {'<', "\\u003c"},
                                             {'>', "\\u003e"},
                                             {'&', "\\u0026"}}};

std::string escaped(char c) {
  for (const Escape& escape : kEscapes) {
    if (escape.character == c) return std::string(escape.written);
  }
  if (static_cast<unsigned char>(c) >= 0x20) return {c};
  constexpr std::string_view kHex = "0123456789abcdef";
  return std::string("\\u00") + kHex[static_cast<unsigned char>(c) >> 4] + kHex[static_cast<unsigned char>(c) & 15];
}

class Writer {
 public:
  explicit Writer(text::Span span) : out_(string("", span)) {}

  Value write(const Value& value) {
    any(value);
    return std::move(out_);
  }

 private:
  void any(const Value& value) {
    switch (value.kind) {
      case ValueKind::unknown:
      case ValueKind::invalid:
        unknown_part();
        break;
      case ValueKind::null:
        out_.text += "null";
        break;
      case ValueKind::boolean:
      case ValueKind::number:
        out_.text += value.text;
        break;
      case ValueKind::string:
        quoted(value);
        break;
      case ValueKind::list:
        list_of(value);
        break;
      case ValueKind::object:
        object_of(value);
        break;
    }
  }

  void unknown_part() {
    out_.text += "\"${unknown}\"";
    out_.is_partial = true;
  }

  void quoted(const Value& value) {
    out_.text += '"';
    const auto begin = static_cast<std::uint32_t>(out_.text.size());
    for (const char c : value.text) out_.text += escaped(c);
    // Offsets hold as long as nothing was escaped.
    if (out_.text.size() - begin == value.text.size()) {
      for (const Piece& piece : value.pieces) out_.pieces.push_back({begin + piece.begin, piece.from});
    }
    out_.is_partial = out_.is_partial || value.is_partial;
    out_.text += '"';
  }

  void list_of(const Value& value) {
    out_.text += '[';
    const char* separator = "";
    for (const Member& item : value.items()) {
      out_.text += separator;
      any(item.value);
      separator = ",";
    }
    out_.text += ']';
  }

  void object_of(const Value& value) {
    out_.text += '{';
    const char* separator = "";
    for (const Member& member : sorted_by_key(value)) {
      out_.text += separator;
      quoted(string(member.key, member.key_span));
      out_.text += ':';
      any(member.value);
      separator = ",";
    }
    out_.is_partial = out_.is_partial || value.is_partial;
    out_.text += '}';
  }

  Value out_;
};

}  // namespace

Value json_text(const Value& value, text::Span span) {
  return Writer(span).write(value);
}

}  // namespace dek::hcl
