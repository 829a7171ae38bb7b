// Properties as java.util.Properties reads them, and arguments as a shell splits them.
#include "manifest/properties.hpp"

#include <algorithm>
#include <cstdint>

#include "base/strings.hpp"
#include "hcl/members.hpp"

namespace dek::manifest {
namespace {

constexpr std::string_view kBlank = " \t\f";
constexpr std::string_view kWhite = " \t\r\n\f";

class Text {
 public:
  Text(text::TextId id, std::string_view bytes) : id_(id), bytes_(bytes) {}

  /// `part` is a stretch of the text.
  [[nodiscard]] text::Span span(std::string_view part) const {
    const auto begin = static_cast<std::uint32_t>(part.data() - bytes_.data());
    return {id_, begin, begin + static_cast<std::uint32_t>(part.size())};
  }

  /// A shell, Kubernetes or Spark itself fills in what has a dollar sign.
  [[nodiscard]] hcl::Member member(std::string_view name, std::string_view value) const {
    const bool is_filled_in = value.find('$') != std::string_view::npos;
    hcl::Value known = is_filled_in ? hcl::unknown(span(value)) : hcl::string(std::string(value), span(value));
    return {std::string(name), span(name), std::move(known)};
  }

 private:
  text::TextId id_;
  std::string_view bytes_;
};

std::string_view without_blanks(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kWhite);
  if (first == std::string_view::npos) return text.substr(0, 0);
  return text.substr(first, text.find_last_not_of(kWhite) - first + 1);
}

bool continues(std::string_view line) {
  const std::size_t last = line.find_last_not_of('\\');
  return (line.size() - (last == std::string_view::npos ? 0 : last + 1)) % 2 == 1;
}

void add_line(const Text& text, std::string_view line, bool is_continued, hcl::Members& members) {
  line = without_blanks(line);
  if (line.empty() || line.front() == '#' || line.front() == '!') return;
  const std::size_t name_end = std::min(line.find_first_of(" \t\f=:"), line.size());
  const std::string_view name = line.substr(0, name_end);
  std::string_view value = line.substr(std::min(line.find_first_not_of(kBlank, name_end), line.size()));
  if (!value.empty() && (value.front() == '=' || value.front() == ':')) value = without_blanks(value.substr(1));
  hcl::Member member = text.member(name, value);
  if (is_continued) member.value = hcl::unknown(member.value.span);  // the rest stands on other lines
  members.push_back(std::move(member));
}

/// The next word of a command line: up to white space outside of quotes. Its quotes stay.
std::string_view take_word(std::string_view bytes, std::size_t& at) {
  const auto is_gap = [&](std::size_t i) {
    return kWhite.find(bytes[i]) != std::string_view::npos ||
           (bytes[i] == '\\' && i + 1 < bytes.size() && bytes[i + 1] == '\n');
  };
  while (at < bytes.size() && is_gap(at)) ++at;
  const std::size_t begin = at;
  char quote = '\0';
  for (; at < bytes.size() && (quote != '\0' || !is_gap(at)); ++at) {
    if (bytes[at] == quote) {
      quote = '\0';
    } else if (quote == '\0' && (bytes[at] == '"' || bytes[at] == '\'')) {
      quote = bytes[at];
    }
  }
  return bytes.substr(begin, at - begin);
}

std::string_view unquoted(std::string_view word) {
  const bool is_quoted =
      word.size() >= 2 && (word.front() == '"' || word.front() == '\'') && word.back() == word.front();
  return is_quoted ? word.substr(1, word.size() - 2) : word;
}

void add_pair(const Text& text, std::string_view word, hcl::Members& pairs) {
  word = unquoted(word);
  const std::size_t equals = word.find('=');
  if (equals == std::string_view::npos) return;
  pairs.push_back(text.member(word.substr(0, equals), unquoted(word.substr(equals + 1))));
}

hcl::Value as_object(text::TextId id, std::string_view bytes, hcl::Members members) {
  hcl::keep_last_of_keys(members);
  return hcl::object(std::move(members), {id, 0, static_cast<std::uint32_t>(bytes.size())});
}

}  // namespace

hcl::Value read_properties(text::TextId id, std::string_view bytes) {
  const Text text(id, bytes);
  hcl::Members members;
  bool is_rest = false;  // of a line before
  for (const std::string_view line : base::split(bytes, '\n')) {
    const bool is_continued = continues(line.ends_with('\r') ? line.substr(0, line.size() - 1) : line);
    if (!is_rest) add_line(text, line, is_continued, members);
    is_rest = is_continued;
  }
  return as_object(id, bytes, std::move(members));
}

hcl::Value read_conf_pairs(text::TextId id, std::string_view bytes) {
  const Text text(id, bytes);
  hcl::Members pairs;
  bool is_next = false;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::string_view word = take_word(bytes, at);
    if (is_next) add_pair(text, word, pairs);
    if (word.starts_with("--conf=")) add_pair(text, word.substr(7), pairs);
    is_next = word == "--conf";
  }
  hcl::Value out = as_object(id, bytes, std::move(pairs));
  out.is_partial = true;
  return out;
}

void add_conf_pair(text::TextId id, std::string_view bytes, std::size_t skipped, hcl::Members& pairs) {
  add_pair(Text(id, bytes), bytes.substr(skipped), pairs);
}

}  // namespace dek::manifest
