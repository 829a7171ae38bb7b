// Views of Airflow: its chart, its bucket and role, and a tenant's example DAG.
#pragma once

#include <span>

#include "render/outputs.hpp"

namespace dek::render {

/// Those that write and read the logs of tasks.
[[nodiscard]] std::span<const std::string_view> airflow_service_accounts();

[[nodiscard]] View airflow_view(const Platform& platform, const Subject& subject);
[[nodiscard]] View airflow_dag_view(const Platform& platform, const Subject& subject);
[[nodiscard]] View terraform_workflow_view(const Platform& platform, const Subject& subject);

}  // namespace dek::render
