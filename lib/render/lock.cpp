// The lock file, written by hand in one fixed form and read back through the YAML reader.
#include "render/lock.hpp"

#include <fmt/format.h>

#include "base/version.hpp"
#include "model/complete.hpp"
#include "render/quote.hpp"
#include "render/sha256.hpp"
#include "yaml/reader.hpp"

namespace dek::render {

std::string lock_text(const model::Profile& profile, const FileSet& files) {
  std::string text = fmt::format(
      "# The files that dekctl wrote here and may replace; commit it beside them.\n"
      "dekctl: {}\n"
      "profile:\n"
      "  name: {}\n"
      "  sha256: {}\n"
      "files:\n",
      quote_yaml(base::kVersion), quote_yaml(profile.name), quote_yaml(sha256(model::emit_profile(profile))));
  for (const auto& [path, bytes] : files.files())
    text += fmt::format("  {}: {}\n", quote_yaml(path), quote_yaml(sha256(bytes)));
  return text;
}

std::optional<Lock> parse_lock(std::string_view text) {
  const yaml::Parsed parsed = yaml::parse(text::TextId{}, text);
  if (!parsed.diagnostics.empty() || parsed.documents.size() != 1) return std::nullopt;
  const tree::Node files = parsed.documents.front()->root()["files"];
  if (!files.is_map()) return std::nullopt;
  Lock lock;
  for (const tree::Entry entry : files.entries()) lock.emplace(entry.key.raw(), entry.value.raw());
  return lock;
}

}  // namespace dek::render
