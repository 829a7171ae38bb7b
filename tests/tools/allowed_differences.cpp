// Where YAML 1.2, or the purpose of a linter, parts from libyaml, which reads YAML 1.1: each difference with its
// reason.
#include <algorithm>
#include <array>

#include "comparison.hpp"

namespace dek::tests {
namespace {

using std::string_view;

bool contains(string_view text, string_view part) {
  return text.find(part) != string_view::npos;
}
bool we_say(const Case& c, string_view words) {
  return contains(c.our_error, words);
}
bool libyaml_says(const Case& c, string_view words) {
  return contains(c.theirs.error, words) || contains(c.theirs.context, words);
}

constexpr bool is_alphabetic(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

// A name behind `&` or `*` that libyaml cuts short or refuses.
bool holds_long_name(string_view text) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (text[i] != '&' && text[i] != '*') continue;
    std::size_t end = i + 1;
    while (end < text.size() && is_alphabetic(text[end])) ++end;
    if (end < text.size() && !contains(" \t\r\n,[]{}", text.substr(end, 1))) return true;
  }
  return false;
}

bool holds_bracket(string_view text) {
  return contains(text, "{") || contains(text, "[");
}

// A `?` that begins something: 1.1 takes each for a key's sign.
bool holds_question(string_view text) {
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '?' && contains(" \t\r\n[{,", text.substr(i - 1, 1))) return true;
  }
  return false;
}

bool has_empty_key(const Case& c) {
  const auto is_empty = [](const Event& e) {
    return e.kind == EventKind::scalar && e.value.empty() && e.style == tree::Style::plain;
  };
  return std::any_of(c.ours.begin(), c.ours.end(), is_empty);
}

bool has_colon_first(const Case& c) {
  const auto is_such = [](const Event& e) {
    return e.kind == EventKind::scalar && e.value.starts_with(':') && e.style == tree::Style::plain;
  };
  return std::any_of(c.ours.begin(), c.ours.end(), is_such);
}

// A document that is one block scalar, whose text may then begin at the margin.
bool has_block_scalar_root(const Case& c) {
  for (std::size_t i = 1; i < c.ours.size(); ++i) {
    const bool is_block = c.ours[i].style == tree::Style::literal || c.ours[i].style == tree::Style::folded;
    if (is_block && c.ours[i].kind == EventKind::scalar && c.ours[i - 1].kind == EventKind::document_start) return true;
  }
  return false;
}

bool holds_unicode_break(string_view text) {
  return contains(text, "\xc2\x85") || contains(text, "\xe2\x80\xa8") || contains(text, "\xe2\x80\xa9");
}

bool ends_in_blanks(string_view text) {
  return text.ends_with(' ') || text.ends_with('\t');
}

