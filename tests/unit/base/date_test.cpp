// Days: their shape, and whether they exist.
#include "base/date.hpp"

#include <catch2/catch.hpp>

TEST_CASE("A day has one shape and must exist") {
  using dek::base::is_date;
  CHECK(is_date("2026-12-31"));
  CHECK(is_date("2028-02-29"));
  CHECK_FALSE(is_date("2026-02-29"));
  CHECK_FALSE(is_date("2026-13-01"));
  CHECK_FALSE(is_date("2026-1-1"));
  CHECK_FALSE(is_date("31.12.2026"));
  CHECK_FALSE(is_date(""));
  CHECK_FALSE(is_date("2026-12-31 "));
}
