// Renders each case's profile and compares the whole tree with its golden one; DEK_UPDATE=1 writes the golden anew.
#include <filesystem>
#include <iostream>
#include <set>

#include "base/files.hpp"
#include "hcl/parser.hpp"
#include "model/load.hpp"
#include "render/render.hpp"
#include "render/tree_diff.hpp"
#include "render/tree_write.hpp"
#include "support/golden.hpp"
#include "yaml/reader.hpp"

namespace {

using namespace dek;
namespace fs = std::filesystem;

constexpr std::uint64_t kLimitBytes = 1 << 20;

int failures = 0;

void fail(const std::string& what) {
  std::cout << what << '\n';
  ++failures;
}

void must_parse(const std::string& path, const std::string& bytes) {
  std::vector<diag::Diagnostic> diagnostics;
  const render::Syntax syntax = render::syntax_of(path);
  if (syntax == render::Syntax::yaml) diagnostics = yaml::parse(text::TextId{}, bytes).diagnostics;
  if (syntax == render::Syntax::hcl) diagnostics = hcl::parse(text::TextId{}, bytes).diagnostics;
  for (const diag::Diagnostic& diagnostic : diagnostics) fail(path + ": " + diagnostic.message);
  if (!bytes.ends_with('\n') || bytes.ends_with("\n\n")) fail(path + ": does not end with one newline");
  if (bytes.find(" \n") != std::string::npos) fail(path + ": a line ends with a blank");
}

void must_be_golden(const std::string& golden, const render::FileSet& files) {
  const auto diff = render::compare(golden, files);
  if (!diff) return fail(diff.error().message);
  const bool update = test::is_updating();
  if (update && !render::write_tree(golden, *diff)) fail("cannot write " + golden);
  if (!update && !diff->text().empty()) fail(diff->text() + "DEK_UPDATE=1 writes the goldens anew");
  // Files that neither the platform nor its lock knows would stay unseen.
  for (const auto& entry : fs::recursive_directory_iterator(golden)) {
    const std::string path = entry.path().lexically_relative(golden).generic_string();
    if (entry.is_regular_file() && files.find(path) == nullptr) fail(path + ": in the golden tree only");
  }
}

void run_case(const fs::path& folder) {
  const auto text = base::read_file((folder / "profile.yaml").string(), kLimitBytes);
  if (!text) return fail(text.error().message);
  const yaml::Parsed parsed = yaml::parse(text::TextId{}, *text);
  if (parsed.documents.size() != 1) return fail("not one document");
  const model::Loaded loaded = model::load(parsed.documents[0]->root());
  for (const diag::Diagnostic& diagnostic : loaded.diagnostics) fail(diagnostic.message);
  if (!loaded.profile) return;
  const render::Derived derived = render::derive(*loaded.profile);
  for (const diag::Diagnostic& diagnostic : derived.diagnostics) fail(diagnostic.message);
  const auto files = render::render(derived.platform, render::Templates());
  if (!files) return fail(files.error().message);
  for (const auto& [path, bytes] : files->files()) must_parse(path, bytes);
  must_be_golden((folder / "golden").string(), *files);
}

/// A case named like a preset is that preset.
void must_be_preset(const fs::path& folder) {
  const fs::path preset = fs::path(DEK_SOURCE_DIR) / "profiles" / (folder.filename().string() + ".yaml");
  if (!fs::exists(preset)) return;
  const auto ours = base::read_file((folder / "profile.yaml").string(), kLimitBytes);
  const auto theirs = base::read_file(preset.string(), kLimitBytes);
  if (!ours || !theirs || *ours != *theirs) fail("profile.yaml differs from the preset of this name");
}

}  // namespace

int main() {
  std::set<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(fs::path(DEK_SOURCE_DIR) / "tests/render"))
    if (fs::exists(entry.path() / "profile.yaml")) folders.insert(entry.path());
  for (const fs::path& folder : folders) {
    const int before = failures;
    must_be_preset(folder);
    run_case(folder);
    std::cout << folder.filename().string() << (failures == before ? ": same\n" : ": FAILED\n");
  }
  return failures == 0 && !folders.empty() ? 0 : 1;
}
