// spark/driver-service-account-missing — a driver that runs under the default service account.
#include "lint/rule.hpp"

namespace dek::rules::spark_driver_service_account_missing {
namespace {

constexpr std::string_view kDoc = R"md(
The Spark driver runs under the default service account of its namespace.

## Why
The driver creates its executors through the Kubernetes API. The default account has no rights, so the job fails with
403 after its image was pulled and its driver started. If somebody gave the default account those rights, every pod of
the namespace has them, and with IRSA or Pod Identity every pod reads the same buckets.

## Bad
~~~yaml
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata:
  name: compaction
spec:
  driver:
    cores: 1
~~~

## Good
~~~yaml
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata:
  name: compaction
spec:
  driver:
    cores: 1
    serviceAccount: team-a-spark
~~~

## Exceptions
EMR images: a warning, since the account is often filled in on submission.

## Sources
- apache/spark: docs/running-on-kubernetes.md
- aws/aws-eks-best-practices: latest/bpg/security/iam.adoc
)md";

bool is_own_account(Node account) {
  return account && !account.is("default") && !account.is("") && !account.is_null();
}

// The operator's own field first; the rest reaches the driver as well.
bool has_account(const manifest::SparkApplication& app) {
  const Node driver = app.driver();
  if (is_own_account(driver["serviceAccount"])) return true;
  const Node pod = driver.at("template.spec");
  const Node conf = app.spark_conf();
  return is_own_account(pod["serviceAccountName"]) || is_own_account(pod["serviceAccount"]) ||
         is_own_account(conf["spark.kubernetes.authenticate.driver.serviceAccountName"]) ||
         is_own_account(conf["spark.kubernetes.authenticate.serviceAccountName"]);
}

void check(const manifest::SparkApplication& app, Reporter& out) {
  if (!app.spec.is_map() || app.driver().is_unknown() || has_account(app)) return;
  const Node given = app.driver()["serviceAccount"];
  const Node driver = app.driver();
  const Node place = given ? given : driver ? driver.key() : app.resource->anchor();
  auto finding = out.at(place, "driver runs under the default service account");
  finding.label("may not create executors").help("set `driver.serviceAccount` to the tenant's account");
  if (app.image(manifest::PodRole::driver).raw().find("/spark/emr-") != std::string_view::npos)
    finding.severity(Severity::warning);
}

}  // namespace

extern constinit const lint::Rule rule{.info = {.id = "spark/driver-service-account-missing",
                                                .code = "SPK029",
                                                .severity = Severity::error,
                                                .since = "0.1.0",
                                                .doc = kDoc},
                                       .check = lint::on_spark_application(check)};

}  // namespace dek::rules::spark_driver_service_account_missing
