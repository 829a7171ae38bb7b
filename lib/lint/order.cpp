// Sorts numbers in place of names, and moves each finding once.
#include "lint/order.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <tuple>
#include <utility>

namespace dek::lint {
namespace {

struct Placed {
  text::TextId file{};
  std::uint64_t place = 0;  // rank of the file's name, then the first byte
  std::uint32_t index = 0;
  Found* found = nullptr;
};

/// Of each text by its number; files of one name have one rank.
std::vector<std::uint32_t> ranks_of(const std::vector<Placed>& places, const text::TextStore& store) {
  std::size_t texts = 0;
  for (const Placed& placed : places) texts = std::max(texts, static_cast<std::size_t>(placed.file) + 1);
  std::vector<bool> is_met(texts);
  for (const Placed& placed : places) is_met[static_cast<std::size_t>(placed.file)] = true;
  std::vector<std::pair<std::string_view, std::size_t>> names;
  for (std::size_t text = 0; text < texts; ++text) {
    if (is_met[text]) names.emplace_back(store.name(text::TextId(static_cast<std::uint32_t>(text))), text);
  }
  if (!std::ranges::is_sorted(names)) std::ranges::sort(names);
  std::vector<std::uint32_t> ranks(texts);
  std::uint32_t rank = 0;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0 && names[i].first != names[i - 1].first) ++rank;
    ranks[names[i].second] = rank;
  }
  return ranks;
}

std::vector<Placed> places_of(FoundList& found, const text::TextStore& store) {
  std::vector<Placed> places;
  places.reserve(found.size());
  for (Found& one : found) {
    const text::Span place = store.in_file(one.diagnostic.span);
    const auto index = static_cast<std::uint32_t>(places.size());
    places.push_back({.file = place.text, .place = place.begin, .index = index, .found = &one});
  }
  const std::vector<std::uint32_t> ranks = ranks_of(places, store);
  for (Placed& placed : places) placed.place |= std::uint64_t{ranks[static_cast<std::size_t>(placed.file)]} << 32U;
  return places;
}

std::pair<std::string_view, std::string_view> what(const Placed& placed) {
  return {placed.found->diagnostic.rule, placed.found->diagnostic.message};
}

bool is_before(const Placed& a, const Placed& b) {
  if (a.place != b.place) return a.place < b.place;
  return std::tuple(what(a), a.index) < std::tuple(what(b), b.index);
}

/// A value may be met by several ways: a text in a text, a part of a document.
bool is_same(const Placed& a, const Placed& b) {
  return a.place == b.place && what(a) == what(b);
}

/// By place. Most findings come file by file, so that what a file has is brought together first.
void sort(std::vector<Placed>& places) {
  std::vector<std::uint32_t> begins;  // of what each rank has
  for (const Placed& placed : places) {
    const std::size_t rank = placed.place >> 32U;
    if (begins.size() < rank + 2) begins.resize(rank + 2);
    ++begins[rank + 1];
  }
  for (std::size_t i = 1; i < begins.size(); ++i) begins[i] += begins[i - 1];
  std::vector<std::uint32_t> next = begins;
  std::vector<Placed> sorted(places.size());
  for (const Placed& placed : places) sorted[next[placed.place >> 32U]++] = placed;
  for (std::size_t i = 1; i < begins.size(); ++i)
    std::sort(sorted.begin() + begins[i - 1], sorted.begin() + begins[i], is_before);
  places = std::move(sorted);
}

}  // namespace

std::vector<diag::Diagnostic> in_order(FoundList found, const text::TextStore& store) {
  std::vector<Placed> places = places_of(found, store);
  sort(places);
  places.erase(std::unique(places.begin(), places.end(), is_same), places.end());
  std::vector<diag::Diagnostic> findings;
  findings.reserve(places.size());
  for (const Placed& placed : places) findings.push_back(std::move(placed.found->diagnostic));
  return findings;
}

}  // namespace dek::lint
