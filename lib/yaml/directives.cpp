// Directive lines word by word.
#include "yaml/directives.hpp"

#include <algorithm>

#include "yaml/failure.hpp"

namespace dek::yaml {
namespace {

using std::string_view;

struct Word {
  string_view text;
  Place place;
};

// Words of the line at `cursor` up to a comment; ends at the line's end.
std::vector<Word> read_words(Cursor& cursor) {
  std::vector<Word> words;
  for (;;) {
    while (is_blank(cursor.peek())) ++cursor.at;
    if (cursor.ends_word(cursor.at)) return words;
    if (cursor.peek() == '#' && !words.empty()) {
      const std::uint32_t end = cursor.line_end(cursor.at);
      if (cursor.comments != nullptr) cursor.comments->push_back({cursor.at, end});
      cursor.at = end;
      return words;
    }
    const std::uint32_t begin = cursor.at;
    while (!cursor.ends_word(cursor.at)) ++cursor.at;
    words.push_back({cursor.slice(begin, cursor.at), {begin, cursor.at}});
  }
}

Place line_of(const std::vector<Word>& words) {
  return {words.front().place.begin, words.back().place.end};
}

void read_yaml_directive(const std::vector<Word>& words, Directives& directives) {
  if (directives.has_version) fail(Problem::repeated_yaml_directive, line_of(words));
  directives.has_version = true;
  if (words.size() != 2) fail(Problem::bad_yaml_directive, line_of(words));
  const string_view version = words[1].text;
  const std::size_t dot = version.find('.');
  const auto is_number = [](string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  };
  if (dot == string_view::npos || !is_number(version.substr(0, dot)) || !is_number(version.substr(dot + 1)))
    fail(Problem::bad_yaml_directive, line_of(words));
  if (version.substr(0, dot) != "1") fail(Problem::unsupported_yaml_version, words[1].place, version);
}

bool is_handle(string_view text) {
  if (text == "!" || text == "!!") return true;
  if (text.size() < 3 || text.front() != '!' || text.back() != '!') return false;
  const string_view name = text.substr(1, text.size() - 2);
  return std::all_of(name.begin(), name.end(), [](char c) { return is_any(c, kWord); });
}

void read_tag_directive(const std::vector<Word>& words, Directives& directives) {
  if (words.size() != 3 || !is_handle(words[1].text)) fail(Problem::bad_tag_directive, line_of(words));
  const auto same = [&](const TagHandle& known) { return known.handle == words[1].text; };
  if (std::any_of(directives.handles.begin(), directives.handles.end(), same))
    fail(Problem::repeated_tag_directive, words[1].place, words[1].text);
  directives.handles.push_back({words[1].text, words[2].text});
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

void append_decoded(std::string& out, string_view suffix) {
  for (std::size_t i = 0; i < suffix.size(); ++i) {
    const int high = suffix[i] == '%' && i + 2 < suffix.size() ? hex_digit(suffix[i + 1]) : -1;
    const int low = high >= 0 ? hex_digit(suffix[i + 2]) : -1;
    if (low < 0) {
      out.push_back(suffix[i]);
      continue;
    }
    out.push_back(static_cast<char>(high << 4 | low));
    i += 2;
  }
}

}  // namespace

Directives read_directives(Cursor& cursor) {
  Directives directives;
  Place last;
  while (cursor.at != cursor.line || !cursor.is_marker(cursor.at)) {
    if (cursor.peek() != '%' || cursor.at != cursor.line) fail(Problem::directive_without_document, last);
    const std::vector<Word> words = read_words(cursor);
    last = line_of(words);
    if (words[0].text == "%YAML") read_yaml_directive(words, directives);
    if (words[0].text == "%TAG") read_tag_directive(words, directives);
    cursor.skip();
    if (cursor.is_stopped() && !cursor.is_marker(cursor.at)) fail(Problem::directive_without_document, last);
  }
  if (cursor.peek() == '.') fail(Problem::directive_without_document, last);
  return directives;
}

bool knows_handle(string_view handle, const Directives& directives) {
  if (handle == "!" || handle == "!!") return true;
  const auto same = [&](const TagHandle& known) { return known.handle == handle; };
  return std::any_of(directives.handles.begin(), directives.handles.end(), same);
}

std::string resolve_tag(string_view tag, const Directives& directives) {
  if (tag.starts_with("!<")) return std::string(tag.substr(2, tag.size() - 3));
  if (tag == "!") return "!";
  const std::size_t second = tag.find('!', 1);
  const std::size_t length = second == string_view::npos ? 1 : second + 1;
  const string_view handle = tag.substr(0, length);
  std::string full(handle == "!!" ? string_view("tag:yaml.org,2002:") : handle);
  for (const TagHandle& known : directives.handles) {
    if (known.handle == handle) full = known.prefix;
  }
  append_decoded(full, tag.substr(length));
  return full;
}

}  // namespace dek::yaml
