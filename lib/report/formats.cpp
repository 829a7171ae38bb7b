// The table of formats.
#include "report/formats.hpp"

#include <algorithm>
#include <array>
#include <ostream>

#include "report/comment.hpp"
#include "report/concise.hpp"
#include "report/grouped.hpp"
#include "report/json.hpp"
#include "report/line_formats.hpp"
#include "report/page.hpp"
#include "report/review_formats.hpp"
#include "report/sarif.hpp"
#include "report/xml_formats.hpp"

namespace dek::report {
namespace {

void write_full(std::ostream& out, const Report& report, const TextOptions& options) {
  write_text(out, report.findings, *report.store, options);
}

void write_a_line_each(std::ostream& out, const Report& report, const TextOptions&) {
  write_concise(out, report.findings, *report.store);
}

void write_by_file(std::ostream& out, const Report& report, const TextOptions& options) {
  write_grouped(out, report, options);
}

template <void (*write)(std::ostream&, const Report&)>
void plain(std::ostream& out, const Report& report, const TextOptions&) {
  write(out, report);
}

constexpr std::array kFormats = {
    Format{"text", Audience::people, write_full},
    Format{"concise", Audience::lines, write_a_line_each},
    Format{"grouped", Audience::people, write_by_file},
    Format{"json", Audience::programs, plain<write_json>},
    Format{"jsonl", Audience::programs, plain<write_json_lines>},
    Format{"html", Audience::programs, plain<write_page>},
    Format{"markdown", Audience::programs, plain<write_comment>},
    Format{"sarif", Audience::programs, plain<write_sarif>},
    Format{"junit", Audience::programs, plain<write_junit>},
    Format{"github", Audience::programs, plain<write_github>},
    Format{"gitlab", Audience::programs, plain<write_gitlab>},
    Format{"azure", Audience::programs, plain<write_azure>},
    Format{"checkstyle", Audience::programs, plain<write_checkstyle>},
    Format{"gnu", Audience::lines, plain<write_gnu>},
    Format{"rdjson", Audience::programs, plain<write_rdjson>},
};

}  // namespace

std::span<const Format> formats() {
  return kFormats;
}

const Format* find_format(std::string_view name) {
  const auto* found = std::ranges::find(kFormats, name, &Format::name);
  return found == kFormats.end() ? nullptr : found;
}

}  // namespace dek::report
