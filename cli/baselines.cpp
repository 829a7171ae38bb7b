// Baseline files of a run of lint.
#include "baselines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <ostream>
#include <set>

#include "base/files.hpp"
#include "base/strings.hpp"
#include "lint/baseline.hpp"

namespace dek::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kFileLimitBytes = 64 << 20;
constexpr std::size_t kFewGone = 10;  // more are only counted

/// Files are named from the baseline's folder, so that it does not matter where lint runs.
lint::NameInBaseline names_from(const std::string& baseline) {
  const fs::path here = fs::current_path();
  return [here, folder = (here / baseline).lexically_normal().parent_path()](std::string_view name) {
    return (here / name).lexically_normal().lexically_relative(folder).generic_string();
  };
}

base::Result<lint::Baseline> read(const std::string& file) {
  auto bytes = base::read_file(file, kFileLimitBytes);
  if (!bytes) {
    return base::Error{fmt::format("cannot read the baseline `{}`: {}", file, bytes.error().message),
                       "--write-baseline writes one"};
  }
  auto baseline = lint::parse_baseline(*bytes);
  if (!baseline) return base::Error{fmt::format("`{}`: {}", file, baseline.error().message), baseline.error().hint};
  return baseline;
}

/// Of what was not found again, only what this run could have found: in its files, or in folders that it walked.
lint::Baseline seen_to_be_gone(lint::Baseline gone, const Input& input, const lint::NameInBaseline& name) {
  std::set<std::string> files;
  for (const lint::Unit& unit : input.units)
    if (unit.is_reported) files.insert(name(unit.name));
  std::vector<std::string> folders;
  for (const std::string& directory : input.directories) folders.push_back(name(directory));
  std::erase_if(gone, [&](const lint::KnownFinding& known) {
    const bool is_below = std::ranges::any_of(folders, [&](const std::string& folder) {
      return folder == "." ? !known.file.starts_with("../") : known.file.starts_with(folder + "/");
    });
    return !files.contains(known.file) && (!is_below || input.is_partial);
  });
  return gone;
}

std::size_t total(const lint::Baseline& baseline) {
  std::size_t sum = 0;
  for (const lint::KnownFinding& known : baseline) sum += known.count;
  return sum;
}

void tell_gone(const LintOptions& options, const lint::Baseline& gone, Io& io) {
  if (gone.empty()) return;
  io.err << fmt::format("{} of the baseline {} gone", base::count_of(total(gone), "finding"),
                        total(gone) == 1 ? "is" : "are");
  io.err << (options.prunes_baseline ? ", and no longer part of it:\n" : " (--prune-baseline removes them):\n");
  for (std::size_t i = 0; i < std::min(gone.size(), kFewGone); ++i) {
    const lint::KnownFinding& known = gone[i];
    io.err << fmt::format("  {}: {}{}{}\n", known.file, known.rule, known.object.empty() ? "" : " of ", known.object);
  }
  if (gone.size() > kFewGone) io.err << fmt::format("  and {} more\n", gone.size() - kFewGone);
}

base::Result<base::Done> write(const std::string& file, const lint::Baseline& baseline) {
  const auto written = base::write_file(file, lint::to_text(baseline));
  if (written) return base::Done{};
  return base::Error{fmt::format("cannot write `{}`: {}", file, written.error().message), ""};
}

}  // namespace

base::Result<base::Done> apply_baseline(const LintOptions& options, const Input& input, lint::Outcome& outcome,
                                        const text::TextStore& store, Io& io) {
  if (options.baseline.empty()) return base::Done{};
  DEK_TRY(const lint::Baseline baseline, read(options.baseline));
  const lint::NameInBaseline name = names_from(options.baseline);
  lint::Baseline gone = lint::take_known(baseline, outcome.findings, outcome.suppressed, store, name);
  gone = seen_to_be_gone(std::move(gone), input, name);
  if (options.prunes_baseline && !gone.empty()) DEK_CHECK(write(options.baseline, lint::without(baseline, gone)));
  tell_gone(options, gone, io);
  return base::Done{};
}

base::Result<base::Done> write_baseline(const LintOptions& options, const lint::Outcome& outcome,
                                        const text::TextStore& store, Io& io) {
  const lint::Baseline baseline = lint::baseline_of(outcome.findings, store, names_from(options.write_baseline));
  DEK_CHECK(write(options.write_baseline, baseline));
  io.err << fmt::format("wrote {} to {}\n", base::count_of(total(baseline), "finding"), options.write_baseline);
  return base::Done{};
}

}  // namespace dek::cli
