// Views of GitOps: what an engine applies, folder by folder.
#pragma once

#include "render/outputs.hpp"

namespace dek::render {

[[nodiscard]] bool wants_gitops(const Platform& platform, const Subject& subject);
[[nodiscard]] View gitops_view(const Platform& platform, const Subject& subject);

/// Argo CD by its chart.
[[nodiscard]] bool wants_argo_cd(const Platform& platform, const Subject& subject);

}  // namespace dek::render
