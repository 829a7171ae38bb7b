// dek_yaml_events FILE: prints the events of a YAML file in the notation of the public YAML test suite.
#include <cstdio>
#include <string>

#include "base/files.hpp"
#include "events.hpp"
#include "text/line_index.hpp"
#include "yaml/reader.hpp"

namespace {

constexpr std::uint64_t kLimitBytes = std::uint64_t{1} << 32;

void print_finding(const char* path, const std::string& bytes, const dek::diag::Diagnostic& finding) {
  const dek::text::LineIndex lines(bytes);
  const dek::text::Position at = lines.position(finding.span.begin);
  std::fprintf(stderr, "%s:%u:%u: %s\n", path, at.line, at.column, finding.message.c_str());
  for (const auto& related : finding.related) {
    const dek::text::Position place = lines.position(related.span.begin);
    std::fprintf(stderr, "%s:%u:%u: note: %s\n", path, place.line, place.column, related.text.c_str());
  }
  for (const auto& note : finding.notes) std::fprintf(stderr, "note: %s\n", note.c_str());
  if (!finding.help.empty()) std::fprintf(stderr, "help: %s\n", finding.help.c_str());
}

int print_events(const char* path, const std::string& bytes) {
  const dek::yaml::Parsed parsed = dek::yaml::parse({}, bytes, dek::yaml::Indentation::strict);
  std::puts("+STR");
  for (const auto& document : parsed.documents) {
    for (const auto& event : dek::tests::events_of(*document)) std::puts(dek::tests::to_string(event).c_str());
  }
  bool broken = false;
  for (const auto& finding : parsed.diagnostics) {
    print_finding(path, bytes, finding);
    broken = broken || finding.rule == "syntax/yaml";
  }
  if (broken) return 1;
  std::puts("-STR");
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: dek_yaml_events FILE\n", stderr);
    return 2;
  }
  const auto bytes = dek::base::read_file(argv[1], kLimitBytes);
  if (!bytes) {
    std::fprintf(stderr, "%s: %s\n", argv[1], bytes.error().message.c_str());
    return 2;
  }
  return print_events(argv[1], *bytes);
}
