// Rows of the table of files: the tenants' jobs and services.
#include "render/airflow_views.hpp"
#include "render/emr_views.hpp"
#include "render/output_tables.hpp"
#include "render/serving_views.hpp"
#include "render/stream_views.hpp"
#include "render/training_views.hpp"
#include "render/views.hpp"
#include "render/wants.hpp"

namespace dek::render {
namespace {

constexpr Output kOutputs[] = {
    {"emr/{tenant}/driver.yaml.mustache", wants_emr_pods, emr_driver_view},
    {"emr/{tenant}/executor.yaml.mustache", wants_emr_pods, emr_executor_view},
    {"emr/{tenant}/job-run.yaml.mustache", wants_emr_job, emr_job_view},
    {"spark/{tenant}/batch.yaml.mustache", wants::spark, spark_view},
    {"spark/{tenant}/scheduled.yaml.mustache", wants::spark, spark_scheduled_view},
    {"spark/{tenant}/workflow.yaml.mustache", wants::spark_workflow, spark_workflow_view},
    {"spark/{tenant}/dag.py.mustache", wants::airflow_dag, airflow_dag_view},
    {"flink/{tenant}/deployment.yaml.mustache", wants::flink, flink_view},
    {"training/{tenant}/trainjob.yaml.mustache", wants::training, training_view},
    {"nifi/{tenant}/nifi.yaml.mustache", wants::nifi, nifi_view},
    {"ray/{tenant}/rayjob.yaml.mustache", wants_ray_job, ray_job_view},
    {"ray/{tenant}/rayservice.yaml.mustache", wants_ray_service, ray_service_view},
    {"inference/{tenant}/deployment.yaml.mustache", wants_inference_deployment, inference_view},
};

}  // namespace

std::span<const Output> workload_outputs() {
  return kOutputs;
}

}  // namespace dek::render
