// Which switches of a profile ask for a file or a chart: named once, for both tables.
#pragma once

#include "render/outputs.hpp"

namespace dek::render::wants {

[[nodiscard]] bool always(const Platform& platform, const Subject& subject);
[[nodiscard]] bool metrics(const Platform& platform, const Subject& subject);
[[nodiscard]] bool argo(const Platform& platform, const Subject& subject);
[[nodiscard]] bool any_spark(const Platform& platform, const Subject& subject);
[[nodiscard]] bool yunikorn(const Platform& platform, const Subject& subject);
[[nodiscard]] bool volcano(const Platform& platform, const Subject& subject);
[[nodiscard]] bool cert_manager(const Platform& platform, const Subject& subject);
[[nodiscard]] bool celeborn(const Platform& platform, const Subject& subject);
[[nodiscard]] bool celeborn_policies(const Platform& platform, const Subject& subject);
[[nodiscard]] bool airflow(const Platform& platform, const Subject& subject);
[[nodiscard]] bool airflow_dag(const Platform& platform, const Subject& subject);
[[nodiscard]] bool any_flink(const Platform& platform, const Subject& subject);
[[nodiscard]] bool any_training(const Platform& platform, const Subject& subject);
[[nodiscard]] bool flink(const Platform& platform, const Subject& subject);
[[nodiscard]] bool training(const Platform& platform, const Subject& subject);
[[nodiscard]] bool nifi(const Platform& platform, const Subject& subject);
[[nodiscard]] bool history_server(const Platform& platform, const Subject& subject);
[[nodiscard]] bool ebs(const Platform& platform, const Subject& subject);
[[nodiscard]] bool node_local(const Platform& platform, const Subject& subject);
[[nodiscard]] bool network_policies(const Platform& platform, const Subject& subject);
[[nodiscard]] bool has_service_accounts(const Platform& platform, const Subject& subject);
[[nodiscard]] bool artifacts(const Platform& platform, const Subject& subject);
[[nodiscard]] bool karpenter(const Platform& platform, const Subject& subject);
[[nodiscard]] bool load_balancing(const Platform& platform, const Subject& subject);
[[nodiscard]] bool nvidia_plugin(const Platform& platform, const Subject& subject);
[[nodiscard]] bool neuron_plugin(const Platform& platform, const Subject& subject);
[[nodiscard]] bool efa_plugin(const Platform& platform, const Subject& subject);
[[nodiscard]] bool spark_workflow(const Platform& platform, const Subject& subject);
[[nodiscard]] bool spark(const Platform& platform, const Subject& subject);

}  // namespace dek::render::wants
