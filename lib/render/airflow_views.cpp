// Views of Airflow.
#include "render/airflow_views.hpp"

#include <fmt/format.h>

#include "render/terraform_views.hpp"
#include "render/views.hpp"

namespace dek::render {
namespace {

// As the chart names its parts.
constexpr std::string_view kServiceAccounts[] = {"airflow-api-server", "airflow-scheduler", "airflow-dag-processor",
                                                 "airflow-triggerer", "airflow-worker"};

}  // namespace

std::span<const std::string_view> airflow_service_accounts() {
  return kServiceAccounts;
}

View airflow_view(const Platform& platform, const Subject&) {
  const model::Airflow& airflow = platform.profile->airflow;
  return View()
      .set("log_folder", fmt::format("s3://{}/logs", platform.names.airflow_bucket))
      .set("repo_url", airflow.repo_url.value_or(""))
      .set("branch", airflow.branch)
      .set("folder", airflow.folder)
      .set("credentials_secret", optional(airflow.credentials_secret.value_or("")));
}

View airflow_dag_view(const Platform&, const Subject& subject) {
  const std::string& tenant = subject.tenant->settings->name;
  return View().set("tenant", word(tenant)).set("dag", word(tenant + "-spark"));
}

View terraform_workflow_view(const Platform& platform, const Subject&) {
  const model::Profile& profile = *platform.profile;
  return View()
      .set("s3_bucket_module_version", profile.versions.s3_bucket_module)
      .set("pod_identity_module_version", profile.versions.pod_identity_module)
      .set("bucket", platform.names.airflow_bucket)
      .set("role", platform.names.airflow_role)
      .set("log_retention_days", profile.observability.log_retention_days)
      .set("service_accounts", List(std::begin(kServiceAccounts), std::end(kServiceAccounts)))
      .set("by_terraform", cluster_by_terraform(profile));
}

}  // namespace dek::render
