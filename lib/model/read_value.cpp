// One node against one row of the field table: its text when it fits, a finding when it does not.
#include "model/read_value.hpp"

#include <algorithm>
#include <regex>

#include "base/strings.hpp"

namespace dek::model {
namespace {

// Longer than every ARN, image and cron expression; keeps the regular expressions shallow.
constexpr std::size_t kLongestText = 1024;

/// What the node is, where a value was expected: "a list", "the number 3", "`x`".
std::string found(tree::Node node) {
  if (node.is_map()) return "a map";
  if (node.is_list()) return "a list";
  if (node.is_null()) return "nothing";
  const auto type = node.type();
  if (type == tree::ScalarType::number) return "the number " + std::string(node.raw().substr(0, 40));
  if (type == tree::ScalarType::boolean) return "the boolean " + std::string(node.raw());
  return shown(node.raw());
}

bool has_control_character(std::string_view text) {
  return std::ranges::any_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7f;
  });
}

bool matches(std::string_view text, std::string_view pattern) {
  const std::regex regex(pattern.begin(), pattern.end(), std::regex::ECMAScript | std::regex::nosubs);
  return std::regex_match(text.begin(), text.end(), regex);
}

/// The sentence for a text that is not what the field takes.
std::string wrong_text(const Field& field, std::string_view text) {
  const Rules& rules = field.rules;
  if (!rules.mistake.word.empty() && text == rules.mistake.word)
    return ": " + shown(text) + std::string(rules.mistake.tail);
  if (!rules.wrong.empty()) return ": " + shown(text) + std::string(rules.wrong);
  if (field.slot.scalar == Scalar::choice) {
    if (const auto near = base::closest(text, field.slot.words)) {
      return ": " + shown(text) + " is not a choice; did you mean `" + std::string(*near) + "`?";
    }
    return ": " + shown(text) + " is not a choice; write " + choices(field.slot.words);
  }
  return ": " + shown(text) + " is not " + expectation(field) + "; write e.g. `" + example_of(field) + "`";
}

bool takes_number(const Field& field) {
  return field.rules.number_as_text || field.slot.scalar == Scalar::quantity;
}

/// Whether the text itself fits; the finding says what does not.
bool check_text(tree::Node node, std::string_view text, const Field& field, const std::string& path,
                Findings& findings) {
  const auto refuse = [&](const std::string& rest) {
    findings.add(kInvalidValue, node.span(), path, rest);
    return false;
  };
  if (text.size() > kLongestText) return refuse(": " + shown(text) + " is too long; write at most 1024 bytes");
  if (has_control_character(text)) {
    return refuse(": " + shown(text) + " holds a line break or control character; write it on one line without them");
  }
  const bool fits_pattern = field.rules.pattern.empty() || matches(text, field.rules.pattern);
  if (!fits_pattern) return refuse(wrong_text(field, text));
  switch (field.slot.scalar) {
    case Scalar::cidr:
      return parse_cidr(text) || refuse(wrong_text(field, text));
    case Scalar::quantity:
      return parse_quantity(text) || refuse(wrong_text(field, text));
    case Scalar::jvm_memory:
      return parse_jvm_memory(text) || refuse(wrong_text(field, text));
    case Scalar::window:
      return parse_window(text) || refuse(wrong_text(field, text));
    case Scalar::duration:
      return parse_duration(text) || (field.rules.allow_never && text == kNever) || refuse(wrong_text(field, text));
    case Scalar::choice:
      return std::ranges::find(field.slot.words, text) != field.slot.words.end() || refuse(wrong_text(field, text));
    case Scalar::boolean:
    case Scalar::integer:
    case Scalar::text:
    case Scalar::zones:
      return true;
  }
  return true;
}

