// Blocks of Markdown, one after the other.
#include "report/markdown.hpp"

#include <vector>

#include "base/strings.hpp"
#include "base/wrap.hpp"

namespace dek::report {
namespace {

constexpr std::string_view kCodeIndent = "    ";

bool is_fence(std::string_view line) {
  return line.starts_with("~~~") || line.starts_with("```");
}

// Columns of "- " or "12. "; 0 when the line begins no list item.
std::size_t bullet_width(std::string_view line) {
  if (line.starts_with("- ") || line.starts_with("* ")) return 2;
  const std::size_t digits = line.find_first_not_of("0123456789");
  return digits != 0 && digits != std::string_view::npos && line.substr(digits, 2) == ". " ? digits + 2 : 0;
}

class Page {
 public:
  Page(std::size_t columns, const Painter& paint) : columns_(columns), paint_(paint) {}

  std::string render(std::string_view markdown) {
    const std::vector<std::string_view> lines = base::split(base::trim(markdown), '\n');
    for (std::size_t i = 0; i < lines.size();) i = block(lines, i);
    return std::move(out_);
  }

 private:
  // Writes the block that begins at line `i`; gives the line behind it.
  std::size_t block(const std::vector<std::string_view>& lines, std::size_t i) {
    if (base::trim(lines[i]).empty()) return i + 1;
    if (lines[i].starts_with("#")) return heading(lines, i);
    if (is_fence(lines[i])) return code(lines, i);
    return prose(lines, i);
  }

  void gap() {
    if (!out_.empty() && !out_.ends_with("\n\n")) out_ += '\n';
  }

  std::size_t heading(const std::vector<std::string_view>& lines, std::size_t i) {
    gap();
    out_ += paint_(Ink::strong, base::trim(lines[i].substr(lines[i].find_first_not_of('#')))) + "\n";
    is_under_heading_ = true;
    return i + 1;
  }

  std::size_t code(const std::vector<std::string_view>& lines, std::size_t i) {
    if (!is_under_heading_) gap();
    is_under_heading_ = false;
    for (++i; i < lines.size() && !is_fence(lines[i]); ++i)
      out_ += lines[i].empty() ? "\n" : std::string(kCodeIndent) + paint_(Ink::code, lines[i]) + "\n";
    return i + 1;
  }

  // A paragraph or one list item: its lines up to an empty one, a fence, a heading or the next item.
  std::size_t prose(const std::vector<std::string_view>& lines, std::size_t i) {
    const std::size_t hang = bullet_width(lines[i]);
    if (!is_under_heading_ && (hang == 0 || !is_in_list_)) gap();
    is_under_heading_ = false;
    std::string text(lines[i].substr(hang));
    const std::string bullet(lines[i].substr(0, hang));
    const auto goes_on = [](std::string_view line) {
      return !base::trim(line).empty() && !line.starts_with("#") && !is_fence(line) && bullet_width(line) == 0;
    };
    for (++i; i < lines.size() && goes_on(lines[i]); ++i) text.append(" ").append(lines[i]);
    is_in_list_ = hang > 0 && i < lines.size() && bullet_width(lines[i]) > 0;
    write(text, bullet);
    return i;
  }

  void write(std::string_view text, std::string_view bullet) {
    const std::string indent = bullet.empty() ? "" : "  ";
    std::string lead = indent + std::string(bullet);
    bool is_code = false;
    for (const std::string& line : base::wrap_words(text, columns_ - lead.size())) {
      out_ += lead + with_code(line, is_code) + "\n";
      lead.assign(lead.size(), ' ');
    }
  }

  // Paints what stands between backticks; a span may have begun on an earlier line.
  [[nodiscard]] std::string with_code(std::string_view line, bool& is_code) const {
    std::string out, run;
    for (const char c : line) {
      if (c != '`' || !is_code) run += c == '`' ? "" : std::string(1, c);
      if (c != '`') continue;
      if (!is_code) {
        out += run;
        run = "`";
      } else {
        out += paint_(Ink::code, run + "`");
        run.clear();
      }
      is_code = !is_code;
    }
    return out + (is_code ? paint_(Ink::code, run) : run);
  }

  std::size_t columns_;
  const Painter& paint_;
  std::string out_;
  bool is_under_heading_ = false;
  bool is_in_list_ = false;
};

}  // namespace

std::string render_markdown(std::string_view markdown, std::size_t columns, const Painter& paint) {
  return Page(columns, paint).render(markdown);
}

}  // namespace dek::report
