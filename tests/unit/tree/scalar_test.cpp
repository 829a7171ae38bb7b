// Scalar types against what kubeconform 0.6.4 (go-yaml 2) answered for each spelling.
#include "tree/scalar.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace dek::tree;

TEST_CASE("plain scalars have the type that the Kubernetes toolchain gives them") {
  const auto all_are = [](std::initializer_list<const char*> texts, ScalarType type) {
    for (const std::string text : texts) {
      CAPTURE(text);
      CHECK(plain_scalar_type(text) == type);
    }
  };
  all_are({"y", "n", "Y", "N", "yes", "No", "on", "Off", "true", "True", "TRUE"}, ScalarType::boolean);
  all_are({"", "~", "null", "Null", "NULL"}, ScalarType::null);
  all_are({"012", "0o14", "0x1F", "0b11", "08", "1e3", "1E3", "1.5e+3", "1_000", ".5", "5.", "1.10", "+1", "-0",
           "123456789012345678901234567890"},
          ScalarType::number);
  all_are({".inf", "-.Inf", ".nan"}, ScalarType::not_finite);
  all_are(
      {"1e", "0x", "12:30:45", "2001-01-01", "=", "1.2.3", "100m", "10Gi", "20%", "1,000", "tRue", "nULL", "-", "."},
      ScalarType::string);
}

TEST_CASE("whole numbers are read in their base") {
  CHECK(parse_plain_integer("012") == 10);
  CHECK(parse_plain_integer("0o14") == 12);
  CHECK(parse_plain_integer("0x1F") == 31);
  CHECK(parse_plain_integer("0b11") == 3);
  CHECK(parse_plain_integer("1_000") == 1000);
  CHECK(parse_plain_integer("-7") == -7);
  CHECK_FALSE(parse_plain_integer("08.5"));
  CHECK_FALSE(parse_plain_integer("99999999999999999999"));
  CHECK(parse_plain_number("1.10") == 1.1);
}
