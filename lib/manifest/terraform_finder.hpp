// Finds the manifests and Helm values among the values of a module's files.
#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "hcl/evaluator.hpp"
#include "manifest/file.hpp"
#include "text/store.hpp"

namespace dek::manifest {

/// What the files of a module have given already: a value may be used in many places, and is looked at once.
struct Seen {
  std::set<std::tuple<text::TextId, std::uint32_t, std::uint32_t>> taken;
  std::vector<text::TextId> rendered;  // files whose manifests came by way of the module
  std::size_t release_bytes = 0;       // of texts with values, which several releases may share
  std::size_t block_bytes = 0;         // of the blocks' arguments
};

/// Adds what it finds to `file`, which is number `index` of the set.
class Finder {
 public:
  Finder(File& file, std::uint32_t index, Seen& seen, text::TextStore& store)
      : file_(file), index_(index), seen_(seen), store_(store) {}

  /// Looks at the file's blocks of these types.
  void look_at_blocks(std::span<const std::string_view> types, hcl::Evaluator& evaluator);

 private:
  void look_at(const hcl::Block& block, hcl::Evaluator& evaluator);
  void look(const hcl::Value& value, std::string_view name);
  void look_at_release(const hcl::Value& arguments, std::string_view name);
  void look_at_string(const hcl::Value& string, std::string_view name);
  void add_value(const hcl::Value& value, std::string_view form, std::string_view name);
  bool add(std::unique_ptr<tree::Document> document, bool is_sure, std::string way);
  bool take(const hcl::Value& value);
  void note_rendered(text::TextId written_in);
  [[nodiscard]] bool is_file(text::TextId text) const;
  [[nodiscard]] std::string way(std::string_view form, std::string_view name) const;
  [[nodiscard]] std::string label(const hcl::Value& string, std::string_view name) const;

  File& file_;
  std::uint32_t index_;
  Seen& seen_;
  text::TextStore& store_;
  const hcl::Block* block_ = nullptr;
};

}  // namespace dek::manifest
