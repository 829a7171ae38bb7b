// Looking upward for configurations, once a directory.
#include "config/chain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/files.hpp"

namespace dek::config {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kNames[] = {".dekctl.yaml", "dekctl.yaml"};
constexpr std::uint64_t kFileLimitBytes = 1 << 20;

}  // namespace

bool is_configuration(const std::string& file) {
  const std::string name = fs::path(file).filename().string();
  return std::ranges::find(kNames, name) != std::end(kNames);
}

std::string Layer::place(const text::TextStore& texts, const std::string& path) const {
  return fmt::format("{}:{}", name, texts.locate(model::place_of(places, path)).begin.line);
}

const Chain& ChainFinder::of(const std::string& file) {
  if (options_.is_isolated) return nothing_;
  const Chain* chain = nullptr;
  if (options_.file.empty()) {
    const fs::path path = (fs::path(options_.working_directory) / file).lexically_normal();
    chain = in_or_above(path.parent_path().string());
  } else {
    chain = read_chain((fs::path(options_.working_directory) / options_.file).lexically_normal().string());
  }
  return chain == nullptr ? nothing_ : *chain;
}

const Chain* ChainFinder::in_or_above(const std::string& directory) {
  const auto [place, is_new] = by_directory_.try_emplace(directory, nullptr);
  if (!is_new) return place->second;
  const Chain* chain = nullptr;
  for (const std::string_view name : kNames) {
    const std::string path = base::joined(directory, name);
    if (!base::exists(path)) continue;
    if (chain != nullptr) {
      errors_.push_back({fmt::format("`{}` holds two configurations, `{}` and `{}`", shown(directory), kNames[0], name),
                         "remove one of them"});
    }
    chain = read_chain(path);
  }
  const bool is_top = directory == "/" || directory.empty() || base::exists(base::joined(directory, ".git"));
  if (chain == nullptr && !is_top) chain = in_or_above(fs::path(directory).parent_path().string());
  return by_directory_[directory] = chain;
}

const Chain* ChainFinder::read_chain(const std::string& path) {
  const auto [place, is_new] = by_file_.try_emplace(path);
  if (is_new) {
    place->second = std::make_unique<Chain>();
    std::vector<std::string> open;
    add_layers(path, *place->second, open);
  }
  return place->second.get();
}

/// `open` are the files that wait for this one.
void ChainFinder::add_layers(const std::string& path, Chain& chain, std::vector<std::string>& open) {
  const auto [place, is_new] = layers_.try_emplace(path);
  if (is_new && !read_layer(path, place->second)) layers_.erase(place);
  const auto found = layers_.find(path);
  if (found == layers_.end()) return;
  open.push_back(path);
  extend(found->second, chain, open);
  open.pop_back();
  chain.push_back(&found->second);
}

bool ChainFinder::read_layer(const std::string& path, Layer& layer) {
  auto bytes = base::read_file(path, kFileLimitBytes);
  if (!bytes) {
    errors_.push_back({fmt::format("cannot read the configuration `{}`: {}", shown(path), bytes.error().message), ""});
    return false;
  }
  layer.name = shown(path);
  layer.directory = fs::path(path).parent_path().string();
  layer.text = std::make_shared<lint::OuterText>(lint::OuterText{layer.name, std::move(bytes.value())});
  layer.id = texts_.add_file(layer.name, layer.text->bytes);
  Loaded loaded = load(layer.id, texts_.bytes(layer.id), known_);
  std::ranges::move(loaded.diagnostics, std::back_inserter(diagnostics_));
  layer.configuration = std::move(loaded.configuration);
  layer.places = std::move(loaded.places);
  return true;
}

void ChainFinder::extend(const Layer& layer, Chain& chain, std::vector<std::string>& open) {
  const std::optional<std::string>& extends = layer.configuration.extends;
  if (!extends) return;
  const std::string path = (fs::path(layer.directory) / *extends).lexically_normal().string();
  if (std::ranges::find(open, path) != open.end()) {
    return refuse_extends(layer, fmt::format(": `{}` extends itself in the end", shown(path)));
  }
  if (!base::exists(path)) return refuse_extends(layer, fmt::format(": there is no file `{}`", shown(path)));
  add_layers(path, chain, open);
}

void ChainFinder::refuse_extends(const Layer& layer, std::string message) {
  model::Findings findings(model::kConfigurationWords);
  findings.add(model::kInvalidValue, model::place_of(layer.places, "extends"), "extends", message);
  std::ranges::move(findings.take(), std::back_inserter(diagnostics_));
}

std::string ChainFinder::shown(const std::string& path) const {
  const fs::path relative = fs::path(path).lexically_relative(options_.working_directory);
  return relative.empty() ? path : relative.generic_string();
}

}  // namespace dek::config
