// Which configuration files hold for a file: the closest one upward, and those that it extends.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "config/load.hpp"
#include "lint/settings.hpp"
#include "text/store.hpp"

namespace dek::config {

/// One file of a chain.
struct Layer {
  std::string name;       // as people see it: the way from the working directory
  std::string directory;  // absolute; patterns and paths in it count from here
  Configuration configuration;
  model::Places places;
  std::shared_ptr<const lint::OuterText> text;
  text::TextId id{};  // in ChainFinder::texts()

  /// ".dekctl.yaml:12" for a field.
  [[nodiscard]] std::string place(const text::TextStore& texts, const std::string& path) const;
};

/// What is extended stands before what extends it. Empty: nothing is configured.
using Chain = std::vector<const Layer*>;

struct ChainOptions {
  std::string file;               // this one for all files, wherever they lie; empty: the closest one upward
  bool is_isolated = false;       // none at all
  std::string working_directory;  // absolute
};

/// A file that is a configuration by its name, and so no manifest.
[[nodiscard]] bool is_configuration(const std::string& file);

/// Each directory is looked at once, each configuration read once.
class ChainFinder {
 public:
  ChainFinder(const lint::Known& known, ChainOptions options) : known_(known), options_(std::move(options)) {}
  ChainFinder(const ChainFinder&) = delete;
  ChainFinder& operator=(const ChainFinder&) = delete;

  /// The chain for a file, named from the working directory; the file itself need not exist. The search ends at the
  /// first `.git`. What is wrong with a configuration is in diagnostics(); it counts as empty then.
  [[nodiscard]] const Chain& of(const std::string& file);

  /// The chain for what lies in the working directory.
  [[nodiscard]] const Chain& here() { return of("x"); }

  [[nodiscard]] const std::vector<diag::Diagnostic>& diagnostics() const { return diagnostics_; }
  [[nodiscard]] const text::TextStore& texts() const { return texts_; }

  /// A configuration that cannot be read at all: the file of the options, or one without permission.
  [[nodiscard]] const std::vector<base::Error>& errors() const { return errors_; }

 private:
  [[nodiscard]] const Chain* in_or_above(const std::string& directory);
  [[nodiscard]] const Chain* read_chain(const std::string& path);
  void add_layers(const std::string& path, Chain& chain, std::vector<std::string>& open);
  [[nodiscard]] bool read_layer(const std::string& path, Layer& layer);
  void extend(const Layer& layer, Chain& chain, std::vector<std::string>& open);
  void refuse_extends(const Layer& layer, std::string message);
  [[nodiscard]] std::string shown(const std::string& path) const;

  lint::Known known_;
  ChainOptions options_;
  text::TextStore texts_;
  std::map<std::string, const Chain*> by_directory_;
  std::map<std::string, std::unique_ptr<Chain>> by_file_;
  std::map<std::string, Layer> layers_;
  const Chain nothing_;
  std::vector<diag::Diagnostic> diagnostics_;
  std::vector<base::Error> errors_;
};

}  // namespace dek::config
