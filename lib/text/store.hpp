// All texts of a run: files, and texts inside them with a map back to the bytes they came from.
#pragma once

#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/line_index.hpp"
#include "text/span.hpp"

namespace dek::text {

/// One run of bytes of a child text that stands unchanged in its parent. Segments are sorted and do not overlap.
struct Segment {
  std::uint32_t child_begin = 0;
  std::uint32_t parent_begin = 0;
  std::uint32_t length = 0;
};

/// Where a span lies for a person: the outermost file, and the way in.
struct Location {
  TextId file{};
  Span span;  // in `file`
  Position begin, end;
  std::vector<std::string> chain;  // outermost first: "heredoc `yaml_body` of `kubectl_manifest.pool`"
};

/// Add and look up from any thread; texts never move once added.
class TextStore {
 public:
  TextStore() = default;
  TextStore(const TextStore&) = delete;
  TextStore& operator=(const TextStore&) = delete;

  /// `name` is what people see: the path as they gave it, with forward slashes.
  TextId add_file(std::string name, std::string bytes);

  /// A text decoded out of `parent`; `label` says what it is, as a step of Location::chain.
  TextId add_child(TextId parent, std::string label, std::string bytes, std::vector<Segment> map);

  [[nodiscard]] std::string_view name(TextId id) const;  // of the file a text lies in
  [[nodiscard]] std::string_view bytes(TextId id) const;
  [[nodiscard]] std::string_view bytes(Span span) const;
  [[nodiscard]] std::optional<TextId> parent(TextId id) const;

  /// The span in the outermost file that `locate` finds.
  [[nodiscard]] Span in_file(Span span) const;

  /// Total: a span without exact bytes in its file gets the nearest ones around it.
  [[nodiscard]] Location locate(Span span) const;

  /// The same bytes in the file, when the span lies in one unbroken run of it; what a fix needs.
  [[nodiscard]] std::optional<Span> exact_in_file(Span span) const;

  /// Built on first use and kept.
  [[nodiscard]] const LineIndex& lines(TextId id) const;

 private:
  struct Text {
    std::string name, bytes;
    std::optional<TextId> parent;
    std::vector<Segment> map;
    mutable std::unique_ptr<LineIndex> lines;
  };
  [[nodiscard]] const Text& get(TextId id) const;
  TextId add(std::unique_ptr<Text> text);

  mutable std::mutex mutex_;
  std::deque<std::unique_ptr<Text>> texts_;
};

}  // namespace dek::text
