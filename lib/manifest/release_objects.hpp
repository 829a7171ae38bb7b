// Releases that Kubernetes objects and configuration files describe: Argo CD, Flux, helmfile, kustomize, eksctl, ACK.
#pragma once

#include "manifest/file.hpp"
#include "text/store.hpp"

namespace dek::manifest {

/// Adds the releases that `outer`, a resource of `file`, describes, and the values they are given; what is read from a
/// string stands in a text of its own.
void read_releases(File& file, const Resource& outer, text::TextStore& store);

}  // namespace dek::manifest
