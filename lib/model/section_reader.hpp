// Sections of a file against rows of the field table: what fits goes into a struct, what does not is a finding.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "model/findings.hpp"
#include "model/schema.hpp"
#include "model/suggest.hpp"
#include "tree/node.hpp"

namespace dek::model {

/// Where each given field stands, by path: "network.cidr", "tenants[1].name", "pools.spark-executor.families[0]".
using Places = std::map<std::string, text::Span, std::less<>>;

/// Place of a field, or of the nearest given parent; of the whole file at last.
[[nodiscard]] text::Span place_of(const Places& places, std::string_view path);

/// Where findings about a section as a whole point: its key, or its first byte.
[[nodiscard]] text::Span head_span(tree::Node node);

class SectionReader {
 public:
  SectionReader(const Vocabulary& vocabulary, Places& places, Findings& findings)
      : vocabulary_(vocabulary), places_(places), findings_(findings) {}

  /// Fills `owner`, a struct that `fields` describe, from a map; an absent node is read for what is required below.
  void read(tree::Node node, const std::string& path, Fields fields, void* owner);

  /// Whether a section is a map or list; reports it when it is not.
  bool expect(tree::Node node, tree::Kind kind, const std::string& path);

 private:
  void read_field(tree::Node node, const std::string& path, const Field& field, void* owner);
  void read_pools(tree::Node node, const std::string& path, const Field& field, void* owner);
  void read_objects(tree::Node node, const std::string& path, const Field& field, void* owner);
  void check_keys(tree::Node map, const std::string& path, Fields fields, int depth);
  void report_missing(const std::string& path, const Field& field);

  const Vocabulary& vocabulary_;
  Places& places_;
  Findings& findings_;
};

}  // namespace dek::model
