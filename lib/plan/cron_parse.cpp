// Reads the text of a schedule with the rules, and the oddities, of robfig/cron v3's standard parser.
#include <algorithm>
#include <array>
#include <span>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/strings.hpp"
#include "plan/cron.hpp"

namespace dek::plan {
namespace {

struct Bounds {
  std::string_view name;
  std::uint64_t low;
  std::uint64_t high;
  std::span<const std::string_view> words;  // names of low, low + 1, ...
};

constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 7> kWeekdays = {"sun", "mon", "tue", "wed", "thu", "fri", "sat"};

constexpr std::array<Bounds, 5> kBounds = {{{"minute", 0, 59, {}},
                                            {"hour", 0, 23, {}},
                                            {"day of month", 1, 31, {}},
                                            {"month", 1, 12, kMonths},
                                            {"weekday", 0, 6, kWeekdays}}};

struct Descriptor {
  std::string_view name;
  std::string_view fields;
};

constexpr std::array<Descriptor, 7> kDescriptors = {{{"@annually", "0 0 1 1 *"},
                                                     {"@daily", "0 0 * * *"},
                                                     {"@hourly", "0 * * * *"},
                                                     {"@midnight", "0 0 * * *"},
                                                     {"@monthly", "0 0 1 * *"},
                                                     {"@weekly", "0 0 * * 0"},
                                                     {"@yearly", "0 0 1 1 *"}}};

bool is_blank(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  words.reserve(kBounds.size());
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    while (i < text.size() && !is_blank(text[i])) ++i;
    if (i > begin) words.push_back(text.substr(begin, i - begin));
    while (i < text.size() && is_blank(text[i])) ++i;
  }
  return words;
}

std::optional<std::uint64_t> number_of(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);  // Go's Atoi takes a sign
  const std::optional<std::int64_t> number = base::parse_integer(text);
  if (!number || *number < 0) return std::nullopt;
  return static_cast<std::uint64_t>(*number);
}

std::optional<std::uint64_t> value_of(std::string_view text, const Bounds& bounds) {
  if (!text.empty() && text.front() >= '0' && text.front() <= '9') return number_of(text);
  const auto word =
      std::ranges::find_if(bounds.words, [&](std::string_view w) { return base::equals_ignoring_case(w, text); });
  if (word != bounds.words.end()) return bounds.low + static_cast<std::uint64_t>(word - bounds.words.begin());
  return number_of(text);
}

/// What stands before the first `separator`, and what behind it if there is one.
std::pair<std::string_view, std::optional<std::string_view>> cut(std::string_view text, char separator) {
  const std::size_t at = text.find(separator);
  if (at == std::string_view::npos) return {text, std::nullopt};
  return {text.substr(0, at), text.substr(at + 1)};
}

// One item of a list. An empty answer means that nothing is wrong with it.
class Item {
 public:
  Item(std::string_view text, const Bounds& bounds) : text_(text), bounds_(bounds) {}

  std::string read_into(Cron::Field& field) {
    const auto [range, step] = cut(text_, '/');
    if (step && step->find('/') != std::string_view::npos) return fmt::format("`{}` has more than one step", text_);
    if (std::string problem = read_range(range); !problem.empty()) return problem;
    if (step) {
      if (std::string problem = read_step(*step); !problem.empty()) return problem;
    }
    if (std::string problem = check(); !problem.empty()) return problem;
    if (step_ == 1)
      field.bits |= (std::uint64_t{2} << high_) - (std::uint64_t{1} << low_);  // no field reaches to 63
    else
      for (std::uint64_t value = low_; value <= high_; value += step_) field.bits |= std::uint64_t{1} << value;
    field.star |= star_;
    return {};
  }

