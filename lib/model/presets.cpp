// Profiles to start from, compiled into the binary.
#include "model/presets.hpp"

#include "base/embedded.hpp"
#include "base/strings.hpp"

namespace dek::model {

std::span<const base::EmbeddedFile> preset_files();  // written by the build

std::vector<Preset> presets() {
  std::vector<Preset> result;
  for (const base::EmbeddedFile& file : preset_files()) {
    std::string_view summary = file.bytes.substr(0, file.bytes.find('\n'));
    summary.remove_prefix(summary.find_first_not_of("# "));
    result.push_back({std::string(file.path.substr(0, file.path.rfind('.'))), file.bytes, summary});
  }
  return result;
}

}  // namespace dek::model
