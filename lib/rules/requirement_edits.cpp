// Writes a requirement in the style of the first one of the list.
#include "rules/requirement_edits.hpp"

#include <fmt/format.h>

namespace dek::rules {

lint::Edits add_requirement(const manifest::NodePool& pool, std::string_view key, std::string_view op,
                            std::string_view values) {
  if (pool.requirements().empty()) return {};
  const bool is_flow = pool.requirements().front().node.style() == tree::Style::flow;
  return lint::add_item(pool.node_spec["requirements"],
                        is_flow ? fmt::format("{{key: {}, operator: {}, values: [{}]}}", key, op, values)
                                : fmt::format("key: {}\noperator: {}\nvalues: [{}]", key, op, values));
}

}  // namespace dek::rules
