// Prints the instance types that each pool of the input allows, for comparison with an independent evaluation.
// Input: `pool NAME`, then one requirement per line: KEY OPERATOR VALUE...; output: NAME TYPE...
#include <deque>
#include <iostream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "facts/requirements.hpp"

namespace {

using dek::facts::Requirement;

void print(const std::string& name, const std::vector<Requirement>& requirements) {
  if (name.empty()) return;
  std::cout << name;
  for (const auto* type : dek::facts::allowed_types(requirements).types) std::cout << ' ' << type->name;
  std::cout << '\n';
}

/// A copy of the word that lives to the end: requirements point at texts.
std::string_view keep(const std::string& word) {
  static auto* const words = new std::deque<std::string>;
  return words->emplace_back(word);
}

Requirement read(const std::string& key, std::istream& rest) {
  std::string word;
  rest >> word;
  Requirement requirement{.key = keep(key), .op = dek::facts::parse_operator(word).value(), .values = {}};
  while (rest >> word) requirement.values.push_back(word == "\"\"" ? "" : keep(word));
  return requirement;
}

}  // namespace

int main() {
  std::string name;
  std::vector<Requirement> requirements;
  for (std::string line; std::getline(std::cin, line);) {
    std::istringstream words(line);
    std::string first;
    if (!(words >> first) || first.starts_with('#')) continue;
    if (first != "pool") {
      requirements.push_back(read(first, words));
      continue;
    }
    print(name, requirements);
    requirements.clear();
    words >> name;
  }
  print(name, requirements);
}
