// Any bytes as a profile: no crash, findings inside the text, and a completed profile that stays what it is.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/assert.hpp"
#include "model/complete.hpp"
#include "model/load.hpp"

namespace {

using namespace dek;

void check_stable(const model::Profile& profile) {
  const std::string text = model::emit_profile(profile);
  const model::Loaded again = model::load_text(text::TextId{}, text);
  DEK_ASSERT(again.profile.has_value());
  DEK_ASSERT(model::emit_profile(*again.profile) == text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const model::Loaded loaded = model::load_text(text::TextId{}, bytes);
  for (const diag::Diagnostic& finding : loaded.diagnostics) {
    DEK_ASSERT(finding.span.begin <= finding.span.end && finding.span.end <= size);
    DEK_ASSERT(!finding.message.empty());
  }
  DEK_ASSERT(loaded.profile.has_value() == loaded.diagnostics.empty());
  if (loaded.profile) check_stable(*loaded.profile);
  return 0;
}
