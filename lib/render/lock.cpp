// The lock file, written by hand in one fixed form and read back through the YAML reader.
#include "render/lock.hpp"

#include <fmt/format.h>

#include "base/strings.hpp"
#include "base/version.hpp"
#include "model/complete.hpp"
#include "model/walk.hpp"
#include "render/quote.hpp"
#include "render/sha256.hpp"
#include "yaml/reader.hpp"

namespace dek::render {
namespace {

constexpr std::string_view kVersions = "versions.";

template <typename Map>
Map texts_of(tree::Node node) {
  Map texts;
  if (!node.is_map()) return texts;
  for (const tree::Entry entry : node.entries()) texts.emplace(entry.key.raw(), entry.value.raw());
  return texts;
}

}  // namespace

Lock lock_of(const model::Profile& profile, const FileSet& files) {
  Lock lock;
  lock.dekctl = base::kVersion;
  lock.profile_name = profile.name;
  lock.profile_sha256 = sha256(model::emit_profile(profile));
  model::Profile copy = profile;
  lock.versions.emplace("kubernetes", profile.cluster.kubernetes_version);
  for (const auto& [path, texts] : model::print_all(copy))
    if (path.starts_with(kVersions)) lock.versions.emplace(path.substr(kVersions.size()), base::join(texts, ","));
  for (const auto& [path, bytes] : files.files()) lock.files.emplace(path, sha256(bytes));
  return lock;
}

std::string to_text(const Lock& lock) {
  std::string text = fmt::format(
      "# The files that dekctl wrote here and may replace; commit it beside them.\n"
      "dekctl: {}\n"
      "profile:\n"
      "  name: {}\n"
      "  sha256: {}\n"
      "versions:\n",
      quote_yaml(lock.dekctl), quote_yaml(lock.profile_name), quote_yaml(lock.profile_sha256));
  for (const auto& [component, version] : lock.versions)
    text += fmt::format("  {}: {}\n", quote_yaml(component), quote_yaml(version));
  text += "files:\n";
  for (const auto& [path, digest] : lock.files) text += fmt::format("  {}: {}\n", quote_yaml(path), quote_yaml(digest));
  return text;
}

std::optional<Lock> parse_lock(std::string_view text) {
  const yaml::Parsed parsed = yaml::parse(text::TextId{}, text);
  if (!parsed.diagnostics.empty() || parsed.documents.size() != 1) return std::nullopt;
  const tree::Node root = parsed.documents.front()->root();
  if (!root["files"].is_map()) return std::nullopt;
  Lock lock;
  lock.dekctl = root["dekctl"].raw();
  lock.profile_name = root.at("profile.name").raw();
  lock.profile_sha256 = root.at("profile.sha256").raw();
  lock.versions = texts_of<decltype(lock.versions)>(root["versions"]);
  lock.files = texts_of<Digests>(root["files"]);
  return lock;
}

}  // namespace dek::render
