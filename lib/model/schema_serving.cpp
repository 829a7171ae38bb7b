// Field table: what serves and what people work in, spec.tenants[].ray, inference and notebooks.
#include "model/schema.hpp"

namespace dek::model {
namespace {

constexpr std::string_view kHostPattern = R"(([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63})";
constexpr std::string_view kCertificatePattern =
    R"(arn:aws(-[a-z]+)*:acm:[a-z]{2}(-[a-z]+)+-\d:\d{12}:certificate/[0-9a-f-]{36})";
constexpr std::string_view kCertificateExample =
    "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9";
constexpr std::string_view kSourceExample = "10.20.0.0/16";

constexpr Rules image_rules(std::string_view doc, std::string_view computed, std::string_view example) {
  return {.name = "image",
          .doc = doc,
          .dynamic = "",
          .computed = computed,
          .expected = kImageExpected,
          .pattern = kImagePattern,
          .example = example};
}

constexpr Rules ray_version(std::string_view name) {
  return {.name = name,
          .doc = "version of Ray in the image",
          .catalogue = "ray",
          .expected = "a release of Ray 2",
          .pattern = R"(2\.\d{1,3}\.\d{1,2})",
          .example = "2.52.0"};
}

constexpr Field kHead[] = {
    value<&ContainerSize::cpu>({.name = "cpu", .doc = "CPUs of the head", .dynamic = "2"}),
    value<&ContainerSize::memory>({.name = "memory", .doc = "memory of the head", .dynamic = "8Gi"}),
};
Fields head_fields() {
  return kHead;
}

constexpr Field kWorkerDisk[] = {
    value<&EphemeralStorage::request>({.name = "request", .doc = "disk a worker is scheduled for", .dynamic = "20Gi"}),
    value<&EphemeralStorage::limit>({.name = "limit", .doc = "disk at which it is evicted", .dynamic = "40Gi"}),
};
Fields worker_disk_fields() {
  return kWorkerDisk;
}

constexpr Field kWorker[] = {
    value<&RayWorker::cpu>({.name = "cpu", .doc = "CPUs of a worker", .dynamic = "7"}),
    value<&RayWorker::memory>({.name = "memory", .doc = "memory of a worker", .dynamic = "24Gi"}),
    value<&RayWorker::gpu>({.name = "gpu", .doc = "GPUs of a worker", .dynamic = "0", .max = 16}),
    object<&RayWorker::ephemeral_storage>({.name = "ephemeralStorage", .doc = "disk for spilled objects"},
                                          worker_disk_fields),
};
Fields worker_fields() {
  return kWorker;
}

constexpr Field kWorkers[] = {
    value<&WorkerCount::min>({.name = "min", .doc = "fewest workers of a job", .dynamic = "1", .min = 1, .max = 10000}),
    value<&WorkerCount::max>({.name = "max", .doc = "most workers of a job", .dynamic = "10", .min = 1, .max = 10000}),
};
Fields worker_count_fields() {
  return kWorkers;
}

constexpr Field kRay[] = {
    value<&Ray::version>(ray_version("version")),
    value<&Ray::image>(image_rules("image of head and workers",
                                   "`<accountId>.dkr.ecr.<region>.amazonaws.com/<name>/ray:<version>`",
                                   "111122223333.dkr.ecr.eu-west-1.amazonaws.com/analytics/ray:2.52.0")),
    object<&Ray::head>({.name = "head", .doc = "size of the head, which runs no tasks"}, head_fields),
    object<&Ray::worker>({.name = "worker", .doc = "size of a worker"}, worker_fields),
    object<&Ray::workers>({.name = "workers", .doc = "workers of a job"}, worker_count_fields),
};

constexpr Field kReplicaDisk[] = {
    value<&EphemeralStorage::request>({.name = "request", .doc = "disk a replica is scheduled for", .dynamic = "60Gi"}),
    value<&EphemeralStorage::limit>({.name = "limit", .doc = "disk at which it is evicted", .dynamic = "100Gi"}),
};
Fields replica_disk_fields() {
  return kReplicaDisk;
}

constexpr Field kInference[] = {
    value<&Inference::engine>({.name = "engine", .doc = "what serves", .dynamic = "ray"}),
    value<&Inference::image>(image_rules("image of the model server",
                                         "`<accountId>.dkr.ecr.<region>.amazonaws.com/<name>/serve:1.0.0`",
                                         "111122223333.dkr.ecr.eu-west-1.amazonaws.com/analytics/serve:1.0.0")),
    value<&Inference::ray_version>(ray_version("rayVersion")),
    value<&Inference::import_path>({.name = "importPath",
                                    .doc = "Ray Serve application in the image, `module:application`",
                                    .dynamic = "app:deployment",
                                    .expected = "`module:application`",
                                    .pattern = R"([A-Za-z_][A-Za-z0-9_.]{0,100}:[A-Za-z_][A-Za-z0-9_]{0,100})",
                                    .example = "app:deployment"}),
    value<&Inference::deployment_name>({.name = "deploymentName",
                                        .doc = "the class of that application that is scaled",
                                        .dynamic = "Model",
                                        .expected = "the name of a Ray Serve deployment",
                                        .pattern = "[A-Za-z_][A-Za-z0-9_-]{0,100}",
                                        .example = "Model"}),
    object<&Inference::head>({.name = "head", .doc = "size of Ray's head, which serves nothing"}, head_fields),
    value<&Inference::min>({.name = "min", .doc = "fewest replicas", .dynamic = "2", .min = 1, .max = 10000}),
    value<&Inference::max>({.name = "max", .doc = "most replicas", .dynamic = "8", .min = 1, .max = 10000}),
    value<&Inference::gpu>({.name = "gpu", .doc = "GPUs or Neuron devices of a replica", .dynamic = "1", .max = 16}),
    value<&Inference::cpu>({.name = "cpu", .doc = "CPUs of a replica", .dynamic = "6"}),
    value<&Inference::memory>({.name = "memory", .doc = "memory of a replica", .dynamic = "24Gi"}),
    object<&Inference::ephemeral_storage>({.name = "ephemeralStorage", .doc = "disk for model files"},
                                          replica_disk_fields),
    value<&Inference::port>(
        {.name = "port", .doc = "port that the replicas serve on", .dynamic = "8000", .min = 1024, .max = 65535}),
    value<&Inference::health_path>({.name = "healthPath",
                                    .doc = "path that answers 200 when a replica can serve",
                                    .dynamic = "",
                                    .computed = "`/-/healthz`; engine `deployment`: `/health`",
                                    .expected = "a path",
                                    .pattern = "/[A-Za-z0-9/_.-]{0,200}",
                                    .example = "/health"}),
    value<&Inference::exposure>({.name = "exposure",
                                 .doc = "from where it can be reached",
                                 .dynamic = "none",
                                 .computed = "`internal` when `host` is given, else `none`"}),
    value<&Inference::load_balancer>(
        {.name = "loadBalancer", .doc = "`alb` for HTTP, `nlb` for gRPC and plain TLS", .dynamic = "alb"}),
    value<&Inference::host>({.name = "host",
                             .doc = "host name of its HTTPS listener",
                             .expected = "a host name",
                             .pattern = kHostPattern,
                             .example = "vision.example.com"}),
    value<&Inference::certificate_arn>({.name = "certificateArn",
                                        .doc = "certificate in ACM; an ALB finds it by `host` when left out",
                                        .expected = "the ARN of a certificate",
                                        .pattern = kCertificatePattern,
                                        .example = kCertificateExample}),
    value<&Inference::source_cidrs>({.name = "sourceCidrs",
                                     .doc = "networks that may reach the load balancer",
                                     .computed = "internal: `network.cidr`; public: 0.0.0.0/0",
                                     .expected = "a network such as 10.20.0.0/16",
                                     .example = kSourceExample,
                                     .max_items = 30}),
};

constexpr Field kProfile[] = {
    value<&NotebookProfile::name>({.name = "name",
                                   .doc = "what the page calls it",
                                   .required = true,
                                   .expected = "lower-case letters, digits and hyphens",
                                   .pattern = "[a-z][a-z0-9-]{0,30}",
                                   .example = "standard"}),
    value<&NotebookProfile::cpu>({.name = "cpu", .doc = "CPUs of the server", .dynamic = "2"}),
    value<&NotebookProfile::memory>({.name = "memory", .doc = "memory of the server", .dynamic = "8Gi"}),
    value<&NotebookProfile::gpu>({.name = "gpu", .doc = "GPUs of the server", .dynamic = "0", .max = 16}),
};
Fields notebook_profile_fields() {
  return kProfile;
}

constexpr Rules address_of(std::string_view name, std::string_view doc) {
  return {.name = name,
          .doc = doc,
          .expected = "an https URL",
          .pattern = "https://[A-Za-z0-9._~:/@%-]{1,250}",
          .example = "https://login.example.com/oauth2/authorize"};
}

constexpr Rules claim(std::string_view name, std::string_view doc, std::string_view usual) {
  return {.name = name,
          .doc = doc,
          .dynamic = usual,
          .expected = "the name of a claim",
          .pattern = "[A-Za-z][A-Za-z0-9_:-]{0,100}",
          .example = usual};
}

constexpr Field kOidc[] = {
    value<&Oidc::authorize_url>(address_of("authorizeUrl", "address that asks the user to log in")),
    value<&Oidc::token_url>(address_of("tokenUrl", "address that gives tokens")),
    value<&Oidc::userdata_url>(address_of("userdataUrl", "address that tells who the user is")),
    value<&Oidc::username_claim>(claim("usernameClaim", "claim that names the user", "email")),
    value<&Oidc::groups_claim>(claim("groupsClaim", "claim that lists the user's groups", "groups")),
    value<&Oidc::groups>({.name = "groups",
                          .doc = "groups that may use the tenant's notebooks",
                          .expected = "a group name",
                          .pattern = "[A-Za-z0-9][A-Za-z0-9:._/@-]{0,127}",
                          .example = "marketing-engineers"}),
};
Fields oidc_fields() {
  return kOidc;
}

constexpr Field kNotebooks[] = {
    value<&Notebooks::image>(image_rules("image of the notebook servers",
                                         "`<accountId>.dkr.ecr.<region>.amazonaws.com/<name>/notebook:1.0.0`",
                                         "111122223333.dkr.ecr.eu-west-1.amazonaws.com/analytics/notebook:1.0.0")),
    objects<&Notebooks::profiles>({.name = "profiles",
                                   .doc = "sizes to choose from",
                                   .computed = "`standard` with 2 CPUs and 8Gi, `large` with 6 and 24Gi",
                                   .max_items = 20},
                                  notebook_profile_fields),
    value<&Notebooks::home_gb>(
        {.name = "homeGb", .doc = "home directory of a user in GiB", .dynamic = "20", .min = 1, .max = 16384}),
    value<&Notebooks::idle_timeout>(
        {.name = "idleTimeout", .doc = "idle time after which a server is stopped", .dynamic = "1h", .example = "1h"}),
    value<&Notebooks::exposure>({.name = "exposure",
                                 .doc = "from where the hub can be reached; `none`: by kubectl port-forward",
                                 .dynamic = "none",
                                 .computed = "`internal` when `host` is given, else `none`"}),
    value<&Notebooks::host>({.name = "host",
                             .doc = "host name of the hub",
                             .expected = "a host name",
                             .pattern = kHostPattern,
                             .example = "notebooks.example.com"}),
    value<&Notebooks::certificate_arn>({.name = "certificateArn",
                                        .doc = "certificate in ACM; the ALB finds it by `host` when left out",
                                        .expected = "the ARN of a certificate",
                                        .pattern = kCertificatePattern,
                                        .example = kCertificateExample}),
    value<&Notebooks::source_cidrs>({.name = "sourceCidrs",
                                     .doc = "networks that may reach the load balancer",
                                     .computed = "internal: `network.cidr`; public: 0.0.0.0/0",
                                     .expected = "a network such as 10.20.0.0/16",
                                     .example = kSourceExample,
                                     .max_items = 30}),
    object<&Notebooks::oidc>({.name = "oidc", .doc = "log in by OpenID Connect; else the hub keeps its own users"},
                             oidc_fields),
};

}  // namespace

Fields ray_fields() {
  return kRay;
}
Fields inference_fields() {
  return kInference;
}
Fields notebooks_fields() {
  return kNotebooks;
}

}  // namespace dek::model
