// Reading values with a unit; every parser takes the whole text or nothing.
#include "model/units.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <span>

#include "base/strings.hpp"

namespace dek::model {
namespace {

struct Suffix {
  std::string_view text;
  std::int64_t factor;  // in thousandths, but for Spark's units
};

constexpr std::int64_t kKibi = 1024;
constexpr Suffix kQuantitySuffixes[] = {
    {"", 1'000},
    {"m", 1},
    {"k", 1'000'000},
    {"M", 1'000'000'000},
    {"G", 1'000'000'000'000},
    {"T", 1'000'000'000'000'000},
    {"Ki", 1'000 * kKibi},
    {"Mi", 1'000 * kKibi* kKibi},
    {"Gi", 1'000 * kKibi* kKibi* kKibi},
    {"Ti", 1'000 * kKibi* kKibi* kKibi* kKibi},
};

constexpr std::string_view kDigits = "0123456789";

/// Digits at the start of `text`, cut off; empty when there are none or too many.
std::optional<std::int64_t> take_number(std::string_view& text) {
  const std::size_t end = std::min(text.find_first_not_of(kDigits), text.size());
  if (end == 0) return std::nullopt;
  std::int64_t value = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + end, value);
  if (error != std::errc{} || rest != text.data() + end) return std::nullopt;
  text.remove_prefix(end);
  return value;
}

std::optional<std::int64_t> multiply(std::int64_t a, std::int64_t b) {
  if (b != 0 && a > std::numeric_limits<std::int64_t>::max() / b) return std::nullopt;
  return a * b;
}

/// Minutes of a day from "HH:MM".
std::optional<int> minute_of_day(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hours = base::parse_integer(text.substr(0, 2));
  const auto minutes = base::parse_integer(text.substr(3));
  if (!hours || !minutes || *hours > 23 || *minutes > 59) return std::nullopt;
  return static_cast<int>(*hours * 60 + *minutes);
}

}  // namespace

std::uint32_t Cidr::last() const {
  return address + static_cast<std::uint32_t>((std::uint64_t{1} << (32 - prefix_length)) - 1);
}

std::string Cidr::text() const {
  return fmt::format("{}.{}.{}.{}/{}", address >> 24, (address >> 16) & 255, (address >> 8) & 255, address & 255,
                     prefix_length);
}

bool Cidr::overlaps(const Cidr& other) const {
  return address <= other.last() && other.address <= last();
}

bool Cidr::contains(const Cidr& other) const {
  return address <= other.address && other.last() <= last();
}

std::optional<Cidr> parse_cidr(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  Cidr cidr;
  const std::vector<std::string_view> bytes = base::split(text.substr(0, slash), '.');
  if (bytes.size() != 4) return std::nullopt;
  for (const std::string_view byte : bytes) {
    const auto value = base::parse_integer(byte);
    if (byte.size() > 3 || !value || *value > 255 || (byte.size() > 1 && byte[0] == '0')) return std::nullopt;
    cidr.address = cidr.address << 8 | static_cast<std::uint32_t>(*value);
  }
  const std::string_view length = text.substr(slash + 1);
  const auto bits = base::parse_integer(length);
  if (!bits || *bits > 32 || length.size() > 2 || (length.size() > 1 && length[0] == '0')) return std::nullopt;
  cidr.prefix_length = static_cast<int>(*bits);
  const std::uint64_t host_bits = (std::uint64_t{1} << (32 - cidr.prefix_length)) - 1;
  if ((cidr.address & host_bits) != 0) return std::nullopt;
  return cidr;
}

std::optional<Quantity> parse_quantity(std::string_view text) {
  std::string_view rest = text;
  const auto whole = take_number(rest);
  if (!whole) return std::nullopt;
  std::int64_t thousandths = 0;
  if (rest.starts_with('.')) {
    rest.remove_prefix(1);
    const std::size_t digits = std::min(rest.find_first_not_of(kDigits), rest.size());
    const auto fraction = take_number(rest);
    if (!fraction || digits > 3) return std::nullopt;
    thousandths = *fraction * (digits == 1 ? 100 : digits == 2 ? 10 : 1);
  }
  for (const Suffix& suffix : kQuantitySuffixes) {
    if (rest != suffix.text) continue;
    const auto high = multiply(*whole, suffix.factor);
    const auto low = multiply(thousandths, suffix.factor);
    if (!high || !low || *high > std::numeric_limits<std::int64_t>::max() - *low / 1000) return std::nullopt;
    return Quantity{std::string(text), *high + *low / 1000};
  }
  return std::nullopt;
}

std::optional<JvmMemory> parse_jvm_memory(std::string_view text) {
  std::string_view rest = text;
  const auto number = take_number(rest);
  if (!number || *number == 0 || (rest != "m" && rest != "g")) return std::nullopt;
  const auto mib = multiply(*number, rest == "g" ? 1024 : 1);
  if (!mib) return std::nullopt;
  return JvmMemory{std::string(text), *mib};
}

std::optional<Duration> parse_duration(std::string_view text) {
  constexpr std::array<Suffix, 3> units{{{"h", 3600}, {"m", 60}, {"s", 1}}};
  Duration duration;
  duration.text = text;
  std::string_view rest = text;
  std::size_t next_unit = 0;
  while (!rest.empty()) {
    const auto number = take_number(rest);
    if (!number || *number > 1'000'000) return std::nullopt;
    while (next_unit < units.size() && !rest.starts_with(units[next_unit].text)) ++next_unit;
    if (next_unit == units.size()) return std::nullopt;
    duration.seconds += *number * units[next_unit].factor;
    rest.remove_prefix(1);
    ++next_unit;
  }
  if (text.empty()) return std::nullopt;
  return duration;
}

std::optional<Window> parse_window(std::string_view text) {
  constexpr std::string_view kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  const std::size_t blank = text.find(' ');
  if (blank == std::string_view::npos || text.size() != blank + 12 || text[blank + 6] != '-') return std::nullopt;
  Window window;
  window.text = text;
  const std::string_view day = text.substr(0, blank);
  for (int i = 0; i < 7; ++i) {
    if (day == kDays[i]) window.weekday = i;
  }
  if (!window.weekday && day != "Daily") return std::nullopt;
  const auto start = minute_of_day(text.substr(blank + 1, 5));
  const auto end = minute_of_day(text.substr(blank + 7));
  if (!start || !end) return std::nullopt;
  constexpr int kDay = 24 * 60;
  window.start_minute = *start;
  window.length_minutes = (*end - *start + kDay) % kDay;
  if (window.length_minutes < 60 || window.length_minutes > 23 * 60) return std::nullopt;
  return window;
}

namespace {

/// Digits and a unit in any case, as JavaUtils of Spark takes them apart: the number times the unit's factor.
std::optional<std::int64_t> parse_with_unit(std::string_view text, std::span<const Suffix> units) {
  const std::string lower = base::to_lower_ascii(base::trim(text));
  std::string_view rest = lower;
  const auto number = take_number(rest);
  if (!number) return std::nullopt;
  const auto unit = std::ranges::find(units, rest, &Suffix::text);
  return unit == units.end() ? std::nullopt : multiply(*number, unit->factor);
}

}  // namespace

std::optional<std::int64_t> parse_spark_mib(std::string_view text) {
  constexpr std::array<Suffix, 9> units{{{"", kKibi},
                                         {"k", 1},
                                         {"kb", 1},
                                         {"m", kKibi},
                                         {"mb", kKibi},
                                         {"g", kKibi * kKibi},
                                         {"gb", kKibi * kKibi},
                                         {"t", kKibi * kKibi * kKibi},
                                         {"tb", kKibi * kKibi * kKibi}}};
  const auto kib = parse_with_unit(text, units);
  return kib ? std::optional(*kib / kKibi) : std::nullopt;
}

std::optional<std::int64_t> parse_spark_seconds(std::string_view text) {
  constexpr std::array<Suffix, 7> units{
      {{"", 1'000}, {"ms", 1}, {"s", 1'000}, {"m", 60'000}, {"min", 60'000}, {"h", 3'600'000}, {"d", 86'400'000}}};
  const auto milliseconds = parse_with_unit(text, units);
  return milliseconds ? std::optional((*milliseconds + 999) / 1000) : std::nullopt;
}

}  // namespace dek::model
