// karpenter/network-interfaces-without-primary — interfaces and selectors that the CRD refuses.
#include "lint/rule.hpp"

#include <algorithm>
#include <array>

namespace dek::rules::karpenter_network_interfaces_without_primary {
namespace {

constexpr std::string_view kDoc = R"md(
Network interfaces, placement group or capacity reservations are given in a form that the CRD refuses.

## Why
A launch needs a primary interface: device 0 on card 0, of type `interface`. Each place can be taken once, and a network
card carries one EFA device. A placement group is named by `name` or by `id`; a reservation by `id` (`cr-...`) alone or
by tags. All of this is easily lost when an EFA layout is copied, and the class is then refused as a whole.

## Bad
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: training
spec:
  networkInterfaces:
    - {networkCardIndex: 1, deviceIndex: 1, interfaceType: efa-only}
~~~

## Good
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: training
spec:
  networkInterfaces:
    - {networkCardIndex: 0, deviceIndex: 0, interfaceType: interface}
    - {networkCardIndex: 1, deviceIndex: 1, interfaceType: efa-only}
~~~

## Exceptions
A reservation's `id` beside other keys is only a warning as long as some other term is in order: the CRD then takes it.

## Sources
- aws/karpenter-provider-aws: pkg/apis/crds/karpenter.k8s.aws_ec2nodeclasses.yaml
- aws/karpenter-provider-aws: website/content/en/docs/concepts/nodeclasses.md
)md";

struct Interface {
  Node node;
  std::optional<std::int64_t> card, device;
  std::optional<std::string_view> type;

  [[nodiscard]] bool may_be_primary() const {
    return card.value_or(0) == 0 && device.value_or(0) == 0 && type.value_or("interface") == "interface";
  }
  [[nodiscard]] bool is_known() const { return card && device && type; }
  [[nodiscard]] bool is_efa() const { return type == "efa-only"; }
};

Interface interface_of(Node node) {
  return {.node = node,
          .card = node["networkCardIndex"].as_integer(),
          .device = node["deviceIndex"].as_integer(),
          .type = node["interfaceType"].text()};
}

void check_conflicts(const std::vector<Interface>& before, const Interface& one, Reporter& out) {
  for (const Interface& other : before) {
    if (!one.is_known() || !other.is_known() || one.card != other.card) continue;
    if (one.device == other.device) {
      out.at(one.node, "card {} has device {} twice", *one.card, *one.device)
          .related(other.node, "the other one")
          .help("number the devices of a card from 0 or 1 on, each once");
    } else if (one.is_efa() && other.is_efa()) {
      out.at(one.node, "card {} carries two EFA devices", *one.card)
          .related(other.node, "the other one")
          .help("give each network card one `efa-only` device");
    }
  }
}

void check_interfaces(Node list, Reporter& out) {
  std::vector<Interface> interfaces;
  for (const Node node : list.items()) {
    interfaces.push_back(interface_of(node));
    check_conflicts({interfaces.begin(), interfaces.end() - 1}, interfaces.back(), out);
  }
  if (interfaces.empty() || std::ranges::any_of(interfaces, &Interface::may_be_primary)) return;
  out.at(list.key(), "`networkInterfaces` has no primary interface")
      .help("add `{{networkCardIndex: 0, deviceIndex: 0, interfaceType: interface}}`");
}

void check_placement_group(Node selector, Reporter& out) {
  if (!selector.is_map() || selector.is_open()) return;
  const Node name = selector["name"], id = selector["id"];
  if (name && id) {
    out.at(id.key(), "`placementGroupSelector` has both `name` and `id`").related(name.key(), "the other one");
  } else if (!name && !id) {
    out.at(selector.key(), "`placementGroupSelector` has neither `name` nor `id`").help("give one of them");
  } else if (id.text() && !id.text()->starts_with("pg-")) {
    out.at(id, "`{}` is no id of a placement group", *id.text()).help("ids start with `pg-`; use `name` for names");
  }
}

/// A key beside `id` in a term; absent when `id` is alone, or there is none.
Node beside_id(Node term) {
  if (!term["id"] || term.is_open()) return {};
  for (const std::string_view key : {"tags", "ownerID", "instanceMatchCriteria"}) {
    if (term[key]) return term[key];
  }
  return {};
}

void check_reservations(Node terms, Reporter& out) {
  const bool is_refused =
      std::ranges::all_of(terms.items(), [](Node term) { return static_cast<bool>(beside_id(term)); });
  for (const Node term : terms.items()) {
    if (const Node other = beside_id(term)) {
      out.at(other.key(), "`{}` stands beside the `id` of a capacity reservation", other.key().raw())
          .severity(is_refused ? Severity::error : Severity::warning)
          .help("keep `id` alone");
    }
    if (const auto id = term["id"].text(); id && !id->starts_with("cr-"))
      out.at(term["id"], "`{}` is no id of a capacity reservation", *id).help("ids start with `cr-`");
  }
}

void check(const manifest::NodeClass& node_class, Reporter& out) {
  check_interfaces(node_class.spec["networkInterfaces"], out);
  check_placement_group(node_class.spec["placementGroupSelector"], out);
  check_reservations(node_class.spec["capacityReservationSelectorTerms"], out);
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/network-interfaces-without-primary",
                                                .code = "KRP071",
                                                .severity = Severity::error,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_class(check)};

}  // namespace dek::rules::karpenter_network_interfaces_without_primary
