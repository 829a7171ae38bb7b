// From profiles to the trees that `render` writes: everything is read, checked and rendered before a file is touched.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "io.hpp"
#include "render/clusters.hpp"
#include "render/file_set.hpp"
#include "render/platform.hpp"
#include "render/templates.hpp"
#include "text/store.hpp"

namespace dek::cli {

/// One tree to be written.
struct RenderedTree {
  std::string profile_path;
  std::string folder;                            // where it goes
  std::unique_ptr<render::ClusterTree> cluster;  // `platform` points into it
  render::Platform platform;
  render::FileSet files;
};

/// The folder of each profile: `out` for a single one, `out/<name>` for several; `{name}` in `out` stands for the
/// profile's name. Broken invariants are reported on standard error; an error when one of the trees cannot be rendered.
[[nodiscard]] base::Result<std::vector<RenderedTree>> render_trees(const std::vector<std::string>& profiles,
                                                                   const std::string& out,
                                                                   const render::Templates& templates,
                                                                   text::TextStore& store, Io& io);

}  // namespace dek::cli
