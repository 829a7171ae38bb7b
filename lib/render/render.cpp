// The render pass: plan the files, fill their templates, list them in kustomizations, seal them with the lock.
#include "render/render.hpp"

#include "render/kustomize.hpp"
#include "render/lock.hpp"
#include "render/outputs.hpp"

namespace dek::render {

base::Result<FileSet> render(const Platform& platform, const Templates& templates) {
  FileSet files;
  const auto find_partial = [&templates](std::string_view path) { return templates.find(path); };
  for (const Planned& planned : planned_files(platform)) {
    View view = planned.output->view(platform, planned.subject);
    view.set("platform_name", word(platform.profile->name));
    const Template source = templates.get(planned.output->template_path);
    DEK_TRY(std::string text, render_template(source, view, syntax_of(planned.path), find_partial));
    files.add(planned.path, std::move(text));
  }
  DEK_CHECK(add_kustomizations(files, platform, templates));
  files.add(std::string(kLockPath), to_text(lock_of(*platform.profile, files)));
  return files;
}

}  // namespace dek::render