/// The usual sentence for a node of the wrong type.
std::nullopt_t refuse_type(tree::Node node, const Field& field, const std::string& path, Findings& findings) {
  if (node.is_null()) {
    findings.add(kInvalidValue, node.key() ? node.key().span() : node.span(), path,
                 " has no value; write " + expectation(field) + ", or remove the field");
    return std::nullopt;
  }
  const bool quote = node.is_scalar() && !node.is_quoted() && field.slot.scalar != Scalar::boolean &&
                     field.slot.scalar != Scalar::integer && field.slot.scalar != Scalar::zones;
  const bool unquote = node.is_scalar() && node.is_quoted();
  const std::string advice = quote     ? "put it in quotes"
                             : unquote ? "write it without quotes, e.g. `" + example_of(field) + "`"
                                       : "write e.g. `" + example_of(field) + "`";
  findings.add(kInvalidValue, node.span(), path,
               ": expected " + expectation(field) + ", got " + found(node) + "; " + advice);
  return std::nullopt;
}

std::optional<std::string> read_integer(tree::Node node, const Field& field, const std::string& path,
                                        Findings& findings) {
  const auto number = node.as_integer();
  if (!number) return refuse_type(node, field, path, findings);
  const Rules& rules = field.rules;
  if (*number >= rules.min && *number <= rules.max) return std::to_string(*number);
  findings.add(kInvalidValue, node.span(), path,
               ": " + std::to_string(*number) + " is out of range; write " + std::to_string(rules.min) + " to " +
                   std::to_string(rules.max));
  return std::nullopt;
}

std::optional<std::string> read_text(tree::Node node, const Field& field, const std::string& path, Findings& findings) {
  const auto type = node.is_unknown() ? tree::ScalarType::string : node.type();
  const bool number = type == tree::ScalarType::number && takes_number(field);
  const bool boolean = type == tree::ScalarType::boolean && field.rules.quoted;
  if (type != tree::ScalarType::string && !number && !boolean) return refuse_type(node, field, path, findings);
  if (node.is_unknown() && !field.rules.quoted) {
    findings.add(kInvalidValue, node.span(), path,
                 ": " + shown(node.raw()) + " holds a placeholder; " + std::string(findings.words().noun) +
                     " needs the value itself");
    return std::nullopt;
  }
  if (!check_text(node, node.raw(), field, path, findings)) return std::nullopt;
  return std::string(node.raw());
}

/// Findings about a list or map as a whole.
bool check_size(tree::Node node, const Field& field, const std::string& path, Findings& findings) {
  const Rules& rules = field.rules;
  const std::size_t size = node.size();
  const text::Span span = node.key() ? node.key().span() : node.span();
  if (size < rules.min_items && size == 0) {
    findings.add(kMissingField, span, path,
                 rules.missing.empty() ? " is empty; write " + expectation(field) + ", e.g. `" + example_of(field) + "`"
                                       : " " + std::string(rules.missing));
    return false;
  }
  if (size >= rules.min_items && size <= rules.max_items) return true;
  findings.add(kInvalidValue, span, path,
               ": " + std::to_string(size) + " items; write " + std::to_string(rules.min_items) + " to " +
                   std::to_string(rules.max_items));
  return false;
}

std::optional<Texts> read_list(tree::Node node, const Field& field, const std::string& path, Findings& findings) {
  if (!check_size(node, field, path, findings)) return std::nullopt;
  Texts texts;
  std::size_t index = 0;
  bool good = true;
  for (const tree::Node item : node.items()) {
    const std::string item_path = path + "[" + std::to_string(index++) + "]";
    auto text = read_scalar(item, field, item_path, findings);
    good &= text.has_value();
    if (!text) continue;
    if (std::ranges::find(texts, *text) != texts.end()) {
      findings.add(kInvalidValue, item.span(), item_path, ": " + shown(*text) + " is listed twice; remove one");
      good = false;
    }
    texts.push_back(std::move(*text));
  }
  return good ? std::optional(texts) : std::nullopt;
}

