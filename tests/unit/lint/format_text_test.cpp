// Texts of findings: the short way and fmt write the same.
#include "lint/format_text.hpp"

#include <catch2/catch.hpp>

namespace dek::lint {
namespace {

TEST_CASE("plain patterns are filled in") {
  CHECK(format_text("nothing to put in") == "nothing to put in");
  CHECK(format_text("{}", "all of it") == "all of it");
  const std::string name = "spark";
  CHECK(format_text("`{}` has {} of {}", name, -3, std::size_t{18446744073709551615U}) ==
        "`spark` has -3 of 18446744073709551615");
  CHECK(format_text("{}{}", std::string_view(), 'x' == 'x' ? "end" : "") == "end");
}

TEST_CASE("other patterns are fmt's") {
  CHECK(format_text("${{{}}}", "NAME") == "${NAME}");
  CHECK(format_text("volumes.{{driver,executor}}") == "volumes.{driver,executor}");
  CHECK(format_text("{:.1f} of {:>3}", 2.25, 7) == "2.2 of   7");
  CHECK(format_text("{} and {}", true, 'c') == "true and c");
  CHECK(format_text("{1} before {0}", "b", "a") == "a before b");
}

}  // namespace
}  // namespace dek::lint