constexpr std::array kAllowed = {
    AllowedDifference{
        "alias",
        "libyaml's events do not resolve aliases; an unknown one, or one inside its own node, is an error here",
        [](const Case& c) { return we_say(c, "the alias `"); }},
    AllowedDifference{"template", "`{{ … }}` is read as one unknown scalar, or reported as a Go template",
                      [](const Case& c) { return contains(c.bytes, "{{"); }},
    AllowedDifference{
        "placeholder", "`${…}` inside brackets is one value, as the tool that fills it in means it",
        [](const Case& c) { return contains(c.line, "${") || (!c.theirs.error.empty() && contains(c.bytes, "${")); }},
    AllowedDifference{
        "names", "1.2: a name of an anchor ends at a blank or bracket; libyaml wants letters, digits, `_` and `-`",
        [](const Case& c) {
          const bool is_refused = !c.our_error.empty() || !c.theirs.error.empty();
          return holds_long_name(c.line) || holds_long_name(c.what) || (is_refused && holds_long_name(c.bytes));
        }},
    AllowedDifference{
        "directives", "1.2: unknown directives are passed over, versions 1.x read",
        [](const Case& c) { return libyaml_says(c, "directive") || libyaml_says(c, "incompatible YAML"); }},
    AllowedDifference{"directive-behind-document", "1.2: `...` must come before a directive",
                      [](const Case& c) { return we_say(c, "a `%` line"); }},
    AllowedDifference{"comment-without-blank", "1.2: a comment follows a blank",
                      [](const Case& c) { return we_say(c, "`#` follows without a blank"); }},
    AllowedDifference{"tabs", "1.2: tabs may separate, and stand on blank lines, wherever they are no indentation",
                      [](const Case& c) {
                        return contains(c.line, "\t") &&
                               (libyaml_says(c, "cannot start any token") || libyaml_says(c, "a tab character"));
                      }},
    AllowedDifference{"empty-key", "1.2: a key may be empty",
                      [](const Case& c) {
                        return has_empty_key(c) && (libyaml_says(c, "did not find expected key") ||
                                                    libyaml_says(c, "did not find expected node content"));
                      }},
    AllowedDifference{"colon-in-brackets", "1.2: `:` before text is text, before a bracket or comma it ends a key",
                      [](const Case& c) {
                        return holds_bracket(c.bytes) && (libyaml_says(c, "found unexpected ':'") ||
                                                          libyaml_says(c, "did not find expected node content"));
                      }},
    AllowedDifference{"key-over-lines-in-brackets", "1.2: a key in braces may run over lines",
                      [](const Case& c) { return libyaml_says(c, "did not find expected ',' or '}'"); }},
    AllowedDifference{"question-in-brackets", "1.2: `?` before text is text, and alone it is a pair of nothing",
                      [](const Case& c) {
                        const bool is_refused = !c.theirs.error.empty() && holds_question(c.bytes);
                        return (contains(c.line, "?") || is_refused) && holds_bracket(c.bytes);
                      }},
    AllowedDifference{"colon-first-in-brackets", "1.2: `:` before text begins a plain scalar",
                      [](const Case& c) {
                        const bool is_refused = !c.theirs.error.empty() && has_colon_first(c);
                        return holds_bracket(c.bytes) && (is_refused || contains(c.what, " ::"));
                      }},
    AllowedDifference{"dash-in-brackets", "1.2: `-` alone is no plain scalar",
                      [](const Case& c) { return we_say(c, "a plain value begins with `-`"); }},
    AllowedDifference{"bare-document", "1.2: `...` may be followed by a document without `---`, or by nothing",
                      [](const Case& c) {
                        return contains(c.bytes, "...") && (libyaml_says(c, "<document start>") ||
                                                            libyaml_says(c, "did not find expected node content"));
                      }},
    AllowedDifference{"tag-characters", "tags are kept as written, and only their handles checked",
                      [](const Case& c) {
                        const bool is_escaped = contains(c.line, "%");
                        return contains(c.theirs.context, "tag") ||
                               (contains(c.line, "!") &&
                                (is_escaped || we_say(c, "runs into the text") || we_say(c, "is no tag")));
                      }},
    AllowedDifference{"unicode-breaks", "1.2: U+0085, U+2028 and U+2029 are text",
                      [](const Case& c) { return holds_unicode_break(c.bytes); }},
    AllowedDifference{"long-key", "libyaml refuses keys of more than 1,024 characters",
                      [](const Case& c) { return libyaml_says(c, "could not find expected ':'"); }},
    AllowedDifference{"surrogates", "JSON writes characters beyond U+FFFF as two escapes",
                      [](const Case& c) { return libyaml_says(c, "invalid Unicode character escape"); }},
    AllowedDifference{"last-blank-line", "the end of the file ends a blank line of a block scalar as a break does",
                      [](const Case& c) { return ends_in_blanks(c.bytes) && contains(c.what, "`=VAL"); }},
    AllowedDifference{"utf-16", "UTF-16 is refused with a word on how to convert it",
                      [](const Case& c) { return we_say(c, "is UTF-16"); }},
    AllowedDifference{
        "version-and-comment", "1.2: a comment on a `%YAML` line follows a blank",
        [](const Case& c) { return we_say(c, "a `%YAML` line without a version") && contains(c.line, "#"); }},
    AllowedDifference{
        "block-scalar-at-margin", "1.2: the text of a block scalar that is the root may stand at the margin",
        [](const Case& c) {
          return has_block_scalar_root(c) ||
                 ((contains(c.bytes, "|") || contains(c.bytes, ">")) &&
                  (libyaml_says(c, "<document start>") || libyaml_says(c, "while scanning a block scalar")));
        }},
    AllowedDifference{"block-scalar-not-indented", "1.2: a block scalar's sign stands deeper than the node around it",
                      [](const Case& c) {
                        const std::size_t first = c.line.find_first_not_of(" \t");
                        return !c.our_error.empty() && first != string_view::npos &&
                               contains("|>", c.line.substr(first, 1));
                      }},
    AllowedDifference{"longer-blank-line",
                      "1.2: blank lines above the text of a block scalar hold no more blanks than the text",
                      [](const Case& c) { return we_say(c, "a blank line above the text"); }},
    AllowedDifference{"byte-order-mark", "a byte order mark at the start of a line takes no column",
                      [](const Case& c) { return contains(c.bytes, "\xef\xbb\xbf"); }},
    AllowedDifference{"depth", "nesting ends at 512 levels",
                      [](const Case& c) { return we_say(c, "nesting is deeper"); }},
};

}  // namespace

const AllowedDifference* find_explanation(const Case& c) {
  const auto* found =
      std::find_if(kAllowed.begin(), kAllowed.end(), [&](const AllowedDifference& a) { return a.explains(c); });
  return found == kAllowed.end() ? nullptr : found;
}

}  // namespace dek::tests
