// Any bytes to our reader and to libyaml: the same events, or a difference that the table explains.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string_view>

#include "base/assert.hpp"
#include "comparison.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const dek::tests::Case compared = dek::tests::compare_readers(text);
  if (compared.what.empty() || dek::tests::find_explanation(compared) != nullptr) return 0;
  std::fprintf(stderr, "%s\n", compared.what.c_str());
  DEK_ASSERT(!"the readers differ without a reason");
  return 0;
}
