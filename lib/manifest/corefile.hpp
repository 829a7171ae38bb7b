// Corefile, the configuration of CoreDNS and NodeLocal DNS: server blocks, their plugins, and the plugins' options.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "hcl/value.hpp"
#include "manifest/resource.hpp"

namespace dek::manifest {

/// A plugin, or an option of one: `health { lameduck 5s }` has the option `lameduck` with one argument.
struct CorefileEntry {
  tree::Node name;
  std::vector<tree::Node> arguments;
  std::vector<CorefileEntry> options;

  /// The first option of that name, or null.
  [[nodiscard]] const CorefileEntry* option(std::string_view name) const;
};

struct CorefileServer {
  std::vector<tree::Node> addresses;  // ".:53", "cluster.local:53"
  std::vector<CorefileEntry> plugins;
  bool is_open = false;  // something is imported: what is missing may come from there

  /// The first plugin of that name, or null.
  [[nodiscard]] const CorefileEntry* plugin(std::string_view name) const;
};

/// The server blocks of a resource that is a Corefile; its snippets are not among them.
[[nodiscard]] std::vector<CorefileServer> corefile_servers(const Resource& resource);

/// The text as a tree that corefile_servers reads; none when it is no Corefile, or a template of one.
[[nodiscard]] std::optional<hcl::Value> read_corefile(text::TextId text, std::string_view bytes);

}  // namespace dek::manifest
