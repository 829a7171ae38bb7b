// View of a tenant's JupyterHub.
#include <fmt/format.h>

#include "base/assert.hpp"
#include "render/listener.hpp"
#include "render/node_views.hpp"
#include "render/queues.hpp"
#include "render/serving_views.hpp"
#include "render/storage_views.hpp"
#include "render/views.hpp"

namespace dek::render {
namespace {

/// Jupyter's spawner takes bytes with its own suffixes: M is a MiB.
std::string spawner_memory(const model::Quantity& memory) {
  return fmt::format("{}M", memory.mib());
}

/// A number of CPUs: "2", "0.5".
Value spawner_cpu(const model::Quantity& cpu) {
  if (cpu.milli % 1000 == 0) return word(std::to_string(cpu.milli / 1000));
  std::string digits = fmt::format("{:03}", cpu.milli % 1000);
  while (digits.back() == '0') digits.pop_back();
  return word(fmt::format("{}.{}", cpu.milli / 1000, digits));
}

View profile_view(const model::NotebookProfile& profile, const NodeSet& nodes, bool first) {
  const bool gpu = profile.gpu > 0;
  const bool neuron = nodes.accelerator == model::Accelerator::neuron;
  return View()
      .set("name", profile.name)
      .set("description", fmt::format("{} CPUs, {} of memory{}", profile.cpu.text, profile.memory.text,
                                      gpu ? fmt::format(", {} GPU", profile.gpu) : ""))
      .set("first", first)
      .set("cpu", spawner_cpu(profile.cpu))
      .set("memory", spawner_memory(profile.memory))
      .set("accelerated", gpu)
      .set("key", neuron ? "aws.amazon.com/neuron" : "nvidia.com/gpu")
      .set("count", std::to_string(profile.gpu));
}

/// The claims of the tenant's namespace, all of them.
List volumes(const Platform& platform, const Subject& subject) {
  List items;
  const auto mount = [&items](std::string_view claim, const std::string& path, bool read_only) {
    items.push_back(View().set("name", claim).set("path", path).set("read_only", read_only));
  };
  const model::Storage& storage = platform.profile->storage;
  if (storage.s3_mountpoint) mount("artifacts", "/opt/artifacts", true);
  if (storage.efs) mount("shared", "/shared", false);
  if (wants_files_volume(platform, subject)) mount("files", "/files", false);
  if (wants_lustre_volume(platform, subject)) mount("datasets", "/datasets", false);
  return items;
}

/// "registry/name:tag" and "registry/name@sha256:…", as the chart writes them back.
std::pair<std::string, std::string> split_image(const std::string& image) {
  const std::size_t digest = image.find("@sha256");
  const std::size_t at = digest != std::string::npos ? digest + std::string_view("@sha256").size() : image.rfind(':');
  return {image.substr(0, at), image.substr(at + 1)};
}

/// Log-in by OpenID Connect, or nothing.
List oidc_list(const model::Notebooks& notebooks) {
  const model::Oidc& oidc = notebooks.oidc;
  if (!oidc.authorize_url) return {};
  const std::string origin =
      notebooks.host ? "https://" + *notebooks.host : std::string("http://localhost:8080");  // kubectl port-forward
  return {View()
              .set("authorize_url", *oidc.authorize_url)
              .set("token_url", oidc.token_url.value_or(""))
              .set("userdata_url", oidc.userdata_url.value_or(""))
              .set("callback_url", origin + "/hub/oauth_callback")
              .set("username_claim", oidc.username_claim)
              .set("groups_key", "oauth_user." + oidc.groups_claim)
              .set("groups", texts(oidc.groups))};
}

}  // namespace

bool wants_notebooks(const Platform&, const Subject& subject) {
  return subject.tenant->settings->runs(model::Workload::notebooks);
}

View notebooks_view(const Platform& platform, const Subject& subject) {
  const model::Profile& profile = *platform.profile;
  const TenantPlatform& tenant = *subject.tenant;
  const model::Notebooks& notebooks = tenant.settings->notebooks;
  const NodeSet* nodes = nodes_of(platform, tenant.settings->name, model::PoolRole::notebook);
  DEK_ASSERT(nodes != nullptr && !notebooks.profiles.empty());
  List profiles, mounted = volumes(platform, subject);
  for (const model::NotebookProfile& each : notebooks.profiles)
    profiles.push_back(profile_view(each, *nodes, profiles.empty()));
  View placement;
  set_placement(placement, *nodes);
  const auto [image, tag] = split_image(notebooks.image);
  const Listener listener = listener_of(notebooks);
  View view;
  view.set("tenant", word(tenant.settings->name))
      .set("cost_center", tenant.settings->cost_center)
      .set("oidc", oidc_list(notebooks))
      .set("network_policies", profile.security.network_policies)
      .set("privileged", profile.security.pod_security == model::PodSecurity::privileged)
      .set("image_name", image)
      .set("image_tag", tag)
      .set("ndots", std::to_string(profile.dns.pod_ndots))
      .set("placement", std::move(placement))
      .set("home", fmt::format("{}Gi", notebooks.home_gb))
      .set("efs", profile.storage.efs)
      .set("has_volumes", !mounted.empty())
      .set("volumes", std::move(mounted))
      .set("default_cpu", spawner_cpu(notebooks.profiles.front().cpu))
      .set("default_memory", spawner_memory(notebooks.profiles.front().memory))
      .set("profiles", std::move(profiles))
      .set("by_yunikorn", is_queued(tenant) && profile.scheduler == model::Scheduler::yunikorn)
      .set("exposed", listener.is_open())
      .set("idle_seconds", notebooks.idle_timeout.seconds);
  set_listener(view, platform, listener);
  return view;
}

}  // namespace dek::render
