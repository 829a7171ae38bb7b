// Event by event, up to the first difference.
#include "comparison.hpp"

#include <algorithm>

#include "text/line_index.hpp"
#include "yaml/reader.hpp"

namespace dek::tests {
namespace {

bool is_boundary(EventKind kind) {
  return kind == EventKind::document_start || kind == EventKind::document_end || kind == EventKind::map_end ||
         kind == EventKind::list_end;
}

// libyaml puts a value that is not written on the token behind it, on whatever line that stands; we put it where it is
// missing.
bool is_absent(const Event& event) {
  return event.kind == EventKind::scalar && event.style == tree::Style::plain && event.value.empty() &&
         event.tag.empty() && event.anchor.empty();
}

std::string describe(const Event& event, std::uint32_t line) {
  return "`" + to_string(event) + "` on line " + std::to_string(line);
}

struct Found {
  std::string what;
  std::uint32_t line = 0;
};

Found compare_events(const Case& c, const text::LineIndex& lines) {
  const auto& theirs = c.theirs.events;
  for (std::size_t i = 0; i < std::max(c.ours.size(), theirs.size()); ++i) {
    if (i >= c.ours.size()) return {"libyaml has more: " + describe(theirs[i].event, theirs[i].line), theirs[i].line};
    const Event& mine = c.ours[i];
    const std::uint32_t line = lines.position(mine.begin).line;
    if (i >= theirs.size()) return {"libyaml has less: " + describe(mine, line), line};
    Event other = theirs[i].event;
    other.begin = mine.begin;
    const bool same_line =
        is_boundary(mine.kind) || line == theirs[i].line || (is_absent(mine) && line < theirs[i].line);
    if (!(mine == other) || !same_line)
      return {describe(mine, line) + ", libyaml: " + describe(other, theirs[i].line), line};
  }
  return {};
}

void read_ours(Case& c, const text::LineIndex& lines) {
  const yaml::Parsed parsed = yaml::parse({}, c.bytes);
  for (const auto& document : parsed.documents) {
    const std::vector<Event> events = events_of(*document);
    c.ours.insert(c.ours.end(), events.begin(), events.end());
  }
  const auto is_syntax = [](const diag::Diagnostic& found) { return found.rule == "syntax/yaml"; };
  const auto error = std::find_if(parsed.diagnostics.begin(), parsed.diagnostics.end(), is_syntax);
  if (error == parsed.diagnostics.end()) return;
  c.our_error = error->message;
  c.our_line = lines.position(error->span.begin).line;
}

}  // namespace

Case compare_readers(std::string_view bytes) {
  Case c;
  c.bytes = bytes;
  const text::LineIndex lines(bytes);
  read_ours(c, lines);
  c.theirs = ask_libyaml(bytes);
  Found found;
  if (!c.our_error.empty() && c.theirs.error.empty()) {
    found = {"we refuse line " + std::to_string(c.our_line) + ": " + c.our_error, c.our_line};
  } else if (c.our_error.empty() && !c.theirs.error.empty()) {
    found.line = c.theirs.error_line;
    found.what = "libyaml refuses line " + std::to_string(found.line) + ": " + c.theirs.context + ": " + c.theirs.error;
  } else if (c.our_error.empty()) {
    found = compare_events(c, lines);
  }
  c.what = found.what;
  c.line = lines.line(found.line);
  return c;
}

}  // namespace dek::tests
