// karpenter/user-data-fights-karpenter — user data that sets what Karpenter sets itself.
#include "lint/rule.hpp"
#include "manifest/user_data.hpp"

#include <algorithm>
#include <array>

namespace dek::rules::karpenter_user_data_fights_karpenter {
namespace {

constexpr std::string_view kDoc = R"md(
User data sets kubelet or cluster values that belong to Karpenter.

## Why
Karpenter merges its own part behind the user's: cluster, taints, `maxPods`, DNS address and all of `spec.kubelet` win.
What survives is worse, because Karpenter computes how many pods fit on a type from `spec.kubelet` alone. With a
reservation of 4 GiB that stands only in user data it launches nodes that are too small for the pods they were bought
for, and then launches the next one. Labels set by a kubelet flag are unknown when it decides what to launch.

## Bad
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: default
spec:
  amiSelectorTerms:
    - alias: al2023@v20260301
  userData: |
    apiVersion: node.eks.aws/v1alpha1
    kind: NodeConfig
    spec:
      kubelet:
        config:
          maxPods: 30
~~~

## Good
~~~yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: default
spec:
  amiSelectorTerms:
    - alias: al2023@v20260301
  kubelet:
    maxPods: 30
~~~

## Exceptions
`amiFamily: Custom`, where nothing is merged. Kubelet fields that `spec.kubelet` does not have, such as `featureGates`
or `registryPullQPS`: user data is the place for them.

## Sources
- aws/karpenter-provider-aws: website/content/en/docs/concepts/nodeclasses.md
- aws/karpenter-provider-aws: pkg/providers/amifamily/bootstrap/nodeadm.go
- aws/karpenter-provider-aws: pkg/providers/amifamily/bootstrap/bottlerocket.go
)md";

// Kubelet fields that Karpenter sets or computes with; every `eviction...` is one, too.
constexpr std::array<std::string_view, 5> kFields = {"clusterDNS", "kubeReserved", "maxPods", "registerWithTaints",
                                                     "systemReserved"};
constexpr std::array<std::string_view, 3> kFlags = {"--max-pods", "--node-labels", "--register-with-taints"};
constexpr std::array<std::string_view, 3> kTomlKeys = {"cluster-dns-ip", "max-pods", "node-taints"};
constexpr std::string_view kTomlTable = "settings.kubernetes";
constexpr std::array<std::string_view, 4> kBootstrapCalls = {
    "/etc/eks/bootstrap.sh", "sudo /etc/eks/bootstrap.sh", "bash /etc/eks/bootstrap.sh", "exec /etc/eks/bootstrap.sh"};

using Words = std::vector<std::string>;

void add(Words& words, std::string_view word) {
  const std::string quoted = base::as_code(word);
  if (std::ranges::find(words, quoted) == words.end()) words.push_back(quoted);
}

void add_node_config(Node root, Words& words) {
  for (const auto [key, value] : root.at("spec.kubelet.config").entries()) {
    if (base::is_one_of(key.raw(), kFields) || key.raw().starts_with("eviction")) add(words, key.raw());
  }
  for (const Node flag : root.at("spec.kubelet.flags").items()) {
    for (const std::string_view name : kFlags) {
      if (flag.raw().starts_with(name)) add(words, name);
    }
  }
  if (root.at("spec.cluster").size() > 0) add(words, "spec.cluster");
}

/// Keys of the settings of Bottlerocket: below [settings.kubernetes], or written out whole.
void add_settings(const manifest::UserData& user_data, Words& words) {
  std::string_view table;
  for (const std::string_view line : user_data.lines) {
    if (line.starts_with('[')) table = line.substr(1, line.find(']') - 1);
    std::string_view key = line.starts_with('[') ? table : base::trim(line.substr(0, line.find('=')));
    const bool is_whole = key.starts_with("settings.kubernetes.");
    if (is_whole) key.remove_prefix(kTomlTable.size() + 1);
    if ((is_whole || table == kTomlTable) && base::is_one_of(key, kTomlKeys)) add(words, key);
  }
}

bool calls_bootstrap(std::string_view line) {
  return std::ranges::any_of(kBootstrapCalls, [&](std::string_view call) { return line.starts_with(call); });
}

Words fought_over(const manifest::UserData& user_data, std::string_view family) {
  Words words;
  if (family == "AL2023") {
    for (const Node root : user_data.node_configs()) add_node_config(root, words);
  } else if (family == "Bottlerocket") {
    add_settings(user_data, words);
  } else if (family == "AL2" && std::ranges::any_of(user_data.lines, calls_bootstrap)) {
    add(words, "/etc/eks/bootstrap.sh");
  }
  return words;
}

void check(const manifest::NodeClass& node_class, Reporter& out) {
  const manifest::UserData& user_data = node_class.user_data();
  const std::string_view family = node_class.ami_family();
  const Words words = fought_over(user_data, family);
  if (words.empty()) return;
  if (family == "AL2") {
    out.at(user_data.node.key(), "user data calls {}, which Karpenter calls itself", base::join_words(words))
        .label("the node would be set up twice")
        .help("leave the call to Karpenter: kubelet values go to `spec.kubelet`, labels and taints to the NodePool");
    return;
  }
  out.at(user_data.node.key(), "user data sets {}, which Karpenter overwrites or does not count with",
         base::join_words(words))
      .help("move kubelet values to `spec.kubelet`, labels and taints to the NodePool");
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "karpenter/user-data-fights-karpenter",
                                                .code = "KRP067",
                                                .severity = Severity::warning,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_node_class(check)};

}  // namespace dek::rules::karpenter_user_data_fights_karpenter
