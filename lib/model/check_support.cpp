// Fields that this version does not honour yet: refused unless they say what holds anyway, never silently ignored.
#include <algorithm>

#include "base/strings.hpp"
#include "model/check.hpp"
#include "model/complete.hpp"
#include "model/walk.hpp"

namespace dek::model {
namespace {

bool waits(const Field& field) {
  return field.rules.support == Support::later || !field.rules.later_words.empty();
}

/// The profile as if it said nothing about the fields that wait.
Profile without_waiting(Profile profile) {
  std::vector<std::string> paths;
  walk(profile, [&paths](const Field& field, void*, const std::string& path) {
    if (waits(field)) paths.push_back(path);
  });
  for (const std::string& path : paths) profile.places.erase(path);
  complete(profile);
  return profile;
}

std::string words_left(const Field& field) {
  const auto later = base::split(field.rules.later_words, ' ');
  std::vector<std::string_view> words;
  for (const std::string_view word : field.slot.words) {
    if (std::ranges::find(later, word) == later.end()) words.push_back(word);
  }
  return choices(words);
}

/// Lists of sections have no other default than none.
bool differs(const Field& field, const Texts& given, const Texts& usual) {
  return field.is_value() ? given != usual : !given.empty();
}

void check_field(const Field& field, const Texts& given, const Texts& usual, const Profile& profile,
                 const std::string& path, Findings& findings) {
  if (!differs(field, given, usual)) return;
  if (field.rules.support == Support::later) {
    const std::string holds =
        usual.empty() || !field.is_value() ? std::string{} : ", which means " + shown(base::join(usual, ", "));
    findings.add(kNotSupported, profile.where(path), path, " is not yet supported; remove it" + holds);
    return;
  }
  for (const std::string_view word : base::split(field.rules.later_words, ' ')) {
    if (std::ranges::find(given, word) == given.end()) continue;
    findings.add(kNotSupported, profile.where(path), path,
                 ": " + shown(word) + " is not yet supported; write " + words_left(field));
  }
}

}  // namespace

void check_support(const Profile& profile, Findings& findings) {
  Profile given = profile;
  Profile usual = without_waiting(profile);
  const auto usual_texts = print_all(usual);
  walk(given, [&](const Field& field, void* owner, const std::string& path) {
    if (!waits(field) || !profile.given(path)) return;
    const auto texts = usual_texts.find(path);
    check_field(field, field.slot.print(owner), texts == usual_texts.end() ? Texts{} : texts->second, profile, path,
                findings);
  });
}

}  // namespace dek::model
