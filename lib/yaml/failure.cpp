// One row of words for each problem: what was found, what to write under the caret, what to do about it.
#include "yaml/failure.hpp"

#include <algorithm>
#include <array>

#include "base/assert.hpp"

namespace dek::yaml {
namespace {

using std::string_view;

struct Words {
  Problem problem;
  string_view message;  // `{}` stands for the subject
  string_view label;
  string_view help;
};

constexpr std::array kWords = {
    Words{Problem::unclosed_double_quote, "double-quoted text is never closed", "opened here",
          "close it with `\"`; inside, write `\\\"` for a quote of its own"},
    Words{Problem::unclosed_single_quote, "single-quoted text is never closed", "opened here",
          "close it with `'`; inside, write `''` for an apostrophe"},
    Words{Problem::unknown_escape, "`{}` is no escape of double-quoted text", "unknown escape",
          "write `\\\\` for a backslash, or put the text in single quotes, where a backslash is just that"},
    Words{Problem::bad_hex_escape, "this escape needs {} hexadecimal digits", "too few digits",
          "write `\\x41`, `\\u0041` or `\\U00000041`, or `\\\\` for a backslash"},
    Words{Problem::not_a_character, "`{}` names no Unicode character", "no such character",
          "use a code point up to 10FFFF outside the surrogates D800 to DFFF"},
    Words{Problem::text_behind_quote, "text follows behind the closing quote", "not part of the quoted text",
          "escape the quotes inside (`\\\"` in double, `''` in single quotes), or close a quote left open further up"},
    Words{Problem::quoted_line_not_indented, "a line of quoted text stands as far left as its key", "indent this line",
          "indent the lines of the text deeper than the key"},
    Words{Problem::reserved_indicator, "a plain value begins with `{}`, which YAML reserves", "reserved",
          "put the value in quotes"},
    Words{Problem::indicator_starts_value, "a plain value begins with `{}`", "an indicator, not text",
          "put the value in quotes if the sign belongs to it"},
    Words{Problem::directive_in_document, "a `%` line stands inside a document", "directives come before `---`",
          "end the document above with a line `...`, or quote the text"},
    Words{Problem::comment_without_blank, "`#` follows without a blank before it", "neither a comment nor text here",
          "put a blank before `#`, or quote the text it belongs to"},
    Words{Problem::block_header_text, "text follows on the line of `{}`", "the text begins on the next line",
          "move it to the next line, indented; behind `|` or `>` only `+`, `-`, a digit and a comment may stand"},
    Words{Problem::block_header_zero, "a block scalar cannot be indented by 0", "give 1 to 9",
          "leave the digit out unless the text begins with blanks"},
    Words{Problem::block_leading_lines_deeper,
          "a blank line above the text holds more blanks than the text is indented by", "this blank line is longer",
          "cut the blanks of that line, or say the indentation with a digit: `|2`"},
    Words{Problem::tab_in_block_indentation, "a tab stands in the indentation of a block scalar", "a tab",
          "indent with blanks"},
    Words{Problem::missing_colon, "`{}` stands where a key should, but no `: ` follows", "a key without a colon",
          "write `key: value`; if it belongs to the value above, indent it deeper"},
    Words{Problem::colon_without_blank, "the colon behind `{}` has no blank after it", "read as one word",
          "write a blank behind the colon: `key: value`"},
    Words{Problem::map_inside_value, "`{}:` opens a map inside a value", "deeper than the key it should stand beside",
          "align it with the key above, or move the value above to a line of its own"},
    Words{Problem::key_on_several_lines, "a key runs over several lines", "the key ends here",
          "close the quote or bracket on the line where the key begins, or write `? ` before a long key"},
    Words{Problem::block_behind_marker, "a block map or list begins behind `---`", "cannot begin on this line",
          "put it on the next line"},
    Words{Problem::nested_map_on_line, "a second `key: value` begins on the same line", "a map cannot begin here",
          "put it on a line of its own, indented; or quote the value if the colon belongs to it"},
    Words{Problem::sequence_on_line, "a list begins on the line of its key", "a list cannot begin here",
          "put `- ` on the next line, or write `[a, b]`"},
    Words{Problem::item_between_keys, "a list item stands among the keys of a map", "`- ` where a key should be",
          "indent it below its key, or take the `- ` away"},
    Words{Problem::key_between_items, "a line without `- ` stands among the items of a list", "no item of the list",
          "indent it to belong to the item above, or begin it with `- `"},
    Words{Problem::indentation_fits_nothing, "this line begins in column {}, which fits no line above",
          "fits no map or list above", "align it with the keys or items it belongs to"},
    Words{Problem::tab_indentation, "a tab is used as indentation", "a tab",
          "indent with blanks; YAML takes no tabs here"},
    Words{Problem::properties_before_block, "an anchor or tag stands on the line where a block collection begins",
          "belongs on the line above", "put it behind the key or the dash of the line above"},
    Words{Problem::content_behind_value, "text follows behind a finished value", "not part of the value",
          "put it on a line of its own, or into the value with quotes"},
    Words{Problem::unclosed_list, "`[` is never closed", "opened here", "close the list with `]`"},
    Words{Problem::unclosed_map, "`{` is never closed", "opened here",
          "close the map with `}`, or quote the value if the brace belongs to it"},
    Words{Problem::wrong_closer, "`{}` closes a bracket of the other kind", "does not match",
          "close the inner bracket first: `[` with `]`, `{` with `}`"},
    Words{Problem::stray_closer, "`{}` closes nothing", "no bracket is open here",
          "remove it, or put the value in quotes"},
    Words{Problem::missing_comma_list, "a comma is missing between two items of a list",
          "a comma should come before this", "separate items with `, `"},
    Words{Problem::missing_comma_map, "a comma is missing between two pairs of a map",
          "a comma should come before this", "separate pairs with `, `; a value with a colon inside needs quotes"},
    Words{Problem::empty_list_entry, "a comma stands where an item of the list should", "an item is missing",
          "remove a comma, or write `null`"},
    Words{Problem::empty_map_entry, "a comma stands where a pair of the map should", "a pair is missing",
          "remove a comma"},
    Words{Problem::flow_key_on_several_lines, "a key inside a list runs over several lines", "its colon stands here",
          "put key and colon on one line"},
    Words{Problem::flow_line_not_indented, "a line inside brackets stands as far left as its key", "indent this line",
          "indent the lines between the brackets deeper than the key"},
    Words{Problem::second_anchor, "a node has two anchors", "the second one", "keep one of them"},
    Words{Problem::second_tag, "a node has two tags", "the second one", "keep one of them"},
    Words{Problem::empty_anchor, "`&` has no name behind it", "an anchor needs a name",
          "write `&name`, or quote the text if the sign belongs to it"},
    Words{Problem::empty_alias, "`*` has no name behind it", "an alias needs a name",
          "write `*name`, or quote the text if the sign belongs to it"},
    Words{Problem::alias_with_properties, "the alias `*{}` has an anchor or tag of its own", "an alias takes neither",
          "put the anchor or tag on the node it refers to"},
    Words{Problem::unknown_alias, "the alias `*{}` refers to no anchor above it", "unknown anchor",
          "set `&name` before it in the same document; quote the text if the star belongs to it"},
    Words{Problem::alias_to_open_anchor, "the alias `*{}` refers to a node it stands in", "a node inside itself",
          "refer to a node that ends before the alias"},
    Words{Problem::bad_tag, "`{}` is no tag", "no tag", "write `!name`, `!!str` or `!<full:tag>`"},
    Words{Problem::unclosed_tag, "a tag in angle brackets is not closed", "no `>` follows", "write `!<full:tag>`"},
    Words{Problem::undeclared_tag_handle, "the tag handle `{}` is declared nowhere", "unknown handle",
          "declare it with a `%TAG` line before `---` of this document"},
    Words{Problem::property_without_blank, "`{}` runs into the text behind it", "a blank should follow",
          "put a blank behind the anchor or tag, or quote the text"},
    Words{Problem::key_property_on_other_line, "an anchor or tag stands alone where a key should",
          "no key on this line", "put it on the line of the key, or behind the colon of the line above"},
    Words{Problem::content_behind_document, "text follows behind the end of the document's one value",
          "belongs to nothing", "one document holds one value: put `---` between two documents, or align this line"},
    Words{Problem::content_behind_end_marker, "text follows behind `...` on the same line", "nothing may stand here",
          "put it on a line of its own"},
    Words{Problem::directive_without_document, "a `%` line is followed by no document", "a directive",
          "put `---` on the line behind it, or quote the text if it is none"},
    Words{Problem::repeated_yaml_directive, "a second `%YAML` line for one document", "the second one",
          "keep one of them"},
    Words{Problem::bad_yaml_directive, "a `%YAML` line without a version of the form `1.2`", "no version",
          "write `%YAML 1.2`, and nothing else on the line"},
    Words{Problem::unsupported_yaml_version, "YAML version {} is unknown", "not 1.x",
          "write `%YAML 1.2`, or leave the line out"},
    Words{Problem::bad_tag_directive, "a `%TAG` line without handle and prefix", "incomplete",
          "write `%TAG !name! prefix`"},
    Words{Problem::repeated_tag_directive, "the tag handle `{}` is declared twice", "the second one",
          "keep one of them"},
    Words{Problem::too_deep, "nesting is deeper than {} levels", "one level too many",
          "flatten the structure; no Kubernetes object comes near this depth"},
};

const Words& words_of(Problem problem) {
  const auto* found = std::find_if(kWords.begin(), kWords.end(), [&](const Words& w) { return w.problem == problem; });
  DEK_ASSERT(found != kWords.end());
  return *found;
}

// Subjects are excerpts of the file: one line, and short.
std::string shorten(string_view subject) {
  constexpr std::size_t kLongest = 40;
  subject = subject.substr(0, subject.find_first_of("\r\n"));
  if (subject.size() <= kLongest) return std::string(subject);
  std::size_t cut = kLongest;
  while (cut > 0 && (static_cast<unsigned char>(subject[cut]) & 0xc0) == 0x80) --cut;
  return std::string(subject.substr(0, cut)) + "…";
}

std::string fill(string_view pattern, string_view subject) {
  std::string text(pattern);
  const std::size_t gap = text.find("`{}");
  const std::size_t at = gap == std::string::npos ? text.find("{}") : gap + 1;
  if (at != std::string::npos && !subject.empty()) text.replace(at, 2, subject);
  return text;
}

}  // namespace

void fail(Problem problem, Place place, string_view subject) {
  throw Failure{problem, place, shorten(subject), std::nullopt, {}};
}

void fail(Problem problem, Place place, string_view subject, Place related, string_view related_text) {
  throw Failure{problem, place, shorten(subject), related, related_text};
}

bool is_about_names(Problem problem) {
  return problem == Problem::unknown_alias || problem == Problem::alias_to_open_anchor ||
         problem == Problem::undeclared_tag_handle;
}

diag::Diagnostic to_diagnostic(const Failure& failure, text::TextId text) {
  const Words& words = words_of(failure.problem);
  diag::Diagnostic found;
  found.rule = kSyntaxRule;
  found.severity = diag::Severity::error;
  found.span = {text, failure.place.begin, failure.place.end};
  found.message = fill(words.message, failure.subject);
  found.label = words.label;
  found.help = words.help;
  if (failure.related)
    found.related.push_back({{text, failure.related->begin, failure.related->end}, std::string(failure.related_text)});
  return found;
}

}  // namespace dek::yaml
