// GMP does the work.
#include "hcl/arithmetic.hpp"

#include <gmp.h>

#include <array>

#include "hcl/number.hpp"

namespace dek::hcl {
namespace {

constexpr mp_bitcnt_t kBits = 512;    // what cty, HCL's library of values, calculates with
constexpr std::size_t kDigits = 150;  // of the 154 that 512 bits hold; the rest is rounding
constexpr std::size_t kMostDigits = 400;

class Float {
 public:
  Float() { mpf_init2(value_, kBits); }
  explicit Float(std::string_view decimal) : Float() { mpf_set_str(value_, std::string(decimal).c_str(), 10); }
  Float(const Float&) = delete;
  Float& operator=(const Float&) = delete;
  ~Float() { mpf_clear(value_); }

  [[nodiscard]] mpf_ptr get() { return value_; }
  [[nodiscard]] mpf_srcptr get() const { return value_; }
  [[nodiscard]] bool is_zero() const { return mpf_sgn(value_) == 0; }

  /// Empty when there are too many digits in front of the point, or behind it.
  [[nodiscard]] std::optional<std::string> text() const {
    std::array<char, kDigits + 2> digits{};  // a sign and the end
    mp_exp_t exponent = 0;
    mpf_get_str(digits.data(), &exponent, 10, kDigits, value_);
    const std::string_view all(digits.data());
    if (all.empty()) return "0";
    const std::size_t sign = all[0] == '-' ? 1 : 0;
    const std::string decimal = std::string(all.substr(0, sign)) + "0." + std::string(all.substr(sign)) + "e" +
                                std::to_string(static_cast<long>(exponent));
    std::string canonical = canonical_number(decimal);
    if (canonical.empty() || canonical.size() > kMostDigits) return std::nullopt;
    return canonical;
  }

 private:
  mpf_t value_;
};

// What is left of `a` once it is divided by `b` as often as it goes, with the sign of `a`.
void take_remainder(mpf_ptr result, const Float& a, const Float& b) {
  Float times;
  mpf_div(times.get(), a.get(), b.get());
  mpf_trunc(times.get(), times.get());
  mpf_mul(times.get(), times.get(), b.get());
  mpf_sub(result, a.get(), times.get());
}

}  // namespace

std::optional<std::string> calculate(Operation operation, std::string_view a, std::string_view b) {
  const Float left(a), right(b);
  Float result;
  const bool divides = operation == Operation::divide || operation == Operation::modulo;
  if (divides && right.is_zero()) return std::nullopt;
  switch (operation) {
    case Operation::add:
      mpf_add(result.get(), left.get(), right.get());
      break;
    case Operation::subtract:
      mpf_sub(result.get(), left.get(), right.get());
      break;
    case Operation::multiply:
      mpf_mul(result.get(), left.get(), right.get());
      break;
    case Operation::divide:
      mpf_div(result.get(), left.get(), right.get());
      break;
    case Operation::modulo:
      take_remainder(result.get(), left, right);
      break;
    default:
      return std::nullopt;
  }
  return result.text();
}

}  // namespace dek::hcl
