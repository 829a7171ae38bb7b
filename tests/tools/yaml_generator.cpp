// Grows a tree and writes each node in one of the styles that may stand at its place.
#include "yaml_generator.hpp"

#include <string_view>
#include <vector>

#include "yaml_words.hpp"

namespace dek::tests {
namespace {

using std::string_view;

class Generator : private Random {
 public:
  explicit Generator(std::uint64_t seed) : Random(seed) {}

  std::string run() {
    const std::uint64_t documents = 1 + pick(3);
    for (std::uint64_t i = 0; i < documents; ++i) document(i > 0);
    if (chance(5)) mutate();
    if (chance(16) && out_.ends_with('\n')) out_.pop_back();
    if (chance(16)) change_breaks(chance(3) ? "\r" : "\r\n");
    if (chance(32)) out_.insert(0, "\xef\xbb\xbf");
    return out_;
  }

 private:
  void pad(int indent) { out_.append(static_cast<std::size_t>(indent), ' '); }

  void end_line() {
    if (chance(10)) out_ += " # comment";
    out_ += '\n';
    if (chance(12)) out_ += "\n";
    if (chance(20)) out_ += "  # a line of comment\n";
  }

  void document(bool marker) {
    anchors_.clear();
    if (chance(12)) {
      out_ += marker ? "...\n%YAML 1.1\n---\n" : "%YAML 1.1\n---\n";
    } else if (marker || chance(3)) {
      out_ += chance(8) ? "--- # start\n" : "---\n";
    }
    switch (pick(8)) {
      case 0:
        list(0, 3);
        break;
      case 1:
        out_ += any_of(kPlain);
        out_ += '\n';
        break;
      case 2:
        flow(2);
        end_line();
        break;
      default:
        map(0, 4);
        break;
    }
    if (chance(16)) out_ += "...\n";
  }

  void map(int indent, int depth) {
    const std::uint64_t entries = 1 + pick(5);
    for (std::uint64_t i = 0; i < entries; ++i) {
      if (i > 0) pad(indent);
      entry(indent, depth);
    }
  }

  void entry(int indent, int depth) {
    if (chance(24)) {
      out_ += "? ";
      out_ += any_of(kFlowPlain);
      out_ += '\n';
      pad(indent);
    } else if (chance(40)) {
      out_ += "[a, {b: c}] ";
    } else if (chance(40)) {
      out_ += "&key" + std::to_string(pick(4)) + " k";
    } else {
      out_ += any_of(kKeys);
      if (chance(20)) out_ += ' ';
    }
    out_ += ':';
    value(indent, depth, true);
  }

  void list(int indent, int depth) {
    const std::uint64_t entries = 1 + pick(4);
    for (std::uint64_t i = 0; i < entries; ++i) {
      if (i > 0) pad(indent);
      out_ += '-';
      if (depth > 0 && chance(3)) {
        out_ += ' ';
        chance(4) ? list(indent + 2, depth - 1) : map(indent + 2, depth - 1);
      } else {
        value(indent, depth, false);
      }
    }
  }

  // Returns the anchor, which aliases may use as soon as its node has ended.
  std::string properties() {
    std::string anchor;
    if (chance(12)) {
      anchor = "a" + std::to_string(named_++);
      out_ += " &" + anchor;
    }
    if (chance(20)) {
      out_ += ' ';
      out_ += any_of(kTags);
    }
    return anchor;
  }

  // Behind a colon or dash, to the end of the line or lines.
  void value(int indent, int depth, bool in_map) {
    if (!anchors_.empty() && chance(12)) {
      out_ += " *" + anchors_[pick(anchors_.size())];
      return end_line();
    }
    const std::string anchor = properties();
    content(indent, depth, in_map);
    if (!anchor.empty()) anchors_.push_back(anchor);
  }

  void content(int indent, int depth, bool in_map) {
    if (depth > 0 && chance(3)) return nested(indent, depth, in_map);
    switch (pick(10)) {
      case 0:
        return block_scalar(indent);
      case 1:
        return end_line();
      case 2:
        out_ += ' ';
        flow(2);
        return end_line();
      case 3:
        return folded_plain(indent);
      case 4:
        return folded_quoted(indent);
      default:
        out_ += ' ';
        scalar();
        return end_line();
    }
  }

