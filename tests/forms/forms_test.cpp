// A table test: each folder below node_pool/ and cni/ holds the same defect in another form. The marks « and » say
// where it stands; they are taken out before the files are read.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <optional>

#include "lint/engine.hpp"
#include "rules/registry.hpp"
#include "support/golden.hpp"

using namespace dek;

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kOpening = "«", kClosing = "»";

/// Lines and columns count from 1, columns in characters: what an editor shows.
struct Place {
  std::string file;
  std::size_t line = 0, column = 0, end_line = 0, end_column = 0;

  friend bool operator==(const Place&, const Place&) = default;
};

std::ostream& operator<<(std::ostream& out, const Place& place) {
  return out << place.file << ':' << place.line << ':' << place.column << '-' << place.end_line << ':'
             << place.end_column;
}

struct Case {
  std::string name;  // of the folder
  std::vector<lint::Unit> units;
  std::optional<Place> marked;
};

bool is_start_of_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

void advance(std::size_t& line, std::size_t& column, std::string_view text) {
  for (const char c : text) {
    line += c == '\n' ? 1 : 0;
    column = c == '\n' ? 1 : column + (is_start_of_character(c) ? 1 : 0);
  }
}

/// Takes the marks out of `bytes`; none when there are none.
std::optional<Place> take_marks(std::string file, std::string& bytes) {
  const std::size_t opening = bytes.find(kOpening);
  if (opening == std::string::npos) return std::nullopt;
  bytes.erase(opening, kOpening.size());
  const std::size_t closing = bytes.find(kClosing, opening);
  REQUIRE(closing != std::string::npos);
  bytes.erase(closing, kClosing.size());
  const std::string_view text = bytes;
  Place place{std::move(file), 1, 1, 1, 1};
  advance(place.line, place.column, text.substr(0, opening));
  place.end_line = place.line;
  place.end_column = place.column;
  advance(place.end_line, place.end_column, text.substr(opening, closing - opening));
  return place;
}

Case read_case(const fs::path& folder) {
  const std::string defect = folder.parent_path().filename().string();
  Case out{.name = defect + "/" + folder.filename().string(), .units = {}, .marked = {}};
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  for (const fs::path& path : paths) {
    const std::string name = path.lexically_relative(folder).generic_string();
    std::string bytes = test::read_all(path);
    if (auto place = take_marks(name, bytes)) {
      REQUIRE_FALSE(out.marked);
      out.marked = std::move(place);
    }
    out.units.push_back({.name = name, .read = [bytes] { return base::Result<std::string>(bytes); }});
  }
  return out;
}

std::vector<Case> cases_of(std::string_view defect) {
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(fs::path(DEK_SOURCE_DIR) / "tests/forms" / defect))
    folders.push_back(entry.path());
  std::ranges::sort(folders);
  std::vector<Case> cases;
  std::ranges::transform(folders, std::back_inserter(cases), read_case);
  return cases;
}

/// Where `rule` alone finds something.
std::vector<Place> found_places(const Case& in, std::string_view rule) {
  const std::string id(rule);
  const auto rules = lint::select_rules(rules::all(), rules::retired(), std::span(&id, 1), {});
  REQUIRE(rules);
  text::TextStore store;
  std::vector<Place> places;
  for (const diag::Diagnostic& finding : lint::run(in.units, *rules, {}, store).findings) {
    const text::Location at = store.locate(finding.span);
    places.push_back({std::string(store.name(at.file)), at.begin.line, at.begin.column, at.end.line, at.end.column});
  }
  return places;
}

void check_defect(std::string_view defect, std::string_view rule, std::size_t least_forms) {
  const std::vector<Case> cases = cases_of(defect);
  CHECK(cases.size() >= least_forms);
  for (const Case& in : cases) {
    INFO(in.name);
    REQUIRE(in.marked);
    CHECK(found_places(in, rule) == std::vector{*in.marked});
  }
}

}  // namespace

TEST_CASE("a NodePool is the same NodePool in every form") {
  check_defect("node_pool", "karpenter/consolidation-policy-renamed", 14);
}

TEST_CASE("the settings of the VPC CNI are the same in every form") {
  check_defect("cni", "network/prefix-delegation-with-zero-warm-pool", 14);
}
