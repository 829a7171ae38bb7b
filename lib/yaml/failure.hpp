// What ends the reading of a document: the words for every way YAML can break, and the exception that carries them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "diag/diagnostic.hpp"

namespace dek::yaml {

inline constexpr std::string_view kSyntaxRule = "syntax/yaml";
inline constexpr std::string_view kDuplicateKeyRule = "syntax/duplicate-key";

enum class Problem : std::uint8_t {
  // quoted scalars
  unclosed_double_quote,
  unclosed_single_quote,
  unknown_escape,
  bad_hex_escape,
  not_a_character,
  text_behind_quote,
  quoted_line_not_indented,
  // plain scalars
  reserved_indicator,
  indicator_starts_value,
  directive_in_document,
  comment_without_blank,
  // block scalars
  block_header_text,
  block_header_zero,
  block_leading_lines_deeper,
  tab_in_block_indentation,
  // block collections
  missing_colon,
  colon_without_blank,
  map_inside_value,
  key_on_several_lines,
  block_behind_marker,
  nested_map_on_line,
  sequence_on_line,
  item_between_keys,
  key_between_items,
  indentation_fits_nothing,
  tab_indentation,
  properties_before_block,
  content_behind_value,
  // flow collections
  unclosed_list,
  unclosed_map,
  wrong_closer,
  stray_closer,
  missing_comma_list,
  missing_comma_map,
  empty_list_entry,
  empty_map_entry,
  flow_key_on_several_lines,
  flow_line_not_indented,
  // properties
  second_anchor,
  second_tag,
  empty_anchor,
  empty_alias,
  alias_with_properties,
  unknown_alias,
  alias_to_open_anchor,
  bad_tag,
  unclosed_tag,
  undeclared_tag_handle,
  property_without_blank,
  key_property_on_other_line,
  // documents
  content_behind_document,
  content_behind_end_marker,
  directive_without_document,
  repeated_yaml_directive,
  bad_yaml_directive,
  unsupported_yaml_version,
  bad_tag_directive,
  repeated_tag_directive,
  too_deep,
};

struct Place {
  std::uint32_t begin = 0, end = 0;
};

/// Thrown inside the module only; the reader turns it into a diagnostic and goes on with the next document.
struct Failure {
  Problem problem{};
  Place place;
  std::string subject;  // fills `{}` in the words
  std::optional<Place> related;
  std::string_view related_text;
};

[[noreturn]] void fail(Problem problem, Place place, std::string_view subject = {});
[[noreturn]] void fail(Problem problem, Place place, std::string_view subject, Place related,
                       std::string_view related_text);

/// An anchor, alias or tag that means nothing, in text that is well-formed so far.
[[nodiscard]] bool is_about_names(Problem problem);

[[nodiscard]] diag::Diagnostic to_diagnostic(const Failure& failure, text::TextId text);

}  // namespace dek::yaml
