// What a user reads when file systems, image caches, buckets or controllers do not fit the rest of a profile.
#include <catch2/catch.hpp>

#include "base/strings.hpp"
#include "model/complete.hpp"
#include "model/load.hpp"

using namespace dek;
using namespace dek::model;

namespace {

std::string profile_with(const std::string& spec, const std::string& tenant = "") {
  return R"(apiVersion: dekctl.dev/v1alpha1
kind: PlatformProfile
metadata:
  name: ledger
spec:
  design: dynamic
  region: eu-west-1
  accountId: "111122223333"
  cluster:
    adminRoles: [arn:aws:iam::111122223333:role/platform-admin]
)" + spec +
         R"(  tenants:
    - name: finance
      costCenter: fin-007
      workloads: [spark]
    - name: risk
      costCenter: rsk-001
      workloads: [spark]
)" + tenant;
}

/// Messages of the findings, one per line.
std::string findings(const std::string& text) {
  const Loaded loaded = load_text(text::TextId{}, text);
  std::vector<std::string> messages;
  for (const diag::Diagnostic& diagnostic : loaded.diagnostics) messages.push_back(diagnostic.message);
  return base::join(messages, "\n");
}

}  // namespace

TEST_CASE("Lustre comes in the sizes and speeds that FSx offers") {
  const auto lustre = [](const std::string& fields) {
    return findings(profile_with("  storage:\n    fsxLustre: {" + fields + "}\n"));
  };
  CHECK(lustre("capacityGb: 2400, tenant: risk") == "");
  CHECK(lustre("capacityGb: 2000, tenant: risk") ==
        "spec.storage.fsxLustre.capacityGb: 2000 is neither 1200 nor a multiple of 2400; write 2400");
  CHECK(lustre("capacityGb: 4800, throughput: 300, tenant: risk") ==
        "spec.storage.fsxLustre.throughput: FSx does not offer 300; write 125, 250, 500 or 1000");
  CHECK(lustre("capacityGb: 4800") ==
        "spec.storage.fsxLustre.tenant is required: name the tenant that mounts the file system");
  CHECK(lustre("tenant: fraud") ==
        "spec.storage.fsxLustre.tenant: there is no tenant `fraud`; write `finance` or `risk`");
  CHECK(lustre("capacityGb: 0, throughput: 500") ==
        "spec.storage.fsxLustre.throughput: `capacityGb` is 0; remove this, or give the file system a size");
}

TEST_CASE("ONTAP needs a size, a throughput that FSx offers, and its tenant") {
  const auto ontap = [](const std::string& fields) {
    return findings(profile_with("  storage:\n    fsxOntap: {" + fields + "}\n"));
  };
  CHECK(ontap("capacityGb: 1024, tenant: risk") == "");
  CHECK(ontap("capacityGb: 1024, throughputMbps: 300, tenant: risk") ==
        "spec.storage.fsxOntap.throughputMbps: FSx does not offer 300; write 128, 256, 512, 1024, 2048 or 4096");
  CHECK(ontap("tenant: risk") == "spec.storage.fsxOntap.capacityGb is required: write the size in GiB, 1024 or more");
}

TEST_CASE("Docker Hub is cached with an account of the user's, kept where ECR can read it") {
  const std::string arn = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:ecr-pullthroughcache/hub-a1b2c3";
  CHECK(findings(profile_with("  registry: {pullThrough: [docker-hub], credentialArn: \"" + arn + "\"}\n")) == "");
  CHECK(findings(profile_with("  registry: {pullThrough: [docker-hub]}\n")) ==
        "spec.registry.pullThrough: `docker-hub` needs `credentialArn`; write the ARN of a secret named "
        "`ecr-pullthroughcache/…` with `username` and `accessToken`");
  CHECK(findings(profile_with("  registry: {pullThrough: [quay], credentialArn: \"" + arn + "\"}\n")) ==
        "spec.registry.credentialArn: only `docker-hub` reads it; remove it, or add `docker-hub` to `pullThrough`");
  const std::string elsewhere = "arn:aws:secretsmanager:us-east-1:111122223333:secret:ecr-pullthroughcache/hub-a1b2c3";
  CHECK(findings(profile_with("  registry: {pullThrough: [docker-hub], credentialArn: \"" + elsewhere + "\"}\n")) ==
        "spec.registry.credentialArn: ECR reads secrets of its own account and Region; make it in 111122223333, "
        "eu-west-1");
}

TEST_CASE("no tenant gets into the own bucket of another") {
  CHECK(findings(profile_with("", "      buckets: [{name: acme-lake, access: read, prefixes: [raw/]}]\n")) == "");
  CHECK(findings(profile_with("", "      buckets: [{name: ledger-finance-111122223333}]\n")) ==
        "spec.tenants[1].buckets[0].name: this is the own bucket of `finance`, which no other tenant may reach; "
        "exchange data in a bucket of neither");
  CHECK(findings(profile_with("", "      readBuckets: [ledger-finance-111122223333]\n")) ==
        "spec.tenants[1].readBuckets[0]: this is the own bucket of `finance`, which no other tenant may reach; "
        "exchange data in a bucket of neither");
  CHECK(findings(profile_with("", "      buckets: [{name: ledger-risk-111122223333}]\n")) ==
        "spec.tenants[1].buckets[0].name: this is the tenant's own bucket, which it may use already; remove it");
  CHECK(findings(profile_with("", "      buckets: [{name: acme-lake}, {name: acme-lake}]\n")) ==
        "spec.tenants[1].buckets[1].name: `acme-lake` is listed twice; say all of its prefixes in one entry");
  CHECK(findings(profile_with("", "      buckets: [{name: acme-lake, prefixes: [raw]}]\n")) ==
        "spec.tenants[1].buckets[0].prefixes[0]: `raw` would also open every key that starts alike; end it in a slash");
}

