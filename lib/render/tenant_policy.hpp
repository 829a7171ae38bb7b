// What a tenant's IAM role may do, worked out once for the tools that take a finished policy document.
#pragma once

#include <string>
#include <vector>

#include "render/platform.hpp"
#include "render/view.hpp"

namespace dek::render {

struct Statement {
  std::vector<std::string> actions, resources;
  std::vector<std::string> listed_prefixes;  // condition on what may be listed; empty: none
};

/// Of the tenant's role: its own bucket, the buckets it was given, those it may read.
[[nodiscard]] std::vector<Statement> tenant_policy(const Platform& platform, const TenantPlatform& tenant);

/// Of its history server: event logs, nothing else.
[[nodiscard]] std::vector<Statement> history_policy(const Platform& platform, const TenantPlatform& tenant);

/// Most characters of a policy that IAM takes, blanks aside.
inline constexpr std::size_t kLongestPolicy = 6144;

/// Characters of the policy document with these statements.
[[nodiscard]] std::size_t policy_characters(const std::vector<Statement>& statements);

/// {actions, resources, limits_prefixes, prefixes, more} of each: words, for YAML flow lists and JSON alike.
[[nodiscard]] List statements_view(const std::vector<Statement>& statements);

/// "arn:aws:s3:::bucket/key*"; without a key the bucket itself.
[[nodiscard]] std::string bucket_arn(const model::Profile& profile, std::string_view bucket,
                                     std::string_view objects = "");

}  // namespace dek::render
