// Sets of files, Terraform among them, read as the engine reads them; everything lives as long as the fixture.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "manifest/inner_texts.hpp"
#include "manifest/patches.hpp"
#include "manifest/terraform.hpp"
#include "manifest/value_files.hpp"
#include "text/store.hpp"

namespace dek::test {

struct Source {
  std::string name, bytes;
};

using Sources = std::vector<Source>;

class Modules {
 public:
  explicit Modules(const Sources& sources) {
    for (const auto& [name, bytes] : sources) {
      const text::TextId id = store_.add_file(name, bytes);
      const auto index = static_cast<std::uint32_t>(files_.size());
      files_.push_back(manifest::read_file(id, store_.name(id), store_.bytes(id), index));
    }
    manifest::TerraformModules modules(files_, store_);
    for (const auto& turn : modules.turns()) {
      for (const std::size_t i : turn) modules.read(i);
    }
    modules.drop_rendered();
    for (const auto& file : files_) manifest::read_inner_texts(*file, store_);
    manifest::name_value_files(files_);
    manifest::open_patches(files_);
  }

  [[nodiscard]] std::span<const std::unique_ptr<manifest::File>> files() const { return files_; }
  [[nodiscard]] const text::TextStore& store() const { return store_; }
  [[nodiscard]] const manifest::File& file(std::size_t i = 0) const { return *files_.at(i); }
  [[nodiscard]] const manifest::TerraformBlock& block(std::size_t i = 0) const { return file().blocks.at(i); }
  [[nodiscard]] std::vector<std::string> labels(std::size_t i = 0) const {
    std::vector<std::string> out;
    for (const manifest::Resource& resource : file(i).resources) out.push_back(resource.label);
    return out;
  }

  /// "main.tf:3:5 text", and the way in.
  [[nodiscard]] std::string place(tree::Node node) const {
    const text::Location at = store_.locate(node.span());
    return std::string(store_.name(at.file)) + ":" + std::to_string(at.begin.line) + ":" +
           std::to_string(at.begin.column) + " " + std::string(store_.bytes(at.span));
  }
  [[nodiscard]] std::vector<std::string> chain(tree::Node node) const { return store_.locate(node.span()).chain; }

 private:
  text::TextStore store_;
  std::vector<std::unique_ptr<manifest::File>> files_;
};

}  // namespace dek::test
