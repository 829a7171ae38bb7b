// Random edits of files that no finding should mind.
#include "edits_of_text.hpp"

#include <algorithm>
#include <vector>

#include "base/strings.hpp"

namespace dek::test {
namespace {

std::vector<std::string> lines_of(std::string_view bytes) {
  std::vector<std::string> lines;
  for (const std::string_view line : base::split(bytes, '\n')) lines.emplace_back(line);
  return lines;
}

bool is_idle(std::string_view line) {
  const std::string_view text = base::trim(line);
  return (text.empty() || text.starts_with('#')) && line.find("dekctl:") == std::string_view::npos;
}

std::string indentation_of(const std::string& line) {
  return line.substr(0, std::min(line.find_first_not_of(' '), line.size()));
}

std::string insert_lines(const EditedText& text, std::minstd_rand& random) {
  std::vector<std::string> result;
  for (const std::string& line : lines_of(text.bytes)) {
    if (random() % 5 == 0) result.push_back(indentation_of(line) + "# moved by an edit");
    if (random() % 9 == 0) result.emplace_back();
    result.push_back(line);
  }
  return base::join(result, "\n");
}

std::string delete_lines(const EditedText& text, std::minstd_rand& random) {
  std::vector<std::string> result;
  std::size_t number = 0;
  for (const std::string& line : lines_of(text.bytes)) {
    const bool may_go = !text.used.contains(++number) && is_idle(line);
    if (!may_go || random() % 2 == 0) result.push_back(line);
  }
  return base::join(result, "\n");
}

std::string add_document(const EditedText& text, std::minstd_rand&) {
  if (text.is_hcl) return "locals {\n  unrelated = 1\n}\n" + std::string(text.bytes);
  return "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: unrelated\n  namespace: elsewhere\n---\n" +
         std::string(text.bytes);
}

/// The documents of a file that are separated by plain lines.
std::vector<std::vector<std::string>> documents_of(std::string_view bytes) {
  std::vector<std::vector<std::string>> documents(1);
  for (const std::string& line : lines_of(bytes)) {
    if (line == "---") {
      documents.emplace_back();
    } else {
      documents.back().push_back(line);
    }
  }
  return documents;
}

/// Moves a document that no finding points into to the end.
std::string move_document(const EditedText& text, std::minstd_rand&) {
  std::vector<std::vector<std::string>> documents = documents_of(text.bytes);
  std::size_t line = 1;
  for (std::size_t i = 0; i + 1 < documents.size(); ++i) {
    const std::size_t end = line + documents[i].size();
    const auto first_used = text.used.lower_bound(line);
    const bool is_used = first_used != text.used.end() && *first_used < end;
    if (!is_used && !documents[i].empty()) {
      std::rotate(documents.begin() + static_cast<std::ptrdiff_t>(i),
                  documents.begin() + static_cast<std::ptrdiff_t>(i) + 1, documents.end());
      break;
    }
    line = end + 1;
  }
  std::vector<std::string> texts;
  for (const std::vector<std::string>& document : documents) texts.push_back(base::join(document, "\n"));
  return base::join(texts, "\n---\n");
}

constexpr TextEdit kEdits[] = {{"insert lines", insert_lines},
                               {"delete lines", delete_lines},
                               {"add a document", add_document},
                               {"move a document", move_document}};

}  // namespace

std::span<const TextEdit> text_edits() {
  return kEdits;
}

}  // namespace dek::test
