// Views of EMR: emr.tf, the pod templates and the job to start from.
#pragma once

#include "render/outputs.hpp"

namespace dek::render {

[[nodiscard]] bool is_emr_serverless(const model::Profile& profile);

/// Service accounts that EMR on EKS makes for the jobs of an execution role: for the submitter, the driver and the
/// executors.
[[nodiscard]] std::vector<std::string> emr_service_accounts(const model::Profile& profile, std::string_view role);

/// True when Terraform makes EMR's virtual clusters: only once the tenants' namespaces are there.
[[nodiscard]] bool waits_for_namespaces(const Platform& platform);

/// True when emr.tf makes the roles of jobs: EMR Serverless has its own, and eksctl cannot give one role to several
/// service accounts.
[[nodiscard]] bool makes_job_roles(const Platform& platform);

[[nodiscard]] bool wants_emr(const Platform& platform, const Subject& subject);
[[nodiscard]] View terraform_emr_view(const Platform& platform, const Subject& subject);

/// Of tenants that run Spark on EMR.
[[nodiscard]] bool wants_emr_job(const Platform& platform, const Subject& subject);
[[nodiscard]] View emr_job_view(const Platform& platform, const Subject& subject);
[[nodiscard]] bool wants_emr_pods(const Platform& platform, const Subject& subject);
[[nodiscard]] View emr_driver_view(const Platform& platform, const Subject& subject);
[[nodiscard]] View emr_executor_view(const Platform& platform, const Subject& subject);

}  // namespace dek::render
