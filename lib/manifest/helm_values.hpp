// The values of a release, put together from all the places that give some, in the order in which Helm takes them.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "hcl/value.hpp"
#include "manifest/helm_path.hpp"
#include "text/store.hpp"
#include "tree/document.hpp"

namespace dek::manifest {

/// `over` laid over `base`: maps are merged key by key, all else is replaced. What is unknown may bring anything.
[[nodiscard]] hcl::Value merge_values(const hcl::Value& base, const hcl::Value& over);

/// `values` with `value` at `path`; where the path is not known, every map may hold more than is written.
[[nodiscard]] hcl::Value set_value(const hcl::Value& values, const hcl::Value& path, const hcl::Value& value);

/// From now on every map in `values` may hold more than is written; lists are replaced whole and stay as they are.
[[nodiscard]] hcl::Value opened(hcl::Value values);

/// Collects what a release is given, from the first place to the last.
class ValuesBuilder {
 public:
  /// `release` is where an empty set of values would be pointed at.
  explicit ValuesBuilder(text::Span release) : release_(release) {}

  /// A text of its own. While it is the only source, its document is kept as it is.
  void add(std::unique_ptr<tree::Document> document);
  void add(const hcl::Value& values);
  void set(const hcl::Value& path, const hcl::Value& value);

  /// Something more is given that cannot be known here.
  void add_unknown() { is_open_ = true; }

  /// Null when nothing is given.
  [[nodiscard]] std::unique_ptr<tree::Document> finish(const text::TextStore& store);

 private:
  void merge(const hcl::Value& values);
  hcl::Value& merged();

  text::Span release_;
  std::unique_ptr<tree::Document> only_;
  std::optional<hcl::Value> merged_;
  std::uint64_t spent_ = 0;  // values copied so far
  bool is_open_ = false;
};

}  // namespace dek::manifest
