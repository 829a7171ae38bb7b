// Texts inside documents: manifests, queues, properties and Corefiles that stand in strings of other documents.
#pragma once

#include <string>

#include "manifest/file.hpp"
#include "text/store.hpp"

namespace dek::manifest {

/// Adds what the strings of the file's resources hold, and what theirs hold, a few levels deep. Different files may be
/// read side by side.
void read_inner_texts(File& file, text::TextStore& store);

/// "text `data.Corefile` of ConfigMap/coredns", a step of the way in.
[[nodiscard]] std::string label_of_text(tree::Node text, const Resource& resource);

}  // namespace dek::manifest
