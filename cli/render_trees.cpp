// Reading profiles and rendering their clusters.
#include "render_trees.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <optional>
#include <sstream>

#include "base/strings.hpp"
#include "profile_file.hpp"
#include "progress.hpp"
#include "render/render.hpp"
#include "report/text.hpp"
#include "terminal.hpp"

namespace dek::cli {
namespace {

constexpr std::string_view kName = "{name}";

std::string folder_of(const std::string& out, const std::string& name, bool is_one_of_several) {
  const std::size_t brace = out.find(kName);
  if (brace != std::string::npos) return std::string(out).replace(brace, kName.size(), name);
  return is_one_of_several ? out + "/" + name : out;
}

class Trees {
 public:
  Trees(const render::Templates& templates, text::TextStore& store, Io& io)
      : templates_(templates), store_(store), io_(io) {}

  base::Result<base::Done> add(const std::string& path, const std::string& out, bool is_one_of_several) {
    DEK_TRY(const model::Profile profile, read_profile(path, store_, io_));
    const std::string folder = folder_of(out, profile.name, is_one_of_several);
    if (const auto [earlier, is_new] = by_folder_.emplace(folder, path); !is_new)
      return base::Error{fmt::format("`{}` and `{}` would both be rendered into `{}`", earlier->second, path, folder),
                         "give the platforms different names, or put `{name}` into --out"};
    for (render::ClusterTree& cluster : render::clusters_of(profile))
      DEK_CHECK(add_cluster(path, folder, std::move(cluster)));
    return base::Done{};
  }

  std::vector<RenderedTree> take() && { return std::move(trees_); }

 private:
  base::Result<base::Done> add_cluster(const std::string& path, const std::string& folder,
                                       render::ClusterTree&& cluster) {
    RenderedTree tree{path,
                      cluster.folder.empty() ? folder : folder + "/" + cluster.folder,
                      std::make_unique<render::ClusterTree>(std::move(cluster)),
                      {},
                      {}};
    render::Derived derived = render::derive(tree.cluster->profile);
    report::write_text(io_.err, derived.diagnostics, store_,
                       {.has_color = wants_error_color(io_), .points_to_pages = false});
    if (std::ranges::count(derived.diagnostics, diag::Severity::error, &diag::Diagnostic::severity) > 0)
      return base::Error{fmt::format("`{}` cannot be rendered; nothing was written", path), ""};
    tree.platform = std::move(derived.platform);
    DEK_TRY(tree.files, render::render(tree.platform, templates_));
    trees_.push_back(std::move(tree));
    return base::Done{};
  }

  const render::Templates& templates_;
  text::TextStore& store_;
  Io& io_;
  std::map<std::string, std::string> by_folder_;  // to the profile
  std::vector<RenderedTree> trees_;
};

}  // namespace

base::Result<std::vector<RenderedTree>> render_trees(const std::vector<std::string>& profiles, const std::string& out,
                                                     const render::Templates& templates, text::TextStore& store,
                                                     Io& io) {
  std::ostringstream said;
  Io held{
      .in = io.in, .out = io.out, .err = said, .err_is_terminal = io.err_is_terminal, .environment = io.environment};
  Trees trees(templates, store, held);
  std::vector<base::Error> errors;
  std::atomic<std::size_t> done = 0;
  std::optional<ProgressLine> progress;
  if (!is_typed(io, profiles)) {
    progress.emplace(
        io, [&] { return fmt::format("rendered {} of {}", done.load(), base::count_of(profiles.size(), "profile")); });
  }
  for (const std::string& path : profiles) {
    if (auto added = trees.add(path, out, profiles.size() > 1); !added) errors.push_back(added.error());
    ++done;
  }
  progress.reset();
  io.err << said.str();
  if (errors.empty()) return std::move(trees).take();
  if (profiles.size() == 1) return errors.front();
  for (const base::Error& error : errors) (void)fail(io, error);
  return base::Error{
      fmt::format("{} of {} profiles cannot be rendered; nothing was written", errors.size(), profiles.size()), ""};
}

}  // namespace dek::cli
