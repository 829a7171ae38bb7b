// gpu/distributed-training-on-spot — training that stops whenever EC2 takes one of its nodes.
#include "facts/instance_types.hpp"
#include "lint/rule.hpp"

#include <algorithm>
#include <array>

namespace dek::rules::gpu_distributed_training_on_spot {
namespace {

constexpr std::string_view kDoc = R"md(
Training with several accelerated workers runs on Spot without checkpoints.

## Why
Tightly coupled training stops when any one of its n workers is taken back, so the chance of an interruption grows with
n, and without checkpoints everything since the start is repeated. Capacity of the P and Trn families is hardly ever
there as Spot at all. On-demand, a capacity reservation or a Capacity Block keeps the job running; checkpoints on shared
storage make an interruption cost minutes.

## Bad
~~~yaml
apiVersion: kubeflow.org/v1
kind: PyTorchJob
metadata: {name: train}
spec:
  pytorchReplicaSpecs:
    Worker:
      replicas: 8
      template:
        spec:
          nodeSelector: {karpenter.sh/capacity-type: spot}
          containers:
            - name: pytorch
              image: example/train:1.0
              resources: {limits: {nvidia.com/gpu: "8"}}
~~~

## Good
~~~yaml
apiVersion: kubeflow.org/v1
kind: PyTorchJob
metadata: {name: train}
spec:
  pytorchReplicaSpecs:
    Worker:
      replicas: 8
      template:
        spec:
          nodeSelector: {karpenter.sh/capacity-type: reserved}
          containers:
            - name: pytorch
              image: example/train:1.0
              resources: {limits: {nvidia.com/gpu: "8"}}
~~~

## Exceptions
An argument or environment variable that names checkpoints. A node group is advice: what runs on it is not known.

## Sources
- aws/aws-eks-best-practices: latest/bpg/aiml/aiml_compute.adoc
)md";

constexpr std::string_view kHelp =
    "use on-demand capacity, a reservation or a Capacity Block; or write checkpoints to S3 or FSx";

Node spot_of(const manifest::PodSpec& pod) {
  for (const Node selector : pod.node_selectors()) {
    if (const Node karpenter = selector["karpenter.sh/capacity-type"]; karpenter.is("spot")) return karpenter;
    if (const Node managed = selector["eks.amazonaws.com/capacityType"]; managed.is("SPOT")) return managed;
  }
  for (const auto& term : pod.required_terms()) {
    for (const manifest::Requirement& requirement : term) {
      if (requirement.key != "karpenter.sh/capacity-type" || requirement.op != manifest::Operator::in) continue;
      for (const Node value : requirement.values) {
        if (value.is("spot")) return value;
      }
    }
  }
  return {};
}

bool asks_for_devices(const manifest::PodSpec& pod) {
  for (const Node container : pod.containers()) {
    for (const tree::Entry limit : container.at("resources.limits").entries()) {
      const std::string_view name = limit.key.raw();
      if (name == "nvidia.com/gpu" || name.starts_with("aws.amazon.com/neuron") || name == "habana.ai/gaudi")
        return true;
    }
  }
  return false;
}

bool mentions_checkpoints(const manifest::PodSpec& pod) {
  const auto mentions = [](Node node) { return base::contains_ignoring_case(node.raw(), "checkpoint"); };
  for (const Node container : pod.containers()) {
    for (const std::string_view list : {"args", "command"}) {
      for (const Node word : container[list].items()) {
        if (mentions(word)) return true;
      }
    }
    for (const Node variable : container["env"].items()) {
      if (mentions(variable["name"]) || mentions(variable["value"])) return true;
    }
  }
  return false;
}

// Workers behind a pod template: its own replicas, or what the operator's field beside the template says.
std::int64_t workers(const manifest::PodSpec& pod) {
  for (Node owner = pod.spec.parent(); owner; owner = owner.parent()) {
    for (const std::string_view field : {"replicas", "parallelism"}) {
      if (const auto count = owner[field].as_integer()) return *count;
    }
  }
  return 1;
}

void check_jobs(const manifest::Resource& resource, Reporter& out) {
  for (const manifest::PodSpec& pod : manifest::pod_specs(resource)) {
    if (!pod.spec || workers(pod) < 2 || !asks_for_devices(pod) || mentions_checkpoints(pod)) continue;
    const Node spot = spot_of(pod);
    if (!spot) continue;
    out.at(spot, "{} accelerated workers run on Spot without checkpoints", workers(pod))
        .label("one interruption stops them all")
        .help(kHelp);
  }
}

// The spot switch of a group with several accelerated types for training, whatever kind of group it is.
Node training_on_spot(const manifest::NodeGroup& group) {
  bool is_training = base::has_word(group.name, "training") || base::has_word(group.name, "train") ||
                     base::has_word(group.name, "trainer");
  bool is_accelerated = false;
  for (const Node name : group.instance_types) {
    const facts::InstanceType* type = name.text() ? facts::find_instance_type(*name.text()) : nullptr;
    if (type == nullptr || !type->is_accelerated()) return {};
    is_accelerated = true;
    is_training = is_training || type->category == "p" || type->category == "trn";
  }
  if (!is_accelerated || !is_training) return {};
  if (group["spot"].as_bool().value_or(false)) return group["spot"];
  const Node on_demand = group["instancesDistribution"]["onDemandPercentageAboveBaseCapacity"];
  return on_demand.as_integer() == 0 ? on_demand : Node();
}

constexpr std::array<std::string_view, 6> kTrainingKinds = {"PyTorchJob", "MPIJob", "TFJob",
                                                            "JobSet",     "RayJob", "TrainJob"};

void check(const manifest::Resource& resource, Reporter& out) {
  if (std::find(kTrainingKinds.begin(), kTrainingKinds.end(), resource.kind) != kTrainingKinds.end())
    check_jobs(resource, out);
  if (!manifest::is_cluster_config(resource)) return;
  const manifest::ClusterConfig config(resource);
  for (const manifest::NodeGroup& group : config.node_groups) {
    const Node spot = training_on_spot(group);
    if (!spot) continue;
    out.at(spot, "accelerated node group `{}` runs on Spot", group.name)
        .severity(Severity::advice)
        .note("training over several nodes stops when one of them is taken back")
        .help(kHelp);
  }
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "gpu/distributed-training-on-spot",
                                                .code = "GPU008",
                                                .severity = Severity::warning,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_resource(check)};

}  // namespace dek::rules::gpu_distributed_training_on_spot
