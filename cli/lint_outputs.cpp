// From `--output` to files and streams.
#include "lint_outputs.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <ostream>
#include <sstream>

#include "base/files.hpp"
#include "base/strings.hpp"
#include "base/wrap.hpp"
#include "choices.hpp"
#include "report/line_formats.hpp"
#include "report/sarif.hpp"

namespace dek::cli {
namespace {

using report::Audience;

base::Error unknown_format(const std::string& name) {
  std::vector<std::string_view> names;
  std::vector<std::string> quoted;
  for (const report::Format& format : report::formats()) {
    names.push_back(format.name);
    quoted.push_back(fmt::format("`{}`", format.name));
  }
  const auto nearest = base::closest(name, names);
  return {fmt::format("no report format is called `{}`", name),
          nearest ? fmt::format("did you mean `{}`?", *nearest) : "write " + base::join_words(quoted, "or")};
}

base::Result<Output> parse_output(const std::string& given) {
  const std::size_t equals = given.find('=');
  const std::string name = given.substr(0, equals);
  const report::Format* format = report::find_format(name);
  if (format == nullptr) return unknown_format(name);
  if (equals == std::string::npos) return Output{format, ""};
  std::string file = given.substr(equals + 1);
  if (file.empty()) return base::Error{fmt::format("`--output {}` names no file", given), "write FORMAT=FILE"};
  if (file == "-") file.clear();
  return Output{format, std::move(file)};
}

/// Further lines stand a little to the right.
std::string wrapped(const std::string& text, std::size_t columns) {
  constexpr std::size_t kIndent = 2;
  return base::join(base::wrap_words(text, columns - std::min(columns, kIndent)), "\n  ") + '\n';
}

class Writer {
 public:
  Writer(const report::Report& report, const OutputOptions& options, Io& io)
      : report_(report), options_(options), io_(io) {}

  void write(std::ostream& out, const report::Format& format, const report::TextOptions& text) {
    const bool is_for_programs = format.audience == Audience::programs;
    if (!is_for_programs && report_.statistics != nullptr) {
      out << report::statistics_tables(*report_.statistics, {.has_color = text.has_color, .columns = text.columns});
    } else if (is_for_programs || !options_.wants_summary) {
      format.write(out, report_, text);
    }
    if (carries_summary(format)) out << last_line(text.wraps ? text.columns : 0);
  }

  base::Result<base::Done> write_file(const Output& output) {
    std::ostringstream bytes;
    write(bytes, *output.format,
          {.has_color = options_.color == ColorChoice::always, .tells_once = !options_.wants_repeats});
    if (const auto written = base::write_file(output.file, bytes.str()); !written)
      return base::Error{
          fmt::format("the report `{}` is not written: {}", output.format->name, written.error().message),
          written.error().hint};
    return base::Done{};
  }

  void write_to_terminal(const report::Format& format) {
    report::TextOptions text{.has_color = wants_color(options_.color, io_),
                             .tells_once = !options_.wants_repeats,
                             .link_base = link_base(options_.color, io_)};
    if (io_.out_is_terminal) {
      text.columns = io_.width;
      text.wraps = true;
    }
    write(io_.out, format, text);
    if (io_.out_is_terminal && format.name == "text" && carries_summary(format)) io_.out << next_steps(io_.width);
  }

  /// What the reports on standard output do not say.
  void tell(std::span<const Output> outputs) {
    io_.out.flush();
    if (options_.is_quiet) return;
    const bool is_said = std::ranges::any_of(
        outputs, [&](const Output& output) { return output.file.empty() && carries_summary(*output.format); });
    if (!is_said) io_.err << last_line(io_.err_is_terminal ? io_.err_width : 0);
    for (const Output& output : outputs) tell_limits(output.format->name);
  }

 private:
  [[nodiscard]] bool carries_summary(const report::Format& format) const {
    if (options_.is_quiet || format.audience == Audience::programs) return false;
    return format.audience == Audience::people || options_.wants_summary || report_.statistics != nullptr;
  }

  /// Broken at words, and with the time, where `columns` of a terminal are known; one line elsewhere.
  [[nodiscard]] std::string last_line(std::size_t columns) const {
    const std::string line = report::summary_line(report_.summary);
    return columns == 0 ? line + '\n' : wrapped(line + time_taken(), columns);
  }

  [[nodiscard]] std::string time_taken() const {
    const double seconds = report_.summary.seconds;
    return seconds < 1 ? fmt::format("; {:.0f} ms", seconds * 1000) : fmt::format("; {:.1f} s", seconds);
  }

  /// For people before a long report, perhaps their first.
  [[nodiscard]] std::string next_steps(std::size_t columns) const {
    constexpr std::size_t kMany = 20;
    if (report_.findings.size() < kMany || report_.summary.known > 0) return {};
    return wrapped(
        "help: `--output grouped` shows a line each, `--statistics` a line a rule; `--write-baseline FILE` notes what "
        "there is, `--baseline FILE` then reports only what is new",
        columns);
  }

  void tell_limits(std::string_view format) {
    if (const std::size_t hidden = report::hidden_by_github(report_); format == "github" && hidden > 0)
      io_.err << fmt::format("note: GitHub shows 10 annotations of each level; {} more {} in the log only\n", hidden,
                             hidden == 1 ? "is" : "are");
    if (format == "sarif" && report_.findings.size() > report::kMostSarifResults)
      io_.err << fmt::format("warning: code scanning of GitHub refuses more than {} results; this report has {}\n",
                             report::kMostSarifResults, report_.findings.size());
  }

  const report::Report& report_;
  const OutputOptions& options_;
  Io& io_;
};

}  // namespace

void add_outputs(CLI::App& command, OutputOptions& options) {
  command
      .add_option("--output", options.outputs,
                  "text, grouped, concise, json, sarif, html, github and more, into FILE or standard output; may be "
                  "repeated [default: text]")
      ->type_name("FORMAT[=FILE]")
      ->allow_extra_args(false);
  command.add_flag("--statistics", options.wants_statistics,
                   "figures in place of findings: what was seen in which form, findings per rule");
  command.add_flag("--summary", options.wants_summary, "only the last line of a text report")->group("Output");
  command.add_flag("--quiet", options.is_quiet, "no last line: findings and errors only")->group("Output");
  add_color(command, options.color);
}

base::Result<std::vector<Output>> parse_outputs(const std::vector<std::string>& given) {
  std::vector<Output> outputs;
  for (const std::string& one : given) {
    DEK_TRY(Output output, parse_output(one));
    const auto other = std::ranges::find(outputs, output.file, &Output::file);
    if (other != outputs.end() && output.file.empty())
      return base::Error{
          fmt::format("`{}` and `{}` cannot both go to standard output", other->format->name, output.format->name),
          fmt::format("give one a file: --output {}=FILE", output.format->name)};
    if (other != outputs.end())
      return base::Error{fmt::format("two reports go to the file `{}`", output.file), "give each its own"};
    outputs.push_back(std::move(output));
  }
  if (outputs.empty()) outputs.push_back({&report::formats().front(), ""});
  return outputs;
}

base::Result<base::Done> write_outputs(std::span<const Output> outputs, const report::Report& report,
                                       const OutputOptions& options, Io& io) {
  Writer writer(report, options, io);
  base::Result<base::Done> result = base::Done{};
  for (const Output& output : outputs) {
    if (output.file.empty()) continue;
    auto written = writer.write_file(output);
    if (result && !written) result = written.error();
  }
  for (const Output& output : outputs)
    if (output.file.empty()) writer.write_to_terminal(*output.format);
  writer.tell(outputs);
  return result;
}

}  // namespace dek::cli
