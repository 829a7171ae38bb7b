// The source is walked beside the decoded text; the reader has seen to it that they belong together.
#include "tree/runs.hpp"

#include <algorithm>
#include <string_view>

namespace dek::tree {
namespace {

constexpr std::string_view kWhite = " \t\r\n";

bool is_white(char c) {
  return kWhite.find(c) != std::string_view::npos;
}

/// Bytes of the UTF-8 sequence that starts with `lead`.
std::size_t sequence_size(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

class Walk {
 public:
  Walk(Node scalar) : scalar_(scalar), decoded_(scalar.raw()), source_(scalar.document().source) {
    const text::Span span = scalar.span();
    at_ = span.begin;
    end_ = std::min<std::size_t>(span.end, source_.size());
  }

  std::vector<Run> lines() {
    skip_line();
    std::size_t done = 0;
    while (done < decoded_.size() && at_ < source_.size()) {
      const std::size_t decoded_end = std::min(decoded_.find('\n', done), decoded_.size());
      std::size_t line_end = std::min(source_.find_first_of("\r\n", at_), source_.size());
      const std::size_t size = decoded_end - done;
      if (line_end - at_ < size) break;
      const bool has_newline = decoded_end < decoded_.size() && line_end < source_.size() && source_[line_end] == '\n';
      take(done, line_end - size, size + (has_newline ? 1 : 0));
      done = decoded_end + 1;
      skip_line();
    }
    return std::move(runs_);
  }

  std::vector<Run> flowing() {
    const Style style = scalar_.style();
    if (style == Style::folded) skip_line();
    if (style == Style::single_quoted || style == Style::double_quoted) {
      ++at_;
      --end_;
    }
    std::size_t done = 0;
    while (done < decoded_.size() && at_ < end_) {
      if (!step(done, style)) break;
    }
    return std::move(runs_);
  }

 private:
  /// One byte, one escape, or one stretch of white space.
  bool step(std::size_t& done, Style style) {
    if (style == Style::double_quoted && source_[at_] == '\\') {
      escape(done);
    } else if (source_[at_] == decoded_[done]) {
      take(done, at_, 1);
      at_ += style == Style::single_quoted && source_[at_] == '\'' ? 2 : 1;
      ++done;
    } else if (source_[at_] == '\n' || source_[at_] == '\r') {
      fold(done);
    } else if (is_white(source_[at_])) {
      ++at_;  // indentation, or blanks before a line end
    } else {
      return false;
    }
    return true;
  }

  /// A line end that became a blank; further ones, and the indentation behind, are decoded as they are or not at all.
  void fold(std::size_t& done) {
    if (decoded_[done] == ' ') ++done;
    ++at_;
  }

  void escape(std::size_t& done) {
    const char kind = at_ + 1 < end_ ? source_[at_ + 1] : '\0';
    if (kind == '\n' || kind == '\r') {
      at_ += 2;
      while (at_ < end_ && is_white(source_[at_])) ++at_;
      return;
    }
    const std::size_t bytes = sequence_size(decoded_[done]);
    const std::size_t once = kind == 'x' ? 4 : kind == 'u' ? 6 : kind == 'U' ? 10 : 2;
    at_ += kind == 'u' && bytes == 4 ? 2 * once : once;  // a pair of surrogates
    done += bytes;
  }

  void take(std::size_t done, std::size_t at, std::size_t size) {
    if (size == 0) return;
    const auto begin = static_cast<std::uint32_t>(at);
    const auto behind = static_cast<std::uint32_t>(at + size);
    if (!runs_.empty()) {
      Run& last = runs_.back();
      const bool is_next = last.begin + (last.from.end - last.from.begin) == done && last.from.end == begin;
      if (is_next) last.from.end = behind;
      if (is_next) return;
    }
    runs_.push_back({static_cast<std::uint32_t>(done), {scalar_.span().text, begin, behind}});
  }

  void skip_line() {
    const std::size_t line_end = std::min(source_.find_first_of("\r\n", at_), source_.size());
    at_ = line_end + (source_.substr(line_end, 2) == "\r\n" ? 2 : 1);
  }

  Node scalar_;
  std::string_view decoded_, source_;
  std::size_t at_ = 0, end_ = 0;
  std::vector<Run> runs_;
};

/// Of a document whose values are put together from several texts.
std::vector<Run> runs_in_arena(Node scalar) {
  const Document& document = scalar.document();
  const auto begin = static_cast<std::uint32_t>(scalar.raw().data() - document.arena.data());
  const auto end = begin + static_cast<std::uint32_t>(scalar.raw().size());
  std::vector<Run> out;
  for (auto run = std::ranges::lower_bound(document.runs, begin, {}, &Run::begin);
       run != document.runs.end() && run->begin < end; ++run)
    out.push_back({run->begin - begin, run->from});
  return out;
}

}  // namespace

std::vector<Run> runs_of(Node scalar) {
  if (!scalar.is_scalar() || scalar.raw().empty()) return {};
  if (scalar.document().language == Language::hcl) return runs_in_arena(scalar);
  return scalar.style() == Style::literal ? Walk(scalar).lines() : Walk(scalar).flowing();
}

}  // namespace dek::tree
