// Colours of the text reports; nothing is written when they are off.
#pragma once

#include <string>
#include <string_view>

#include "diag/severity.hpp"

namespace dek::report {

enum class Ink : std::uint8_t { plain, error, warning, advice, frame, strong, code };

[[nodiscard]] constexpr Ink ink_of(diag::Severity severity) {
  switch (severity) {
    case diag::Severity::advice:
      return Ink::advice;
    case diag::Severity::warning:
      return Ink::warning;
    case diag::Severity::error:
      return Ink::error;
  }
  return Ink::plain;
}

class Painter {
 public:
  explicit Painter(bool is_on) : is_on_(is_on) {}

  [[nodiscard]] std::string operator()(Ink ink, std::string_view text) const {
    if (!is_on_ || ink == Ink::plain || text.empty()) return std::string(text);
    return std::string(code(ink)).append(text).append("\x1b[0m");
  }

 private:
  // ECMA-48 "select graphic rendition": bold, and one of the eight colours that every theme defines.
  [[nodiscard]] static constexpr std::string_view code(Ink ink) {
    switch (ink) {
      case Ink::plain:
        return "";
      case Ink::error:
        return "\x1b[1;31m";
      case Ink::warning:
        return "\x1b[1;33m";
      case Ink::advice:
        return "\x1b[1;36m";
      case Ink::frame:
        return "\x1b[1;34m";
      case Ink::strong:
        return "\x1b[1m";
      case Ink::code:
        return "\x1b[36m";
    }
    return "";
  }

  bool is_on_;
};

}  // namespace dek::report
