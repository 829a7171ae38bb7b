// Reading profiles.
#include "profile_file.hpp"

#include <fmt/format.h>

#include <ostream>

#include "base/files.hpp"
#include "model/load.hpp"
#include "report/text.hpp"
#include "terminal.hpp"

namespace dek::cli {
namespace {

constexpr std::uint64_t kProfileLimitBytes = 1 << 20;  // a profile is some hundred lines

manifest::Tenant tenant_of(const model::Tenant& tenant) {
  const model::Spark& spark = tenant.spark;
  return {.name = tenant.name,
          .namespace_name = tenant.name,
          .is_delay_tolerant = spark.delay_tolerant.value_or(false),
          .longest_job = spark.longest_job ? spark.longest_job->text : ""};
}

}  // namespace

base::Result<model::Profile> read_profile(const std::string& path, text::TextStore& store, Io& io) {
  auto bytes = path == "-" ? base::read_stdin(kProfileLimitBytes) : base::read_file(path, kProfileLimitBytes);
  if (!bytes) return base::Error{fmt::format("cannot read the profile `{}`: {}", path, bytes.error().message), ""};
  const text::TextId text = store.add_file(path == "-" ? "stdin.yaml" : path, std::move(bytes.value()));
  const model::Loaded loaded = model::load_text(text, store.bytes(text));
  report::write_text(io.err, loaded.diagnostics, store, {.has_color = wants_error_color(io), .points_to_pages = false});
  if (loaded.profile) return *loaded.profile;
  return base::Error{fmt::format("`{}` is not a usable profile", path), ""};
}

manifest::Context context_of(const model::Profile& profile) {
  manifest::Context context;
  context.design = profile.design == model::Design::dynamic_churn ? manifest::Design::dynamic_design
                                                                  : manifest::Design::static_design;
  context.stage =
      profile.environment == model::Environment::prod ? manifest::Stage::production : manifest::Stage::development;
  context.kubernetes = manifest::parse_version(profile.cluster.kubernetes_version);
  context.karpenter = manifest::parse_version(profile.versions.karpenter);
  context.spark_operator = manifest::parse_version(profile.versions.spark_operator);
  for (const auto& [key, value] : profile.tags) context.tags.push_back({key, value});
  context.imds_hop_limit = profile.security.imds_hop_limit;
  for (const model::Tenant& tenant : profile.tenants) context.tenants.push_back(tenant_of(tenant));
  return context;
}

}  // namespace dek::cli
