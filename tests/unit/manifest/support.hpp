// Texts to resources and workspaces for the tests of views; everything lives as long as the fixture.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "manifest/workspace.hpp"
#include "text/store.hpp"

namespace dek::test {

class Set {
 public:
  explicit Set(const std::vector<std::string>& texts, manifest::Context context = {}) {
    for (const std::string& bytes : texts) {
      const auto index = static_cast<std::uint32_t>(files_.size());
      const text::TextId id = store_.add_file("file" + std::to_string(index) + ".yaml", bytes);
      files_.push_back(manifest::read_file(id, store_.name(id), store_.bytes(id), index));
    }
    workspace_ = std::make_unique<manifest::Workspace>(files_, std::move(context));
  }

  [[nodiscard]] const manifest::Workspace& workspace() const { return *workspace_; }
  [[nodiscard]] const manifest::File& file(std::size_t i = 0) const { return *files_.at(i); }
  [[nodiscard]] const manifest::Resource& resource(std::size_t i = 0) const { return *workspace_->resources()[i]; }

 private:
  text::TextStore store_;
  std::vector<std::unique_ptr<manifest::File>> files_;
  std::unique_ptr<manifest::Workspace> workspace_;
};

}  // namespace dek::test
