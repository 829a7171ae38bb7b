// Dispatch: which rules look at what, and the walk that shows them a resource or the whole set.
#pragma once

#include <array>
#include <variant>
#include <vector>

#include "lint/rule.hpp"
#include "lint/selection.hpp"

namespace dek::lint {

/// Rules grouped by the view they check; made once a run, used by all threads.
class Dispatch {
 public:
  explicit Dispatch(Rules rules);

  /// Findings of every rule about one resource; `settings` are those of its file.
  [[nodiscard]] FoundList check(const manifest::Resource& resource, const manifest::Workspace& workspace,
                                const Settings* settings = nullptr) const;

  [[nodiscard]] FoundList check(const manifest::TerraformBlock& block, const manifest::Workspace& workspace,
                                const Settings* settings = nullptr) const;

  /// Findings of the rules over the whole set.
  [[nodiscard]] FoundList check(const manifest::Workspace& workspace) const;

 private:
  std::array<std::vector<const Rule*>, std::variant_size_v<Check>> by_view_;

  friend class Walk;
};

}  // namespace dek::lint
