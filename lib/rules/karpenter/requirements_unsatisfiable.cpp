// karpenter/requirements-unsatisfiable — requirements that contradict each other, and values that never match.
#include <fmt/format.h>

#include <algorithm>

#include "facts/instance_names.hpp"
#include "facts/karpenter_labels.hpp"
#include "lint/rule.hpp"
#include "manifest/allowed_types.hpp"

namespace dek::rules::karpenter_requirements_unsatisfiable {
namespace {

constexpr std::string_view kDoc = R"md(
The requirements of a NodePool leave no instance type, or leave values in their lists that never match.

## Why
The API takes such a pool; it launches nothing, and its pods stay pending with a long message. `r6gd` beside `amd64` is
the usual pair: the letter behind the generation says that the family is Graviton. Where something is left, values that
the other requirements rule out are advice: a list of ten families of which four can never match looks more diverse than
it is.

## Bad
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: spark-executors
spec:
  template:
    spec:
      requirements:
        - {key: kubernetes.io/arch, operator: In, values: [amd64]}
        - {key: karpenter.k8s.aws/instance-family, operator: In, values: [r6gd, r7gd]}
~~~

## Good
~~~yaml
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: spark-executors
spec:
  template:
    spec:
      requirements:
        - {key: kubernetes.io/arch, operator: In, values: [arm64]}
        - {key: karpenter.k8s.aws/instance-family, operator: In, values: [r6gd, r7gd]}
~~~

## Exceptions
Families and types that do not exist, or may be newer than the table, are the business of instance-family-unknown.

## Sources
- aws/karpenter-provider-aws: website/content/en/docs/reference/instance-types.md
- aws/karpenter-provider-aws: website/content/en/docs/troubleshooting.md
)md";

using facts::NameStatus;

struct Located {
  Node place;  // a requirement's mapping, or a template label
  facts::Requirement plain;
  std::string_view label;  // that it is about, by its present name
  facts::TypeSet types;    // that it leaves on its own
};

Located located(Node place, const facts::Requirement& plain) {
  return {place, plain, facts::normalised_label(plain.key), facts::allowed_set(std::span(&plain, 1))};
}

std::vector<Located> constraints_of(const manifest::NodePool& pool) {
  const auto& plain = manifest::evaluable(pool);
  std::vector<Located> all;
  for (std::size_t i = 0; i < plain.size(); ++i) {
    if (facts::is_type_label(plain[i].key)) all.push_back(located(pool.pool_constraints()[i].node, plain[i]));
  }
  return all;
}

bool are_on_different_labels(const std::vector<const Located*>& some) {
  for (std::size_t i = 0; i < some.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (some[i]->label == some[j]->label) return false;
    }
  }
  return true;
}

/// Several on one label may leave the types without that label; those on different labels leave what is in all sets.
bool leave_nothing(const std::vector<const Located*>& some) {
  if (are_on_different_labels(some)) {
    facts::TypeSet types = facts::offered_types();
    for (const Located* one : some) types &= one->types;
    return types.none();
  }
  std::vector<facts::Requirement> plain;
  for (const Located* one : some) plain.push_back(one->plain);
  return facts::allowed_set(plain).none();
}

bool leave_nothing(const Located& a, const Located& b) {
  return a.label == b.label ? leave_nothing({&a, &b}) : (a.types & b.types).none();
}

std::string text_of(const facts::Requirement& one) {
  return fmt::format("`{} {} [{}]`", one.key, facts::to_string(one.op), fmt::join(one.values, ", "));
}

// A requirement that no type meets at all. Only closed labels are judged: values of the others may be newer than the
// table, and names of families, types and sizes have a rule of their own.
bool report_impossible(const std::vector<Located>& all, Reporter& out) {
  bool is_any = false;
  for (const Located& one : all) {
    if (one.types.any()) continue;
    is_any = true;
    const facts::KarpenterLabel* label = facts::find_karpenter_label(one.label);
    const bool is_own_rule = one.plain.key == "karpenter.sh/capacity-type";
    if (label == nullptr || !label->closed || is_own_rule) continue;
    std::vector<std::string> values;
    for (const std::string_view value : base::split(label->values, '|')) values.push_back(base::as_code(value));
    out.at(one.place, "no instance type meets {}", text_of(one.plain)).help("use {}", base::join_words(values, "or"));
  }
  return is_any;
}

// As few requirements as possible that leave nothing together: a pair when there is one.
std::vector<const Located*> conflict_in(const std::vector<Located>& all) {
  for (std::size_t j = 1; j < all.size(); ++j) {
    for (std::size_t i = 0; i < j; ++i) {
      if (leave_nothing(all[i], all[j])) return {&all[i], &all[j]};
    }
  }
  std::vector<const Located*> conflict;
  for (const Located& one : all) conflict.push_back(&one);
  for (std::size_t i = 0; i < conflict.size();) {
    std::vector<const Located*> without = conflict;
    without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
    if (leave_nothing(without))
      conflict = std::move(without);
    else
      ++i;
  }
  return conflict;
}

