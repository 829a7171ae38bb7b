// The table of the VPC CNI's variables and the search in it.
#include "facts/cni.hpp"

#include "facts/lookup.hpp"
#include "facts/tables/cni_variables.hpp"

namespace dek::facts {
namespace {

constexpr std::span<const CniVariable> kVariables = tables::cni_variables;

static_assert(sorted_by(kVariables, &CniVariable::name));

}  // namespace

std::span<const CniVariable> cni_variables() {
  return kVariables;
}

const CniVariable* find_cni_variable(std::string_view name) {
  return find_row(kVariables, name, &CniVariable::name);
}

}  // namespace dek::facts
