// Layout of the text report, after the compilers: one block per file that a finding touches, then what is to be said.
#include "report/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <ostream>
#include <set>

#include "base/strings.hpp"
#include "base/wrap.hpp"
#include "report/paint.hpp"
#include "report/repeats.hpp"
#include "report/snippet.hpp"
#include "report/uri.hpp"

namespace dek::report {
namespace {

constexpr std::string_view kFileScheme = "file://";
constexpr std::size_t kLeastColumns = 40;  // of a line of source, however narrow the terminal

// A run of marks in one file, shown under one arrow.
struct Block {
  text::TextId file{};
  text::Position at;
  std::vector<Mark> marks;  // by line
};

Mark mark_of(const text::Location& location, std::string label, const text::TextStore& store) {
  // The line as it is shown: without a byte order mark, so not always from its first byte.
  const std::string_view line = store.lines(location.file).line(location.begin.line);
  const auto line_begin = static_cast<std::size_t>(line.data() - store.bytes(location.file).data());
  const std::size_t begin = location.span.begin - std::min<std::size_t>(line_begin, location.span.begin);
  // Of a span over many lines the first one is underlined, to its end.
  std::size_t end = location.span.end - std::min<std::size_t>(line_begin, location.span.end);
  if (location.end.line != location.begin.line) end = line.find_last_not_of(" \t") + 1;
  return {location.begin.line, {begin, std::max(end, begin + 1)}, std::move(label), false};
}

bool is_shown_by(const Block& block, const text::Location& location, const Mark& mark, const text::TextStore& store,
                 std::size_t columns) {
  if (block.file != location.file) return false;
  const auto beside =
      std::find_if(block.marks.begin(), block.marks.end(), [&](const Mark& other) { return other.line == mark.line; });
  if (beside == block.marks.end()) return true;
  return fits_beside(store.lines(block.file).line(mark.line), beside->bytes, mark.bytes, columns);
}

std::vector<Block> blocks_of(const Finding& finding, const text::TextStore& store, std::size_t columns) {
  const diag::Diagnostic& diagnostic = *finding.diagnostic;
  Mark primary = mark_of(finding.location, diagnostic.label, store);
  primary.is_primary = true;
  std::vector<Block> blocks{{finding.location.file, finding.location.begin, {std::move(primary)}}};
  for (const diag::Label& label : diagnostic.related) {
    const text::Location location = store.locate(label.span);
    Mark mark = mark_of(location, label.text, store);
    const auto block = std::find_if(blocks.begin(), blocks.end(), [&](const Block& candidate) {
      return is_shown_by(candidate, location, mark, store, columns);
    });
    if (block != blocks.end())
      block->marks.push_back(std::move(mark));
    else
      blocks.push_back({location.file, location.begin, {std::move(mark)}});
  }
  for (Block& block : blocks)
    std::stable_sort(block.marks.begin(), block.marks.end(),
                     [](const Mark& a, const Mark& b) { return a.line < b.line; });
  return blocks;
}

std::size_t gutter_of(const std::vector<Block>& blocks) {
  std::uint32_t greatest = 1;
  for (const Block& block : blocks) greatest = std::max(greatest, block.marks.back().line);
  return std::to_string(greatest).size();
}

// What stands between two marked lines: nothing, the one line between them, or a sign that some are left out.
std::string between(const text::LineIndex& lines, std::uint32_t above, std::uint32_t below, const SnippetStyle& style) {
  if (below - above <= 1) return {};
  if (below - above == 2) return plain_line(lines.line(above + 1), above + 1, style);
  return style.paint(Ink::frame, "...") + "\n";
}

std::string place_of(const Block& block, const text::TextStore& store, const TextOptions& options) {
  const std::string_view name = store.name(block.file);
  return linked(fmt::format("{}:{}:{}", printable(name), block.at.line, block.at.column), name, options);
}

std::string draw(const Block& block, const text::TextStore& store, const SnippetStyle& style) {
  std::string out;
  if (store.bytes(block.file).empty()) return out;
  const text::LineIndex& lines = store.lines(block.file);
  out += gutter_line("", style);
  for (auto mark = block.marks.begin(); mark != block.marks.end();) {
    const auto next = std::find_if(mark, block.marks.end(), [&](const Mark& m) { return m.line != mark->line; });
    if (mark != block.marks.begin()) out += between(lines, (mark - 1)->line, mark->line, style);
    out += annotated_line(lines.line(mark->line), {mark, next}, style);
    mark = next;
  }
  return out;
}

// "= name: text"; further lines of the text stand under its first.
std::string remark(std::string_view name, std::string_view text, const SnippetStyle& style) {
  if (text.empty()) return {};
  const std::string indent(style.gutter + 1, ' ');
  const std::string below(indent.size() + name.size() + 4, ' ');
  std::vector<std::string> lines;
  for (const std::string_view line : base::split(text, '\n')) {
    std::vector<std::string> wrapped = {printable(line)};
    if (style.remark_columns > below.size())
      wrapped = base::wrap_words(wrapped.front(), style.remark_columns - below.size());
    std::ranges::move(wrapped, std::back_inserter(lines));
  }
  return fmt::format("{}{} {}: {}\n", indent, style.paint(Ink::frame, "="), style.paint(Ink::strong, name),
                     base::join(lines, "\n" + below));
}

// Where else the same was found; of very many places only the first.
std::string other_places(const std::vector<const Finding*>& again, const text::TextStore& store,
                         const SnippetStyle& style) {
  if (again.empty()) return {};
  constexpr std::size_t kMostPlaces = 10;
  const std::size_t shown = again.size() > kMostPlaces ? kMostPlaces - 1 : again.size();
  std::string text = fmt::format("{} more like this (--show repeats)", again.size());
  for (std::size_t i = 0; i < shown; ++i) {
    const text::Location& location = again[i]->location;
    text += fmt::format("\n{}:{}:{}", store.name(location.file), location.begin.line, location.begin.column);
  }
  if (shown < again.size()) text += fmt::format("\nand {} more", again.size() - shown);
  return remark("also", text, style);
}

std::string remarks(const Told& told, bool points_to_page, const text::TextStore& store, const SnippetStyle& style) {
  const Finding& finding = *told.finding;
  const diag::Diagnostic& diagnostic = *finding.diagnostic;
  std::vector<std::string> way = finding.location.chain;
  if (!diagnostic.object.empty()) way.push_back(diagnostic.object);
  std::string out = remark("in", base::join(way, ", "), style);
  for (const std::string& note : diagnostic.notes) out += remark("note", note, style);
  out += remark("help", diagnostic.help, style);
  SnippetStyle unwrapped = style;  // places and commands to copy
  unwrapped.remark_columns = 0;
  out += other_places(told.again, store, unwrapped);
  if (!points_to_page) return out;
  return out + remark("see", fmt::format("dekctl explain {}", diagnostic.rule), unwrapped);
}

}  // namespace

std::string linked(std::string shown, std::string_view name, const TextOptions& options) {
  if (options.link_base.empty()) return shown;
  const std::string host = options.link_base.substr(0, options.link_base.find('/', kFileScheme.size()));
  const std::string uri = (name.starts_with('/') ? host : options.link_base) + uri_of(name);
  return fmt::format("\x1b]8;;{}\x1b\\{}\x1b]8;;\x1b\\", uri, shown);
}

void write_text(std::ostream& out, std::span<const diag::Diagnostic> diagnostics, const text::TextStore& store,
                const TextOptions& options) {
  write_text(out, in_order(diagnostics, store), store, options);
}

void write_text(std::ostream& out, Findings findings, const text::TextStore& store, const TextOptions& options) {
  const std::size_t columns = std::max(options.columns, kLeastColumns);
  SnippetStyle style{.paint = Painter(options.has_color), .remark_columns = options.wraps ? columns : 0};
  std::set<std::string_view> named;  // rules whose page was pointed to
  for (const Told& told : options.tells_once ? told_together(findings) : each_told(findings)) {
    const Finding& finding = *told.finding;
    const diag::Diagnostic& diagnostic = *finding.diagnostic;
    const bool is_named = !named.insert(diagnostic.rule).second && options.tells_once;
    style.primary = ink_of(diagnostic.severity);
    const std::vector<Block> blocks = blocks_of(finding, store, columns);
    style.gutter = gutter_of(blocks);
    style.columns = std::max(columns - std::min(columns, style.gutter + 3), kLeastColumns);
    out << style.paint(style.primary, fmt::format("{}[{}]", diag::to_string(diagnostic.severity), diagnostic.rule))
        << style.paint(Ink::strong, ": " + printable(diagnostic.message)) << '\n';
    for (const Block& block : blocks) {
      const std::string arrow = std::string(style.gutter, ' ') + (&block == &blocks.front() ? "-->" : ":::");
      out << style.paint(Ink::frame, arrow) << ' ' << place_of(block, store, options) << '\n'
          << draw(block, store, style);
    }
    out << remarks(told, options.points_to_pages && !is_named, store, style) << '\n';
  }
}

}  // namespace dek::report
