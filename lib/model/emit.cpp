// A completed profile as YAML: fields in table order, lists of values on one line, text quoted where YAML would misread
// it.
#include <algorithm>

#include "base/strings.hpp"
#include "model/complete.hpp"
#include "model/walk.hpp"
#include "tree/scalar.hpp"

namespace dek::model {
namespace {

bool is_plain(std::string_view text) {
  constexpr std::string_view kInside = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._/-:@+% ";
  const auto alphanumeric = [](char c) { return std::string_view("_/:@+%.- ").find(c) == std::string_view::npos; };
  if (text.empty() || text.find_first_not_of(kInside) != std::string_view::npos) return false;
  if (!alphanumeric(text.front()) || (!alphanumeric(text.back()) && text.back() != '%' && text.back() != '/'))
    return false;
  if (text.find(": ") != std::string_view::npos) return false;
  return tree::plain_scalar_type(text) == tree::ScalarType::string;
}

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + "\"";
}

class Emitter {
 public:
  void section(void* owner, Fields fields, int indent) {
    for (const Field& field : fields) emit(owner, field, indent);
  }
  void line(int indent, std::string_view text) {
    out_.append(static_cast<std::size_t>(indent), ' ');
    out_.append(text);
    out_ += '\n';
  }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  void emit(void* owner, const Field& field, int indent);
  void value(const Field& field, const Texts& texts, int indent);
  void elements(void* owner, const Field& field, int indent);

  /// The section `write` appends, unless it stays empty.
  template <typename Write>
  void headed(int indent, const std::string& head, Write write) {
    const std::size_t before = out_.size();
    line(indent, head);
    const std::size_t after = out_.size();
    write();
    if (out_.size() == after) out_.resize(before);
  }

  std::string out_;
};

/// Nothing is lost by leaving it out when it is empty.
bool usually_empty(const Field& field) {
  return field.rules.dynamic.empty() && field.rules.computed.empty();
}

std::string scalar(const Field& field, const std::string& text) {
  const bool bare = field.slot.scalar == Scalar::boolean || field.slot.scalar == Scalar::integer ||
                    field.slot.scalar == Scalar::zones || field.slot.scalar == Scalar::quantity;
  return bare || is_plain(text) ? text : quoted(text);
}

void Emitter::value(const Field& field, const Texts& texts, int indent) {
  if (texts.empty() && usually_empty(field)) return;
  const std::string name = std::string(field.rules.name) + ":";
  if (field.slot.shape == Shape::map) {
    if (texts.empty()) return line(indent, name + " {}");
    line(indent, name);
    for (std::size_t i = 0; i + 1 < texts.size(); i += 2) {
      line(indent + 2, (is_plain(texts[i]) ? texts[i] : quoted(texts[i])) + ": " + scalar(field, texts[i + 1]));
    }
    return;
  }
  std::vector<std::string> items;
  for (const std::string& text : texts) items.push_back(scalar(field, text));
  const bool zone_names = field.slot.scalar == Scalar::zones && texts.size() > 1;
  const bool list = field.slot.shape == Shape::list || zone_names;
  if (list) return line(indent, name + " [" + base::join(items, ", ") + "]");
  if (!items.empty()) line(indent, name + " " + items.front());
}

void Emitter::elements(void* owner, const Field& field, int indent) {
  const std::string name = std::string(field.rules.name) + ":";
  if (field.slot.count(owner) == 0) {
    if (!usually_empty(field)) line(indent, name + " []");
    return;
  }
  line(indent, name);
  for (std::size_t i = 0; i < field.slot.count(owner); ++i) {
    const std::size_t start = out_.size();
    section(field.slot.child(owner, i), field.fields(), indent + 4);
    out_[start + static_cast<std::size_t>(indent) + 2] = '-';
  }
}

void Emitter::emit(void* owner, const Field& field, int indent) {
  if (field.slot.applies != nullptr && !field.slot.applies(owner)) return;
  const std::string name = std::string(field.rules.name) + ":";
  switch (field.slot.shape) {
    case Shape::one:
    case Shape::list:
    case Shape::map:
      return value(field, field.slot.print(owner), indent);
    case Shape::object:
      return headed(indent, name, [&] { section(field.slot.child(owner, 0), field.fields(), indent + 2); });
    case Shape::objects:
      return elements(owner, field, indent);
    case Shape::pools:
      break;
  }
  headed(indent, name, [&] {
    for (std::size_t i = 0; i < field.slot.count(owner); ++i) {
      void* pool = field.slot.child(owner, i);
      line(indent + 2, std::string(to_string(static_cast<const Pool*>(pool)->role)) + ":");
      section(pool, field.fields(), indent + 4);
    }
  });
}

}  // namespace

std::string emit_profile(const Profile& profile) {
  Profile copy = profile;
  Emitter emitter;
  emitter.line(0, "apiVersion: dekctl.dev/v1alpha1");
  emitter.line(0, "kind: PlatformProfile");
  emitter.line(0, "metadata:");
  emitter.line(2, "name: " + copy.name);
  emitter.line(0, "spec:");
  emitter.section(&copy, profile_fields(), 2);
  return emitter.take();
}

}  // namespace dek::model
