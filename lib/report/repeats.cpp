// Findings by their words.
#include "report/repeats.hpp"

#include <string>
#include <unordered_map>

namespace dek::report {
namespace {

constexpr std::size_t kFewest = 3;  // fewer are read faster than a list of places

std::string words_of(const diag::Diagnostic& diagnostic) {
  std::string words = std::string(diagnostic.rule) + '\0' + diagnostic.message + '\0' + diagnostic.label + '\0' +
                      diagnostic.help + '\0' + std::string(diag::to_string(diagnostic.severity));
  for (const std::string& note : diagnostic.notes) words += '\0' + note;
  for (const diag::Label& label : diagnostic.related) words += '\0' + label.text;
  return words;
}

}  // namespace

std::vector<Told> each_told(Findings findings) {
  std::vector<Told> told;
  for (const Finding& finding : findings) told.push_back({&finding, {}});
  return told;
}

std::vector<Told> told_together(Findings findings) {
  std::unordered_map<std::string, std::vector<const Finding*>> by_words;
  std::vector<std::vector<const Finding*>*> groups;  // of each finding
  for (const Finding& finding : findings) {
    auto& group = by_words[words_of(*finding.diagnostic)];
    group.push_back(&finding);
    groups.push_back(&group);
  }
  std::vector<Told> told;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const std::vector<const Finding*>& group = *groups[i];
    if (group.size() < kFewest)
      told.push_back({&findings[i], {}});
    else if (group.front() == &findings[i])
      told.push_back({&findings[i], {group.begin() + 1, group.end()}});
  }
  return told;
}

}  // namespace dek::report
