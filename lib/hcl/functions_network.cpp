// Functions on IPv4 ranges. IPv6 ones stay unknown: clusters do not compute theirs.
#include <array>
#include <cmath>
#include <optional>
#include <string>

#include "base/strings.hpp"
#include "hcl/functions.hpp"

namespace dek::hcl {
namespace {

constexpr int kBits = 32;

struct Range {
  std::uint32_t address = 0;
  int prefix = 0;
};

constexpr std::uint32_t mask_of(int prefix) {
  return prefix == 0 ? 0 : ~std::uint32_t{0} << (kBits - prefix);
}

std::string to_text(std::uint32_t address) {
  std::string out;
  for (const int shift : {24, 16, 8, 0}) out += (out.empty() ? "" : ".") + std::to_string((address >> shift) & 0xff);
  return out;
}

std::optional<Range> parse_range(std::string_view text) {
  const auto halves = base::split(text, '/');
  if (halves.size() != 2) return std::nullopt;
  const auto parts = base::split(halves[0], '.');
  const auto prefix = base::parse_integer(halves[1]);
  if (parts.size() != 4 || !prefix || *prefix < 0 || *prefix > kBits) return std::nullopt;
  Range out{0, static_cast<int>(*prefix)};
  for (const std::string_view part : parts) {
    const auto byte = base::parse_integer(part);
    if (!byte || *byte < 0 || *byte > 255) return std::nullopt;
    out.address = out.address << 8 | static_cast<std::uint32_t>(*byte);
  }
  out.address &= mask_of(out.prefix);
  return out;
}

// A whole number that fits in the address bits.
std::optional<std::int64_t> whole(const Value& value) {
  const auto number = as_number(value);
  if (!number || *number != std::floor(*number) || std::abs(*number) > 4294967295.0) return std::nullopt;
  return static_cast<std::int64_t>(*number);
}

Value range_of(const Call& call, std::optional<Range>& out) {
  const auto text = as_text(call[0]);
  if (!text) return invalid(call.span);
  out = parse_range(*text);
  return text->find(':') != std::string::npos ? unknown(call.span) : invalid(call.span);
}

std::string subnet_text(const Range& range, int prefix, std::uint32_t number) {
  const std::uint32_t shifted = prefix == 0 ? 0 : number << (kBits - prefix);
  return to_text(range.address | shifted) + "/" + std::to_string(prefix);
}

Value cidrsubnet(const Call& call) {
  std::optional<Range> range;
  const Value otherwise = range_of(call, range);
  const auto bits = whole(call[1]), number = whole(call[2]);
  if (!range) return otherwise;
  if (!bits || !number || *bits < 0 || *bits > kBits - range->prefix || *number < 0 ||
      *number >= std::int64_t{1} << *bits)
    return invalid(call.span);
  const int prefix = range->prefix + static_cast<int>(*bits);
  return string(subnet_text(*range, prefix, static_cast<std::uint32_t>(*number)), call.span);
}

Value cidrsubnets(const Call& call) {
  std::optional<Range> range;
  const Value otherwise = range_of(call, range);
  if (!range) return otherwise;
  Members items;
  std::uint64_t next = range->address;
  const std::uint64_t end = next + (std::uint64_t{1} << (kBits - range->prefix));
  for (const Value& argument : call.arguments.subspan(1)) {
    const auto bits = whole(argument);
    if (!bits || *bits < 1 || *bits > kBits - range->prefix) return invalid(call.span);
    const int prefix = range->prefix + static_cast<int>(*bits);
    const std::uint64_t size = std::uint64_t{1} << (kBits - prefix);
    next = (next + size - 1) / size * size;
    if (next + size > end) return invalid(call.span);
    items.push_back({"", {}, string(subnet_text({static_cast<std::uint32_t>(next), prefix}, prefix, 0), call.span)});
    next += size;
  }
  return list(std::move(items), call.span);
}

Value cidrhost(const Call& call) {
  std::optional<Range> range;
  const Value otherwise = range_of(call, range);
  const auto number = whole(call[1]);
  if (!range) return otherwise;
  const std::int64_t size = std::int64_t{1} << (kBits - range->prefix);
  if (!number || *number >= size || *number < -size) return invalid(call.span);
  const std::int64_t host = *number < 0 ? size + *number : *number;
  return string(to_text(range->address | static_cast<std::uint32_t>(host)), call.span);
}

Value cidrnetmask(const Call& call) {
  std::optional<Range> range;
  const Value otherwise = range_of(call, range);
  return range ? string(to_text(mask_of(range->prefix)), call.span) : otherwise;
}

constexpr std::array<Function, 4> kFunctions = {{
    {"cidrhost", 2, 2, Needs::known, cidrhost},
    {"cidrnetmask", 1, 1, Needs::known, cidrnetmask},
    {"cidrsubnet", 3, 3, Needs::known, cidrsubnet},
    {"cidrsubnets", 1, kAnyNumber, Needs::known, cidrsubnets},
}};

}  // namespace

std::span<const Function> network_functions() {
  return kFunctions;
}

}  // namespace dek::hcl
