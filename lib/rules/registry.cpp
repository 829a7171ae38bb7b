// The table behind registry.inc: no rule registers itself, so none can get lost.
#include "rules/registry.hpp"

namespace dek::rules {

#define DEK_RULE(name)          \
  namespace name {              \
  extern const lint::Rule rule; \
  }
#include "rules/registry.inc"
#undef DEK_RULE

namespace {

#define DEK_RULE(name) &name::rule,
constexpr const lint::Rule* kRules[] = {
#include "rules/registry.inc"
};
#undef DEK_RULE

#define DEK_RETIRED(old_id, new_id) {old_id, new_id},
constexpr lint::RetiredId kRetired[] = {
#include "rules/retired.inc"
    {"", ""},  // keeps the table a table while nothing is retired
};
#undef DEK_RETIRED

}  // namespace

lint::Rules all() {
  return kRules;
}

std::span<const lint::RetiredId> retired() {
  return std::span(kRetired).first(std::size(kRetired) - 1);
}

}  // namespace dek::rules
