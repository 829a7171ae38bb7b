// Numbers as templates print them.
#include "hcl/number.hpp"

#include <catch2/catch.hpp>

using dek::hcl::canonical_number;

TEST_CASE("numbers lose exponents and zeros that say nothing") {
  CHECK(canonical_number("1.50") == "1.5");
  CHECK(canonical_number("007") == "7");
  CHECK(canonical_number("0.0") == "0");
  CHECK(canonical_number("-0.0") == "0");
  CHECK(canonical_number("1e3") == "1000");
  CHECK(canonical_number("1.25E-3") == "0.00125");
  CHECK(canonical_number("12.5e1") == "125");
  CHECK(canonical_number("3.14159265358979323846264338327950288419716939937510582097494459") ==
        "3.14159265358979323846264338327950288419716939937510582097494459");
  CHECK(canonical_number("1e999999999").empty());
  CHECK(canonical_number("1.2.3").empty());
  CHECK(canonical_number("").empty());
}