TEST_CASE("images of jobs lie in repositories that are made") {
  CHECK(findings(profile_with("  registry: {repositories: [spark, etl]}\n")) == "");
  CHECK(findings(profile_with("  registry: {repositories: [etl]}\n")) ==
        "spec.registry.repositories: jobs of `finance` use the image of `spark`, which is not listed; add `spark`");
}

TEST_CASE("a value stands once in a list") {
  CHECK(findings(profile_with("  registry: {replicateTo: [eu-central-1, eu-central-1]}\n")) ==
        "spec.registry.replicateTo[1]: `eu-central-1` is listed twice; remove one");
}

TEST_CASE("a GitOps engine needs its repository, and EKS's Argo CD its Identity Center") {
  const auto gitops = [](const std::string& fields) { return findings(profile_with("  gitops: {" + fields + "}\n")); };
  const std::string repo = "repoUrl: \"https://git.example.com/a.git\"";
  CHECK(gitops("engine: argocd, " + repo) == "");
  CHECK(gitops("engine: flux") ==
        "spec.gitops.repoUrl is required by `engine: flux`: write the repository's https or ssh URL");
  CHECK(gitops(repo) == "spec.gitops.repoUrl: only an engine other than `none` reads it; remove it");
  CHECK(gitops("engine: argocd, secretName: repo, " + repo) ==
        "spec.gitops.secretName: only `engine: flux` reads it; remove it");
  CHECK(gitops("engine: capability, " + repo) ==
        "spec.gitops.identityCenterArn is required by `engine: capability`: people log in to EKS's Argo CD through IAM "
        "Identity Center only");
}

TEST_CASE("AWS controllers make whole identities, of Pod Identity only") {
  const auto ack = [](const std::string& fields, const std::string& tenant = "") {
    return findings(profile_with("  ack: {" + fields + "}\n", tenant));
  };
  CHECK(ack("enabled: true") == "");
  CHECK(ack("enabled: true, controllers: [s3]") == "");
  CHECK(ack("enabled: true, controllers: [s3, iam]") ==
        "spec.ack.controllers: roles and their associations are made by one hand; write both `iam` and `eks`, or "
        "neither");
  CHECK(ack("enabled: true", "      spark: {version: 3.5.7}\n") ==
        "spec.ack.controllers: the role of `risk` trusts the cluster's OIDC provider, whose id is not known here; use "
        "Spark 4 with `identity: podIdentity`, or leave `iam` and `eks` out");
}

TEST_CASE("completed profiles of every runtime and isolation load again and mean the same") {
  for (const char* spec : {"  sparkRuntime: emr-on-eks\n", "  sparkRuntime: emr-serverless\n", "  isolation: cluster\n",
                           "  ack: {enabled: true}\n", "  storage: {fsxLustre: {tenant: risk}}\n"}) {
    INFO(spec);
    const Loaded loaded = load_text(text::TextId{}, profile_with(spec));
    REQUIRE(loaded.profile);
    const std::string text = emit_profile(*loaded.profile);
    CHECK(findings(text) == "");
    CHECK(emit_profile(*load_text(text::TextId{}, text).profile) == text);
  }
}

TEST_CASE("EMR brings its own Spark, and its own history") {
  CHECK(findings(profile_with("  sparkRuntime: emr-on-eks\n")) == "");
  CHECK(findings(profile_with("  sparkRuntime: emr-serverless\n")) == "");
  CHECK(findings(profile_with("  sparkRuntime: emr-on-eks\n", "      spark: {version: 4.1.0}\n")) ==
        "spec.tenants[1].spark.version: EMR 7.12.0 brings its own Spark; remove it, or choose another release with "
        "`versions.emr`");
  CHECK(findings(profile_with("  sparkRuntime: emr-on-eks\n  identity: irsa\n")) ==
        "spec.identity: jobs of EMR on EKS get their role by EKS Pod Identity; write `auto` or `podIdentity`");
}

TEST_CASE("clusters of their own need names and networks that can be cut") {
  const std::string apart = "  isolation: cluster\n";
  CHECK(findings(profile_with(apart)) == "");
  CHECK(findings(profile_with(apart + "  network: {cidr: 10.0.0.0/23}\n")) ==
        "spec.network.cidr: 10.0.0.0/23 cut for 2 clusters leaves each subnet less than a /27; write a /22 or larger "
        "network");
  CHECK(findings(profile_with(apart + "  network: {secondaryCidrs: [100.64.0.0/28]}\n"))
            .find("100.64.0.0/28 cut for 2 clusters leaves subnets less than a /28") != std::string::npos);
  const std::string tenant = "    - name: a-name-of-16-chr\n      costCenter: x-1\n      workloads: [spark]\n";
  std::string text = profile_with(apart, tenant);
  text.replace(text.find("name: ledger"), 12, "name: ledger-of-the-bank");
  CHECK(findings(text) ==
        "spec.tenants[2].name: its cluster would be called `ledger-of-the-bank-a-name-of-16-chr`, 35 characters, and "
        "32 is the most; shorten it or `metadata.name`");
}