void report_contradiction(const std::vector<Located>& all, Reporter& out) {
  std::vector<const Located*> conflict = conflict_in(all);
  const Located* last = conflict.back();
  conflict.pop_back();
  std::vector<std::string> others;
  for (const Located* one : conflict) others.push_back(text_of(one->plain));
  auto finding =
      out.at(last->place, "no instance type meets {} together with {}", text_of(last->plain), base::join_words(others));
  finding.label("launches nothing").help("take one of them out, or change its values");
  for (const Located* one : conflict) finding.related(one->place, "contradicts it");
}

/// Whether EC2 offers the value of a label that names families, types or sizes; other values are not judged.
bool is_offered(std::string_view label, std::string_view value, const facts::TypeSet& types) {
  if (label == "karpenter.k8s.aws/instance-family") return facts::family_status(value) == NameStatus::known;
  if (label == "node.kubernetes.io/instance-type") return facts::type_status(value) == NameStatus::known;
  return label == "karpenter.k8s.aws/instance-size" && (types & facts::offered_types()).any();
}

// Values of the list that exist, but not among the types that are left.
std::vector<std::size_t> dead_values(const facts::Requirement& one, const facts::AllowedTypes& allowed) {
  std::vector<std::size_t> dead;
  const facts::TypeLabel* label = facts::find_type_label(facts::normalised_label(one.key));
  if (label == nullptr) return dead;
  for (std::size_t i = 0; i < one.values.size(); ++i) {
    const facts::TypeSet* types = facts::label_index(*label).find(one.values[i]);
    if (types == nullptr || (*types & allowed.set).any()) continue;
    if (is_offered(label->key, one.values[i], *types)) dead.push_back(i);
  }
  return dead;
}

// The requirement that rules the value out on its own; absent when several do it together.
Node opponent(const manifest::NodePool& pool, Node place, const facts::Requirement& one, std::string_view value) {
  facts::Requirement single = one;
  single.values = {value};
  const Located dead = located(place, single);
  const auto& plain = manifest::evaluable(pool);
  for (std::size_t i = 0; i < plain.size(); ++i) {
    const Node other = pool.pool_constraints()[i].node;
    const bool is_other = other != place && facts::is_type_label(plain[i].key);
    if (is_other && leave_nothing(dead, located(other, plain[i]))) return other;
  }
  return {};
}

std::string list_of(const facts::Requirement& one, const std::vector<std::size_t>& indices) {
  constexpr std::size_t kMostNames = 6;
  std::vector<std::string> names;
  for (const std::size_t i : indices) names.push_back(base::as_code(one.values[i]));
  if (names.size() <= kMostNames) return base::join_words(names);
  const std::size_t rest = names.size() - (kMostNames - 1);
  names.resize(kMostNames - 1);
  names.push_back(fmt::format("{} more", rest));
  return base::join_words(names);
}

void report_dead(const manifest::NodePool& pool, std::size_t index, const facts::AllowedTypes& allowed, Reporter& out) {
  const facts::Requirement& plain = manifest::evaluable(pool)[index];
  const manifest::Requirement& written = pool.pool_constraints()[index];
  const bool is_list = plain.op == facts::Operator::in && written.values.size() == plain.values.size();
  if (!is_list) return;
  const std::vector<std::size_t> dead = dead_values(plain, allowed);
  if (dead.empty()) return;
  const std::string_view first = plain.values[dead.front()];
  out.at(written.values[dead.front()], "{} never {} the other requirements", list_of(plain, dead),
         dead.size() == 1 ? "meets" : "meet")
      .severity(Severity::advice)
      .related(opponent(pool, written.node, plain, first), fmt::format("rules out `{}`", first))
      .help("take {} out, or change the requirement that rules {} out", dead.size() == 1 ? "it" : "them",
            dead.size() == 1 ? "it" : "them");
}

void check(const manifest::NodePool& pool, Reporter& out) {
  const facts::AllowedTypes& allowed = manifest::allowed_types(pool);
  if (allowed.uncertain) return;
  if (allowed.types.empty()) {
    const std::vector<Located> all = constraints_of(pool);
    if (!report_impossible(all, out)) report_contradiction(all, out);
    return;
  }
  for (std::size_t i = 0; i < pool.pool_constraints().size(); ++i) report_dead(pool, i, allowed, out);
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/requirements-unsatisfiable",
                                                .code = "KRP030",
                                                .severity = Severity::error,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_pool(check)};

}  // namespace dek::rules::karpenter_requirements_unsatisfiable
