// Fixes of findings carried out on the texts of a run.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "diag/diagnostic.hpp"
#include "text/store.hpp"

namespace dek::lint {

struct FixedFile {
  text::TextId file{};
  std::string bytes;      // the whole file as the fixes leave it
  std::size_t fixes = 0;  // how many findings that takes care of
};

/// Which fixes a person wants.
struct FixChoice {
  bool unsafe = false;  // beside the safe ones
  bool advice = false;  // of findings that are only counted otherwise
};

/// The fixes of `choice`, in the order of findings. Of fixes that touch the same bytes the first one
/// is made; the next run finds the others. Files come in the order of the run.
[[nodiscard]] std::vector<FixedFile> apply_fixes(std::span<const diag::Diagnostic> findings,
                                                 const text::TextStore& store, FixChoice choice);

}  // namespace dek::lint