std::optional<Texts> read_map(tree::Node node, const Field& field, const std::string& path, Findings& findings) {
  if (!check_size(node, field, path, findings)) return std::nullopt;
  Texts texts;
  bool good = true;
  for (const auto& [key, value] : node.entries()) {
    const std::string item_path = path + "." + std::string(key.raw());
    if (key.raw().size() > kLongestText || !matches(key.raw(), field.rules.key_pattern)) {
      findings.add(kInvalidValue, key.span(), path,
                   ": " + shown(key.raw()) + " is a name that cannot be used here; write another one");
      good = false;
      continue;
    }
    auto text = read_scalar(value, field, item_path, findings);
    good &= text.has_value();
    if (text) texts.insert(texts.end(), {std::string(key.raw()), std::move(*text)});
  }
  return good ? std::optional(texts) : std::nullopt;
}

}  // namespace

std::string expectation(const Field& field) {
  if (!field.rules.expected.empty()) return std::string(field.rules.expected);
  switch (field.slot.scalar) {
    case Scalar::boolean:
      return "true or false";
    case Scalar::integer:
      return "a whole number";
    case Scalar::text:
      return "a text";
    case Scalar::choice:
      return choices(field.slot.words);
    case Scalar::cidr:
      return "a network such as 10.0.0.0/16";
    case Scalar::quantity:
      return "a Kubernetes quantity";
    case Scalar::jvm_memory:
      return "an amount of memory in `m` or `g`";
    case Scalar::duration:
      return "a duration in `h`, `m` and `s`";
    case Scalar::window:
      return "a window";
    case Scalar::zones:
      return "zones";
  }
  return {};
}

std::string example_of(const Field& field) {
  if (!field.rules.example.empty()) return std::string(field.rules.example);
  if (!field.rules.dynamic.empty() && field.slot.shape == Shape::one) return std::string(field.rules.dynamic);
  switch (field.slot.scalar) {
    case Scalar::boolean:
      return "true";
    case Scalar::integer:
      return std::to_string(std::max<std::int64_t>(field.rules.min, 1));
    case Scalar::choice:
      return std::string(field.slot.words.front());
    case Scalar::cidr:
      return "10.0.0.0/16";
    case Scalar::quantity:
      return "100";
    case Scalar::jvm_memory:
      return "4g";
    case Scalar::duration:
      return "10m";
    case Scalar::window:
      return "Sun 02:00-06:00";
    case Scalar::zones:
      return "3";
    case Scalar::text:
      return "text";
  }
  return {};
}

std::optional<std::string> read_scalar(tree::Node node, const Field& field, const std::string& path,
                                       Findings& findings) {
  const bool scalar = node.is_scalar() || (node.is_unknown() && !node.is_map() && !node.is_list());
  if (!scalar) return refuse_type(node, field, path, findings);
  if (field.slot.scalar == Scalar::integer) return read_integer(node, field, path, findings);
  if (field.slot.scalar == Scalar::boolean) {
    if (const auto value = node.as_bool()) return *value ? "true" : "false";
    return refuse_type(node, field, path, findings);
  }
  return read_text(node, field, path, findings);
}

std::optional<Texts> read_value(tree::Node node, const Field& field, const std::string& path, Findings& findings) {
  if (field.slot.scalar == Scalar::zones && !node.is_list()) {
    const auto count = read_integer(node, field, path, findings);
    return count ? std::optional(Texts{*count}) : std::nullopt;
  }
  const bool list = field.slot.shape == Shape::list || field.slot.scalar == Scalar::zones;
  if (list && node.is_list()) return read_list(node, field, path, findings);
  if (field.slot.shape == Shape::map && node.is_map()) return read_map(node, field, path, findings);
  if (list || field.slot.shape == Shape::map) {
    const std::string what = list ? "a list" : "a map";
    const std::string write = list ? "[" + example_of(field) + "]" : "{name: " + example_of(field) + "}";
    findings.add(kInvalidValue, node.is_null() && node.key() ? node.key().span() : node.span(), path,
                 ": expected " + what + ", got " + found(node) + "; write e.g. `" + write + "`");
    return std::nullopt;
  }
  auto text = read_scalar(node, field, path, findings);
  return text ? std::optional(Texts{std::move(*text)}) : std::nullopt;
}

}  // namespace dek::model
