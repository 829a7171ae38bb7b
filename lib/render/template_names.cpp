// Walking the tags of a template.
#include "render/template_names.hpp"

#include <algorithm>

#include "base/strings.hpp"
#include "render/template_lexer.hpp"

namespace dek::render {
namespace {

NameUse use_of(TagKind kind) {
  if (kind == TagKind::quoted) return NameUse::quoted;
  return kind == TagKind::verbatim ? NameUse::verbatim : NameUse::section;
}

std::string path_of(const std::vector<std::string>& sections, std::string_view name) {
  const std::string around = base::join(sections, ".");
  return around.empty() ? std::string(name) : around + "." + std::string(name);
}

}  // namespace

base::Result<std::vector<TemplateName>> names_in(const Template& source, const FindPartial& find_partial) {
  DEK_TRY(const Tags tags, lex_template(source, find_partial));
  std::vector<TemplateName> names;
  std::vector<std::string> sections;
  for (const Tag& tag : tags.all) {
    if (tag.kind == TagKind::text) continue;
    if (tag.kind == TagKind::close) {
      sections.pop_back();
      continue;
    }
    if (tag.text == ".") continue;
    std::string path = path_of(sections, tag.text);
    if (std::ranges::count(names, path, &TemplateName::name) == 0) names.push_back({path, use_of(tag.kind)});
    if (tag.kind == TagKind::open || tag.kind == TagKind::open_inverted) sections.emplace_back(tag.text);
  }
  return names;
}

}  // namespace dek::render
