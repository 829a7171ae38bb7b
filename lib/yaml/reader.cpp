// The stream of documents: prefixes, markers, and the way on after a broken one.
#include "yaml/reader.hpp"

#include <limits>

#include "text/placeholder.hpp"
#include "yaml/byte_check.hpp"
#include "yaml/duplicate_keys.hpp"
#include "yaml/parser.hpp"
#include "yaml/template_hint.hpp"

namespace dek::yaml {
namespace {

using std::string_view;
using tree::Document;

// Manifests hold a node for every 14 bytes; a first guess that is rarely too small.
constexpr std::size_t kBytesPerNode = 12;
constexpr std::size_t kMostReserved = 4096;

class StreamReader {
 public:
  StreamReader(text::TextId text, string_view bytes, Indentation indentation)
      : text_(text), bytes_(bytes), indentation_(indentation), cursor_(bytes) {}

  Parsed read() {
    scratch_.reserve(std::min(bytes_.size() / kBytesPerNode + 1, kMostReserved));
    bad_ = find_bad_byte(bytes_, 0);
    limit_to_clean_bytes();
    cursor_.begin_line(0);
    while (next_document()) {
    }
    return std::move(parsed_);
  }

 private:
  // Text behind a byte that cannot be read is out of sight until the document that holds it is given up.
  void limit_to_clean_bytes() {
    const bool clean = bad_.fault == ByteFault::none;
    cursor_.size = clean ? static_cast<std::uint32_t>(bytes_.size()) : bad_.begin;
  }

  bool next_document() {
    auto document = std::make_unique<Document>();
    document->text = text_;
    document->source = bytes_;
    scratch_.clear();
    document->nodes.swap(scratch_);
    cursor_.comments = &document->comments;
    content_begin_ = cursor_.at;
    try {
      if (!find_document(*document)) return give_up_at_bad_byte();
      read_document(*document);
    } catch (const Failure& failure) {
      report(failure, document->begin);
      return true;
    }
    if (cursor_.at >= cursor_.size && give_up_at_bad_byte()) return true;
    trim(*document);
    document->may_hold_placeholders = may_hold_placeholders(*document);
    check_keys(*document, parsed_.diagnostics);
    parsed_.documents.push_back(std::move(document));
    return true;
  }

  static bool may_hold_placeholders(const Document& document) {
    const string_view written = document.source.substr(document.begin, document.end - document.begin);
    return text::may_hold_placeholder(written) || text::may_hold_placeholder(document.arena);
  }

  // Nodes are built in one vector that serves all documents, and leave it at their exact size.
  void trim(Document& document) {
    scratch_.swap(document.nodes);
    document.nodes.assign(scratch_.begin(), scratch_.end());
  }

  // Over blank lines, comments and `...` lines to what begins a document.
  bool find_document(Document& document) {
    for (;;) {
      cursor_.skip();
      document.begin = cursor_.at;
      if (cursor_.at >= cursor_.size) return !document.comments.empty() && add_comments_only(document);
      if (!cursor_.is_stopped() || cursor_.peek() == '-') return true;
      end_document();
    }
  }

  // Comments behind the last document, or of a file that holds nothing else, stay with the document before.
  bool add_comments_only(Document& document) {
    if (parsed_.documents.empty()) return false;
    auto& kept = parsed_.documents.back()->comments;
    kept.insert(kept.end(), document.comments.begin(), document.comments.end());
    return false;
  }

  void read_document(Document& document) {
    Directives directives;
    if (!cursor_.is_stopped() && cursor_.peek() == '%' && cursor_.at == cursor_.line)
      directives = read_directives(cursor_);
    const bool marker = cursor_.at == cursor_.line && cursor_.is_marker(cursor_.at);
    if (marker) {
      cursor_.at += 3;
      cursor_.first = std::numeric_limits<std::uint32_t>::max();
      content_begin_ = cursor_.at;
    }
    Parser(cursor_, document, directives, indentation_).read_root(marker);
    document.end = cursor_.at;
    if (cursor_.peek() == '.') {
      end_document();
      document.end += 3;
    }
  }

  // At `...`: moves to the next line.
  void end_document() {
    const std::uint32_t marker = cursor_.at;
    cursor_.at += 3;
    cursor_.first = marker;
    cursor_.skip();
    if (!cursor_.is_stopped() && !cursor_.is_fresh())
      fail(Problem::content_behind_end_marker, {cursor_.at, cursor_.line_end(cursor_.at)}, {}, {marker, marker + 3},
           "the document ends here");
  }

  void report(const Failure& failure, std::uint32_t document_begin) {
    const std::uint32_t next = find_next_marker();
    if (next >= cursor_.size && give_up_at_bad_byte()) return;
    diag::Diagnostic found = to_diagnostic(failure, text_);
    if (!is_about_names(failure.problem)) explain_template(found, bytes_.substr(0, next), document_begin);
    cover_characters(found);
    parsed_.diagnostics.push_back(std::move(found));
    cursor_.begin_line(next);
  }

  // The parser points at bytes; people are shown whole characters.
  void cover_characters(diag::Diagnostic& found) const {
    const auto cover = [this](text::Span& span) {
      const auto size = static_cast<std::uint32_t>(bytes_.size());
      span.end = std::min(span.end, size);
      while (span.end < size && (static_cast<unsigned char>(bytes_[span.end]) & 0xc0) == 0x80) ++span.end;
    };
    cover(found.span);
    for (diag::Label& label : found.related) cover(label.span);
  }

  // If the text was cut at a bad byte, says so, and goes on with the next document behind it.
  bool give_up_at_bad_byte() {
    if (bad_.fault == ByteFault::none) return false;
    parsed_.diagnostics.push_back(to_diagnostic(bad_, text_, bytes_));
    cursor_.size = static_cast<std::uint32_t>(bytes_.size());
    const std::uint32_t next = find_next_marker();
    bad_ = find_bad_byte(bytes_, next);
    limit_to_clean_bytes();
    cursor_.begin_line(next);
    return true;
  }

  // The next line that begins a document with `---`; the parser stops at such lines, so none lies before the cursor's.
  std::uint32_t find_next_marker() {
    for (std::uint32_t line = cursor_.line; line < cursor_.size; line = behind_line(line)) {
      const std::uint32_t text = line + (cursor_.slice(line, cursor_.size).starts_with(kByteOrderMark) ? 3U : 0U);
      if (line >= content_begin_ && cursor_.byte(text) == '-' && cursor_.is_marker(text)) return line;
    }
    return cursor_.size;
  }

  std::uint32_t behind_line(std::uint32_t at) {
    const std::uint32_t end = cursor_.line_end(at);
    return end < cursor_.size ? cursor_.behind_break(end) : end;
  }

  text::TextId text_;
  string_view bytes_;
  Indentation indentation_;
  Cursor cursor_;
  std::uint32_t content_begin_ = 0;  // behind the document's own `---`
  BadByte bad_;
  std::vector<tree::NodeData> scratch_;
  Parsed parsed_;
};

}  // namespace

Parsed parse(text::TextId text, string_view bytes, Indentation indentation) {
  Parsed refused;
  if (bytes.size() >= std::numeric_limits<std::uint32_t>::max()) {
    refused.diagnostics.push_back(too_large_diagnostic(text));
    return refused;
  }
  if (looks_like_utf16(bytes)) {
    refused.diagnostics.push_back(utf16_diagnostic(text, bytes));
    return refused;
  }
  return StreamReader(text, bytes, indentation).read();
}

}  // namespace dek::yaml
