// View of the README's parts on file systems and other services beside the cluster.
#include <fmt/format.h>

#include "render/late_values.hpp"
#include "render/readme_views.hpp"

namespace dek::render {

void set_services(View& view, const Platform& platform) {
  const model::Profile& profile = *platform.profile;
  List late;
  for (const LateValues& values : late_values(platform))
    late.push_back(View()
                       .set("output", word(values.output))
                       .set("path", word(fmt::format("kubernetes/{}/{}.env", values.folder, values.name))));
  view.set("late_any", !late.empty())
      .set("late", std::move(late))
      .set("ontap", profile.storage.fsx_ontap.capacity_gb.has_value())
      .set("docker_hub", profile.registry.credential_arn.has_value());
}

}  // namespace dek::render
