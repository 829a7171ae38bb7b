// network/unknown-or-invalid-cni-setting — names and values that aws-node does not know and passes over in silence.
#include <algorithm>
#include <limits>

#include "facts/cni.hpp"
#include "lint/rule.hpp"

namespace dek::rules::network_unknown_or_invalid_cni_setting {
namespace {

constexpr std::string_view kDoc = R"md(
A variable of the VPC CNI is misspelt, has a value that aws-node cannot read, or is deprecated.

## Why
For most of what aws-node cannot read it takes the default and starts without complaint: `ENABLE_PREFIX_DELEGATON=true`
or `WARM_IP_TARGET=five` look configured while the nodes run on defaults. A few values it checks, and does not start
with them: the MTUs, the prefix of interface names, the cool-down period, the enforcing mode of security groups for
pods. The EKS add-on checks names as well, and refuses a configuration with one that it does not know.

## Bad
~~~yaml
env:
  ENABLE_PREFIX_DELEGATION: enabled
~~~

## Good
~~~yaml
env:
  ENABLE_PREFIX_DELEGATION: "true"
~~~

## Exceptions
A name that resembles none of the known ones: newer releases add variables. Deprecated variables are
advice; what keeps aws-node from starting is an error.

## Sources
- aws/amazon-vpc-cni-k8s: README.md
- aws/amazon-vpc-cni-k8s: cmd/aws-vpc-cni/main.go
- aws/amazon-vpc-cni-k8s: pkg/ipamd/ipamd.go
)md";

// What cmd/aws-vpc-cni/main.go refuses to start with.
struct Range {
  std::string_view name;
  std::int64_t least, most;
};
constexpr std::int64_t kNoLimit = std::numeric_limits<std::int32_t>::max();
constexpr Range kRanges[] = {
    {"AWS_VPC_ENI_MTU", 576, 9001}, {"IP_COOLDOWN_PERIOD", 0, kNoLimit}, {"POD_MTU", 576, 9001}};
constexpr std::size_t kLongestPrefix = 4;
constexpr std::string_view kReservedPrefixes[] = {"eth", "lo", "vlan"};

struct Expectation {
  std::string what;  // empty: nothing is wrong
  bool is_fatal = false;
};

const facts::CniVariable* nearest(std::string_view name) {
  std::vector<std::string_view> names;
  for (const facts::CniVariable& variable : facts::cni_variables()) names.push_back(variable.name);
  const auto found = base::closest(name, names);
  return found ? facts::find_cni_variable(*found) : nullptr;
}

void check_name(const manifest::CniSettings& cni, const manifest::CniSetting& setting, Reporter& out) {
  const facts::CniVariable* meant = nearest(setting.name);
  if (meant == nullptr) return;
  auto finding = out.at(setting.key, "the VPC CNI knows no variable `{}`", setting.name);
  finding.label("did you mean `{}`?", meant->name).help("aws-node never reads this one; write `{}`", meant->name);
  const bool is_near = base::edit_distance(setting.name, meant->name, 1) == 1;
  if (is_near && cni.env.is_map() && setting.value.key() == setting.key)
    finding.fix("correct the name", Applicability::unsafe, lint::rename_key(setting.value, meant->name));
}

Expectation expected_number(const facts::CniVariable& variable, std::string_view value) {
  const auto number = base::parse_integer(value);
  const auto range = std::ranges::find(kRanges, variable.name, &Range::name);
  if (range == std::end(kRanges)) return {number ? "" : "a whole number", false};
  if (number && *number >= range->least && *number <= range->most) return {};
  if (range->most == kNoLimit) return {fmt::format("a whole number from {}", range->least), true};
  return {fmt::format("a whole number from {} to {}", range->least, range->most), true};
}

Expectation expected_word(const facts::CniVariable& variable, std::string_view value) {
  std::vector<std::string> words;
  for (const std::string_view word : base::split(variable.values, '|')) {
    if (base::equals_ignoring_case(word, value)) return {};
    words.push_back(base::as_code(word));
  }
  return {base::join_words(words, "or"), false};
}

Expectation expected_of(const facts::CniVariable& variable, std::string_view value) {
  if (variable.type == "integer") return expected_number(variable, value);
  if (variable.type == "boolean") return {manifest::parse_go_boolean(value) ? "" : "true or false", false};
  if (variable.name == "AWS_VPC_K8S_CNI_VETHPREFIX") {
    const bool is_taken = base::is_one_of(value, kReservedPrefixes);
    return {is_taken || value.size() > kLongestPrefix ? "a free prefix of up to four characters" : "", true};
  }
  return variable.values.empty() ? Expectation() : expected_word(variable, value);
}

void check_value(const manifest::CniSettings& cni, const facts::CniVariable& variable,
                 const manifest::CniSetting& setting, Reporter& out) {
  const auto value = setting.value.text();
  if (!value || value->empty()) return;
  Expectation expected = expected_of(variable, *value);
  if (expected.what.empty()) return;
  const bool is_pod_mode = variable.name == "POD_SECURITY_GROUP_ENFORCING_MODE";
  expected.is_fatal = expected.is_fatal || (is_pod_mode && cni.flag("ENABLE_POD_ENI") == true);
  auto finding = out.at(setting.value, "`{}` cannot be `{}`", variable.name, *value);
  finding.label("not {}", expected.what);
  if (expected.is_fatal)
    finding.severity(Severity::error).help("aws-node does not start with it");
  else if (variable.default_value.empty())
    finding.help("aws-node runs as if it was not set");
  else
    finding.help("aws-node runs with its default, `{}`", variable.default_value);
}

void check(const manifest::CniSettings& cni, Reporter& out) {
  for (const manifest::CniSetting& setting : cni.settings) {
    const facts::CniVariable* variable = facts::find_cni_variable(setting.name);
    if (variable == nullptr) {
      check_name(cni, setting, out);
      continue;
    }
    check_value(cni, *variable, setting, out);
    if (variable->deprecated_since.empty()) continue;
    out.at(setting.key, "`{}` is deprecated", setting.name)
        .severity(Severity::advice)
        .label("since {} of the VPC CNI", variable->deprecated_since)
        .help("delete it");
  }
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "network/unknown-or-invalid-cni-setting",
                                                .code = "NET015",
                                                .severity = Severity::warning,
                                                .fix = FixAvailability::sometimes,
                                                .since = "0.2.0",
                                                .doc = kDoc},
                                       .check = lint::on_cni_settings(check)};

}  // namespace dek::rules::network_unknown_or_invalid_cni_setting