 private:
  std::string read_range(std::string_view range) {
    const auto [first, last] = cut(range, '-');
    single_ = !last;
    if (first == "*" || first == "?") {  // what follows a star's hyphen is ignored
      low_ = bounds_.low;
      high_ = bounds_.high;
      star_ = true;
      return {};
    }
    if (last && last->find('-') != std::string_view::npos) return fmt::format("`{}` has too many hyphens", text_);
    const std::optional<std::uint64_t> low = value_of(first, bounds_);
    const std::optional<std::uint64_t> high = last ? value_of(*last, bounds_) : low;
    if (!low || !high) return fmt::format("`{}` is no {}", text_, bounds_.name);
    low_ = *low;
    high_ = *high;
    return {};
  }

  std::string read_step(std::string_view text) {
    const std::optional<std::uint64_t> step = number_of(text);
    if (!step || *step == 0) return fmt::format("step `{}` is no positive number", text);
    step_ = *step;
    if (single_) high_ = bounds_.high;  // "5/15" runs to the end
    if (step_ > 1) star_ = false;
    return {};
  }

  [[nodiscard]] std::string check() const {
    if (low_ >= bounds_.low && high_ <= bounds_.high && low_ <= high_) return {};
    if (low_ > high_) return fmt::format("range `{}` runs backwards", text_);
    const std::uint64_t wrong = low_ < bounds_.low ? low_ : high_;
    const std::string_view hint = bounds_.name == "weekday" && wrong == 7 ? "; Sunday is 0" : "";
    return fmt::format("{} {} is not within {}-{}{}", bounds_.name, wrong, bounds_.low, bounds_.high, hint);
  }

  std::string_view text_;
  const Bounds& bounds_;
  std::uint64_t low_ = 0;
  std::uint64_t high_ = 0;
  std::uint64_t step_ = 1;
  bool single_ = false;
  bool star_ = false;
};

CronProblem problem_at(std::string_view text, std::string_view part, std::string message) {
  const auto begin = static_cast<std::size_t>(part.data() - text.data());
  return {std::move(message), begin, begin + part.size()};
}

std::optional<CronProblem> prefix_problem(std::string_view text, std::string_view first) {
  if (first == "@every") return problem_at(text, text, "`@every` is no schedule of a budget; write five fields");
  if (first.starts_with("TZ=") || first.starts_with("CRON_TZ=")) {
    return problem_at(text, first, "time zones are not supported; the schedule is in UTC");
  }
  if (first.starts_with('@')) return problem_at(text, text, fmt::format("unknown schedule `{}`", first));
  return std::nullopt;
}

std::optional<CronProblem> read_list(std::string_view text, std::string_view list, const Bounds& bounds,
                                     Cron::Field& field) {
  for (std::optional<std::string_view> rest = list; rest;) {
    const auto [item, behind] = cut(*rest, ',');
    rest = behind;
    if (item.empty()) continue;  // the parser drops empty items
    if (std::string problem = Item(item, bounds).read_into(field); !problem.empty()) {
      return problem_at(text, item, std::move(problem));
    }
  }
  return std::nullopt;
}

std::variant<Cron, CronProblem> parse_fields(std::string_view text, const std::vector<std::string_view>& words) {
  if (words.size() != kBounds.size()) {
    return problem_at(
        text, text,
        fmt::format("expected 5 fields (minute, hour, day of month, month, weekday), found {}", words.size()));
  }
  std::array<Cron::Field, kBounds.size()> fields;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (auto problem = read_list(text, words[i], kBounds[i], fields[i])) return *std::move(problem);
  }
  return Cron({fields[0], fields[1], fields[2], fields[3], fields[4]});
}

}  // namespace

std::variant<Cron, CronProblem> parse_cron(std::string_view text) {
  const std::vector<std::string_view> words = words_of(text);
  if (words.size() == 1) {
    const auto descriptor = std::ranges::find(kDescriptors, words[0], &Descriptor::name);
    if (descriptor != kDescriptors.end()) return parse_fields(descriptor->fields, words_of(descriptor->fields));
  }
  if (!words.empty()) {
    if (auto problem = prefix_problem(text, words[0])) return *std::move(problem);
  }
  return parse_fields(text, words);
}

}  // namespace dek::plan
