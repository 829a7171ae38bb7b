// Least privilege, statement by statement. terraform/tenants.tf says the same in Terraform's words.
#include "render/tenant_policy.hpp"

#include <fmt/format.h>

#include "render/cluster_views.hpp"

namespace dek::render {
namespace {

std::vector<std::string> object_actions(model::Access access) {
  if (access == model::Access::read) return {"s3:GetObject"};
  return {"s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"};
}

void add_granted(std::vector<Statement>& statements, const model::Profile& profile, const model::Bucket& bucket) {
  std::vector<std::string> objects, listed;
  for (const std::string& prefix : bucket.prefixes) {
    objects.push_back(bucket_arn(profile, bucket.name, "/" + prefix + "*"));
    listed.push_back(prefix + "*");
  }
  if (objects.empty()) objects.push_back(bucket_arn(profile, bucket.name, "/*"));
  statements.push_back({{"s3:GetBucketLocation"}, {bucket_arn(profile, bucket.name)}, {}});
  statements.push_back({{"s3:ListBucket"}, {bucket_arn(profile, bucket.name)}, std::move(listed)});
  statements.push_back({object_actions(bucket.access), std::move(objects), {}});
}

/// A list of words with the comma that follows each but the last.
List comma_words(const std::vector<std::string>& texts) {
  List items;
  for (const std::string& text : texts)
    items.push_back(View()
                        .set("word", word(text))
                        .set("quoted", text.front() == '*')  // an alias in YAML
                        .set("more", items.size() + 1 < texts.size()));
  return items;
}

}  // namespace

std::string bucket_arn(const model::Profile& profile, std::string_view bucket, std::string_view objects) {
  return fmt::format("{}:s3:::{}{}", arn_prefix(profile), bucket, objects);
}

std::vector<Statement> tenant_policy(const Platform& platform, const TenantPlatform& tenant) {
  const model::Profile& profile = *platform.profile;
  const std::string& own = tenant.names.bucket;
  std::vector<Statement> statements = {
      {{"s3:ListBucket", "s3:GetBucketLocation", "s3:ListBucketMultipartUploads"}, {bucket_arn(profile, own)}, {}},
      {object_actions(model::Access::read_write), {bucket_arn(profile, own, "/*")}, {}}};
  for (const model::Bucket& bucket : tenant.settings->buckets) add_granted(statements, profile, bucket);
  std::vector<std::string> read;
  for (const std::string& bucket : tenant.settings->read_buckets) {
    read.push_back(bucket_arn(profile, bucket));
    read.push_back(bucket_arn(profile, bucket, "/*"));
  }
  if (!read.empty()) statements.push_back({{"s3:GetObject", "s3:ListBucket", "s3:GetBucketLocation"}, read, {}});
  return statements;
}

std::vector<Statement> history_policy(const Platform& platform, const TenantPlatform& tenant) {
  const model::Profile& profile = *platform.profile;
  const std::string& own = tenant.names.bucket;
  return {{{"s3:ListBucket"}, {bucket_arn(profile, own)}, {}},
          {{"s3:GetObject"}, {bucket_arn(profile, own, "/spark-events/*")}, {}}};
}

std::size_t policy_characters(const std::vector<Statement>& statements) {
  constexpr std::string_view kDocument = R"({"Version":"2012-10-17","Statement":[]})";
  constexpr std::string_view kStatement = R"({"Sid":"","Effect":"Allow","Action":[],"Resource":[]},)";
  constexpr std::string_view kCondition = R"("Condition":{"StringLike":{"s3:prefix":[]}},)";
  std::size_t count = kDocument.size();
  const auto add = [&count](const std::vector<std::string>& texts) {
    for (const std::string& text : texts) count += text.size() + std::string_view(R"("",)").size();
  };
  for (const Statement& statement : statements) {
    count += kStatement.size() + (statement.listed_prefixes.empty() ? 0 : kCondition.size());
    add(statement.actions);
    add(statement.resources);
    add(statement.listed_prefixes);
  }
  return count;
}

List statements_view(const std::vector<Statement>& statements) {
  List items;
  for (const Statement& statement : statements)
    items.push_back(View()
                        .set("actions", comma_words(statement.actions))
                        .set("resources", comma_words(statement.resources))
                        .set("limits_prefixes", !statement.listed_prefixes.empty())
                        .set("prefixes", comma_words(statement.listed_prefixes))
                        .set("more", items.size() + 1 < statements.size()));
  return items;
}

}  // namespace dek::render