  void nested(int indent, int depth, bool in_map) {
    end_line();
    const int deeper = indent + 1 + static_cast<int>(pick(4));
    if (chance(2)) {
      pad(deeper);
      return map(deeper, depth - 1);
    }
    const int column = in_map && chance(2) ? indent : deeper;
    pad(column);
    list(column, depth - 1);
  }

  void scalar() {
    switch (pick(4)) {
      case 0:
        out_ += '"';
        out_ += any_of(kDouble);
        out_ += '"';
        return;
      case 1:
        out_ += '\'';
        out_ += any_of(kSingle);
        out_ += '\'';
        return;
      default:
        out_ += any_of(kPlain);
        return;
    }
  }

  void block_scalar(int indent) {
    const string_view header = any_of(kHeaders);
    out_ += chance(2) ? " |" : " >";
    out_ += header;
    out_ += chance(8) ? " # comment\n" : "\n";
    const std::uint64_t lines = pick(5);
    for (std::uint64_t i = 0; i < lines; ++i) {
      if (chance(4)) out_ += chance(3) ? "  \n" : "\n";
      pad(indent + 2);
      out_ += i == 0 && header.find('2') == string_view::npos ? string_view("first") : any_of(kLines);
      out_ += '\n';
    }
    if (chance(5)) out_ += "\n\n";
  }

  void folded_plain(int indent) {
    out_ += " first words";
    for (std::uint64_t i = pick(3); i > 0; --i) {
      out_ += chance(4) ? "\n\n" : "\n";
      pad(indent + 1 + static_cast<int>(pick(3)));
      out_ += any_of(kFlowPlain);
    }
    end_line();
  }

  void folded_quoted(int indent) {
    const bool is_double = chance(2);
    out_ += is_double ? " \"first " : " 'first ";
    for (std::uint64_t i = pick(3); i > 0; --i) {
      if (is_double && chance(4)) out_ += "\\t \\";
      out_ += chance(4) ? "\n\n" : "\n";
      pad(indent + 1);
      out_ += is_double ? any_of(kDouble) : any_of(kSingle);
    }
    out_ += is_double ? '"' : '\'';
    end_line();
  }

  void flow_break() { out_ += chance(8) ? "\n        " : " "; }

  void flow(int depth) {
    const bool is_map = chance(2);
    out_ += is_map ? '{' : '[';
    const std::uint64_t entries = pick(4);
    for (std::uint64_t i = 0; i < entries; ++i) {
      if (i > 0) out_ += ',';
      flow_break();
      if (is_map || chance(8)) {
        out_ += chance(3) ? string_view("\"k\"") : any_of(kFlowPlain);
        out_ += ": ";
      }
      flow_value(depth);
    }
    if (entries > 0 && chance(10)) out_ += ',';
    out_ += is_map ? '}' : ']';
  }

  void flow_value(int depth) {
    if (depth > 0 && chance(3)) return flow(depth - 1);
    switch (pick(4)) {
      case 0:
        out_ += '"';
        out_ += any_of(kDouble);
        out_ += '"';
        return;
      case 1:
        out_ += '\'';
        out_ += any_of(kSingle);
        out_ += '\'';
        return;
      default:
        out_ += any_of(kFlowPlain);
        return;
    }
  }

  void mutate() {
    if (out_.empty()) return;
    const std::size_t at = pick(out_.size());
    const char other = kMutations[pick(kMutations.size())];
    switch (pick(3)) {
      case 0:
        out_.erase(at, 1);
        return;
      case 1:
        out_.insert(at, 1, other);
        return;
      default:
        out_[at] = other;
        return;
    }
  }

  void change_breaks(string_view line_end) {
    std::string changed;
    for (const char c : out_) c == '\n' ? changed += line_end : changed += c;
    out_ = changed;
  }

  std::string out_;
  std::vector<std::string> anchors_;
  int named_ = 0;
};

}  // namespace

std::string generate_yaml(std::uint64_t seed) {
  return Generator(seed).run();
}

}  // namespace dek::tests
