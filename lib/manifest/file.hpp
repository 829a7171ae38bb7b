// One file of a set, read and classified: its documents, the resources in them, and what was wrong with its syntax.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diag/diagnostic.hpp"
#include "hcl/ast.hpp"
#include "manifest/context.hpp"
#include "manifest/resource.hpp"
#include "manifest/terraform_block.hpp"
#include "text/span.hpp"
#include "tree/document.hpp"
#include "tree/holes.hpp"

namespace dek::manifest {

/// Resources point into documents and documents into the text: keep the TextStore longer than the file.
struct File {
  text::TextId text{};
  std::string_view name;            // as people see it
  std::optional<Design> design;     // of every document in it; empty: the context's, or inferred
  bool is_unreadable = false;       // its bytes could not be had; diagnostics say why
  bool is_broken = false;           // parts of it could not be read; diagnostics said which
  bool is_partly_readable = false;  // a template: what of it is not in `documents` is not known to be wrong
  std::string masked;               // of a template: the bytes its documents were read from
  std::vector<std::unique_ptr<tree::Document>> documents;
  std::vector<std::unique_ptr<tree::Document>> descriptions;  // what releases of Terraform code point into
  std::deque<Release> releases;                               // in order; resources point at them
  std::unique_ptr<hcl::File> terraform;       // of a Terraform file; see terraform.hpp for what is inside
  std::vector<TerraformBlock> blocks;         // of a Terraform file, once its module was read
  std::deque<Resource> resources;             // in order; the items of a List instead of the List; they never move
  std::vector<diag::Diagnostic> diagnostics;  // of the reader
};

/// Reads and classifies `bytes`, which must outlive the result; `index` becomes Resource::file.
[[nodiscard]] std::unique_ptr<File> read_file(text::TextId text, std::string_view name, std::string_view bytes,
                                              std::uint32_t index);

/// Classifies a document, and the items of a List in it, unless following its aliases would never end. `way` is
/// Resource::way.
void add_document(File& file, std::unique_ptr<tree::Document> document, std::uint32_t index, std::string way = {});

/// The same for a document that holds the values of `release`, which is one of the file's.
void add_values(File& file, std::unique_ptr<tree::Document> document, std::uint32_t index, const Release& release,
                std::string way = {});

/// What is missing in a resource of the file may stand elsewhere from now on; see tree::open_below.
void open_resource(const File& file, const Resource& resource, tree::Opening what);

/// Brings the file's documents near: rules come to it long after it was read.
void prefetch(const File& file);

/// Takes `values` for what `release` says they are; where it does not tell the chart, their content may.
void name_values(Resource& values, const Release& release);

}  // namespace dek::manifest
