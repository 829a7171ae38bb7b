// Places for lines are asked of the readers, so that no text in a text is torn.
#include "mutations.hpp"

#include <algorithm>

#include "manifest/file.hpp"
#include "text/line_index.hpp"

namespace dek::test {
namespace {

constexpr std::string_view kOwnMark = "dekctl";  // comments that tell us something stay
constexpr std::string_view kDocument = "apiVersion: example.com/v1\nkind: Unrelated\nmetadata:\n  name: unrelated\n";
constexpr std::string_view kBlock = "variable \"unrelated_to_everything\" {\n  type = string\n}\n";

using Offsets = std::vector<std::uint32_t>;

class Mutator {
 public:
  Mutator(std::string_view name, const std::string& bytes)
      : bytes_(bytes), lines_(bytes), is_json_(name.ends_with(".json")) {
    const text::TextId text{};
    file_ = manifest::read_file(text, name, bytes_, 0);
  }

  std::string insert() {
    std::string out;
    std::uint32_t copied = 0;
    std::size_t count = 0;
    for (const std::uint32_t at : places()) {
      const std::uint32_t begin = line_begin(at);
      out.append(bytes_, copied, begin - copied);
      copied = begin;
      if (++count % 3 != 0) out += inserted(std::string(bytes_, begin, at - begin), count);
    }
    return out.append(bytes_, copied);
  }

  std::string remove() {
    std::string out = bytes_;
    Offsets begins;
    for (const tree::Comment& comment : comments()) {
      const std::string_view text(bytes_.data() + comment.begin, comment.end - comment.begin);
      if (is_first_of_line(comment.begin) && text.find(kOwnMark) == std::string_view::npos)
        begins.push_back(comment.begin);
    }
    std::ranges::sort(begins, std::ranges::greater());
    for (const std::uint32_t at : begins) {
      const std::uint32_t begin = line_begin(at);
      out.erase(begin, lines_.line_begin(lines_.position(at).line + 1) - begin);
    }
    return out;
  }

  [[nodiscard]] std::string with_unrelated(bool is_first) const {
    const bool has_line_end = bytes_.ends_with('\n');
    if (file_->terraform) {
      const std::string block(kBlock);
      return is_first ? block + bytes_ : bytes_ + (has_line_end ? "" : "\n") + block;
    }
    if (!is_plain_yaml()) return bytes_;
    const std::string document(kDocument);
    return is_first ? document + "---\n" + bytes_ : bytes_ + (has_line_end ? "" : "\n") + "---\n" + document;
  }

 private:
  // Blank lines of a JSON file may stand between any two tokens; a comment may not.
  [[nodiscard]] std::string inserted(const std::string& indent, std::size_t count) const {
    if (is_json_) return "\n";
    return indent + "# line " + std::to_string(count) + "\n" + (count % 2 == 0 ? "\n" : "");
  }

  [[nodiscard]] std::uint32_t line_begin(std::uint32_t at) const { return lines_.line_begin(lines_.position(at).line); }

  [[nodiscard]] bool is_first_of_line(std::uint32_t at) const {
    const std::uint32_t begin = line_begin(at);
    return bytes_.find_first_not_of(" \t", begin) == at;
  }

  /// Manifests, so that one more among them is no news, without a directive, a mark of byte order or a template's own
  /// lines before the first document.
  [[nodiscard]] bool is_plain_yaml() const {
    if (is_json_ || file_->documents.empty() || !file_->masked.empty() || file_->is_partly_readable) return false;
    const bool has_start = bytes_.starts_with("%") || bytes_.starts_with("\xef") || bytes_.starts_with("---");
    return !has_start && file_->diagnostics.empty() && std::ranges::all_of(file_->documents, [](const auto& document) {
      return document->root()["apiVersion"] && document->root()["kind"];
    });
  }

  [[nodiscard]] Offsets places() const {
    Offsets places;
    if (file_->terraform) add_places(file_->terraform->body, places);
    for (const auto& document : file_->documents)
      for (std::size_t i = 1; i < document->nodes.size(); ++i) add_place(*document, document->nodes[i], places);
    std::erase_if(places, [&](std::uint32_t at) { return !is_first_of_line(at); });
    std::ranges::sort(places);
    places.erase(std::unique(places.begin(), places.end()), places.end());
    return places;
  }

  void add_place(const tree::Document& document, const tree::NodeData& node, Offsets& places) const {
    if (node.parent == tree::kNoNode || node.text != document.text) return;
    const bool is_in_block = document.nodes[node.parent].style == tree::Style::block;
    if (node.is_key && (is_in_block || is_json_)) places.push_back(node.begin);
  }

  static void add_places(const hcl::Body& body, Offsets& places) {
    for (const hcl::Attribute& attribute : body.attributes) places.push_back(attribute.name.begin);
    for (const hcl::Block& block : body.blocks) {
      places.push_back(block.begin);
      add_places(block.body, places);
    }
  }

  [[nodiscard]] std::vector<tree::Comment> comments() const {
    std::vector<tree::Comment> all;
    if (file_->terraform) all = file_->terraform->comments;
    for (const auto& document : file_->documents)
      if (document->source.data() == bytes_.data())
        all.insert(all.end(), document->comments.begin(), document->comments.end());
    return all;
  }

  const std::string& bytes_;
  text::LineIndex lines_;
  bool is_json_;
  std::unique_ptr<manifest::File> file_;
};

}  // namespace

std::string mutated(std::string_view name, const std::string& bytes, Mutation mutation) {
  Mutator mutator(name, bytes);
  switch (mutation) {
    case Mutation::insert:
      return mutator.insert();
    case Mutation::remove:
      return mutator.remove();
    case Mutation::move_to_front:
      return mutator.with_unrelated(true);
    case Mutation::move_to_end:
      return mutator.with_unrelated(false);
  }
  return bytes;
}

}  // namespace dek::test
