// Functions on strings.
#include <algorithm>
#include <array>

#include "base/strings.hpp"
#include "hcl/functions.hpp"

namespace dek::hcl {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

constexpr char upper_of(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

// Case beyond ASCII needs tables that no setting is worth: unknown.
template <typename Change>
Value change_case(const Call& call, Change change) {
  const auto text = as_text(call[0]);
  if (!text) return invalid(call.span);
  return is_ascii(*text) ? string(change(*text), call.span) : unknown(call.span);
}

Value lower(const Call& call) {
  return change_case(call, [](const std::string& text) { return base::to_lower_ascii(text); });
}

Value upper(const Call& call) {
  return change_case(call, [](std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), upper_of);
    return text;
  });
}

Value title(const Call& call) {
  return change_case(call, [](std::string text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (i == 0 || text[i - 1] == ' ') text[i] = upper_of(text[i]);
    }
    return text;
  });
}

// The items as strings; none when one is not.
std::optional<std::vector<std::string>> texts(const Value& list) {
  std::vector<std::string> out;
  for (const Member& item : list.items()) {
    auto text = as_text(item.value);
    if (!text) return std::nullopt;
    out.push_back(std::move(*text));
  }
  return out;
}

Value join(const Call& call) {
  const auto separator = as_text(call[0]);
  std::vector<std::string> all;
  for (const Value& argument : call.arguments.subspan(1)) {
    if (!argument.is_list()) return invalid(call.span);
    auto some = texts(argument);
    if (!some) return unknown(call.span);
    all.insert(all.end(), some->begin(), some->end());
  }
  // Empty items count, which base::join leaves to its caller.
  std::string out;
  for (std::size_t i = 0; i < all.size(); ++i) out += (i > 0 ? separator.value_or("") : "") + all[i];
  return separator ? string(std::move(out), call.span) : invalid(call.span);
}

Value split(const Call& call) {
  const auto separator = as_text(call[0]), text = as_text(call[1]);
  if (!separator || !text) return invalid(call.span);
  if (separator->empty()) return unknown(call.span);
  Members items;
  for (std::size_t begin = 0;;) {
    const std::size_t end = text->find(*separator, begin);
    items.push_back({"", {}, string(text->substr(begin, end == std::string::npos ? end : end - begin), call[1].span)});
    if (end == std::string::npos) return list(std::move(items), call.span);
    begin = end + separator->size();
  }
}

Value replace(const Call& call) {
  const auto text = as_text(call[0]), from = as_text(call[1]), to = as_text(call[2]);
  if (!text || !from || !to) return invalid(call.span);
  // Between slashes stands a regular expression of another library.
  const bool is_pattern = from->size() > 1 && from->front() == '/' && from->back() == '/';
  if (is_pattern || from->empty()) return unknown(call.span);
  std::string out;
  for (std::size_t begin = 0;;) {
    const std::size_t end = text->find(*from, begin);
    out.append(*text, begin, end == std::string::npos ? end : end - begin);
    if (end == std::string::npos) return string(std::move(out), call.span);
    out += *to;
    begin = end + from->size();
  }
}

Value trimspace(const Call& call) {
  const auto text = as_text(call[0]);
  return text ? string(std::string(base::trim(*text)), call.span) : invalid(call.span);
}

Value trimprefix(const Call& call) {
  auto text = as_text(call[0]);
  const auto prefix = as_text(call[1]);
  if (!text || !prefix) return invalid(call.span);
  if (text->starts_with(*prefix)) text->erase(0, prefix->size());
  return string(std::move(*text), call.span);
}

Value trimsuffix(const Call& call) {
  auto text = as_text(call[0]);
  const auto suffix = as_text(call[1]);
  if (!text || !suffix) return invalid(call.span);
  if (text->ends_with(*suffix)) text->erase(text->size() - suffix->size());
  return string(std::move(*text), call.span);
}

Value startswith(const Call& call) {
  const auto text = as_text(call[0]), prefix = as_text(call[1]);
  return text && prefix ? boolean(text->starts_with(*prefix), call.span) : invalid(call.span);
}

Value endswith(const Call& call) {
  const auto text = as_text(call[0]), suffix = as_text(call[1]);
  return text && suffix ? boolean(text->ends_with(*suffix), call.span) : invalid(call.span);
}

// %s, %d, %v and %%; widths, flags and %q are not worth a second printf.
Value format(const Call& call) {
  const auto pattern = as_text(call[0]);
  if (!pattern) return invalid(call.span);
  std::string out;
  std::size_t next = 1;
  for (std::size_t i = 0; i < pattern->size(); ++i) {
    if ((*pattern)[i] != '%') {
      out += (*pattern)[i];
      continue;
    }
    const char verb = ++i < pattern->size() ? (*pattern)[i] : '\0';
    if (verb == '%') {
      out += '%';
      continue;
    }
    if (verb != 's' && verb != 'd' && verb != 'v') return unknown(call.span);
    if (next >= call.size()) return invalid(call.span);
    const auto text = verb == 'd' && !as_number(call[next]) ? std::nullopt : as_text(call[next]);
    if (!text || (verb == 'd' && text->find('.') != std::string::npos)) return unknown(call.span);
    out += *text;
    ++next;
  }
  return next == call.size() ? string(std::move(out), call.span) : invalid(call.span);
}

constexpr std::array<Function, 12> kFunctions = {{
    {"endswith", 2, 2, Needs::known, endswith},
    {"format", 1, kAnyNumber, Needs::known, format},
    {"join", 1, kAnyNumber, Needs::known, join},
    {"lower", 1, 1, Needs::known, lower},
    {"replace", 3, 3, Needs::known, replace},
    {"split", 2, 2, Needs::known, split},
    {"startswith", 2, 2, Needs::known, startswith},
    {"title", 1, 1, Needs::known, title},
    {"trimprefix", 2, 2, Needs::known, trimprefix},
    {"trimspace", 1, 1, Needs::known, trimspace},
    {"trimsuffix", 2, 2, Needs::known, trimsuffix},
    {"upper", 1, 1, Needs::known, upper},
}};

}  // namespace

std::span<const Function> text_functions() {
  return kFunctions;
}

}  // namespace dek::hcl
