// Values with a unit: what is read, and what is not.
#include "model/units.hpp"

#include <catch2/catch.hpp>

using namespace dek::model;

TEST_CASE("networks are read without host bits, and compared") {
  CHECK(parse_cidr("100.64.0.0/10")->last() == parse_cidr("100.127.255.255/32")->address);
  CHECK(parse_cidr("0.0.0.0/0")->text() == "0.0.0.0/0");
  CHECK(parse_cidr("10.0.0.0/8")->contains(*parse_cidr("10.255.0.0/16")));
  CHECK_FALSE(parse_cidr("10.0.0.0/16")->overlaps(*parse_cidr("10.1.0.0/16")));
  for (const char* wrong :
       {"10.0.0.1/16", "10.0.0.0", "10.0.0/8", "10.0.0.0/33", "010.0.0.0/8", "10.0.0.256/32", "::/0", ""})
    CHECK_FALSE(parse_cidr(wrong));
}

TEST_CASE("quantities are those of Kubernetes") {
  CHECK(parse_quantity("4200")->value() == 4200);
  CHECK(parse_quantity("1500m")->value() == 2);
  CHECK(parse_quantity("1.5Gi")->mib() == 1536);
  CHECK(parse_quantity("32Ti") == parse_quantity("32768Gi"));
  for (const char* wrong : {"", "-1", "1e3", "0x10", "1GB", "1.Gi", "99999999999Ti", "1 Gi"})
    CHECK_FALSE(parse_quantity(wrong));
}

TEST_CASE("durations and memory") {
  CHECK(parse_duration("1h30m")->seconds == 5400);
  CHECK(parse_jvm_memory("24g")->mib == 24576);
  for (const char* wrong : {"", "1d", "30", "1m1h", "1h1h"}) CHECK_FALSE(parse_duration(wrong));
  for (const char* wrong : {"", "0g", "24", "24Gi", "1.5g"}) CHECK_FALSE(parse_jvm_memory(wrong));
}

TEST_CASE("a window may run over midnight, and is an hour at least") {
  CHECK(parse_window("Sat 22:00-02:00")->length_minutes == 240);
  CHECK(parse_window("Sat 22:00-02:00")->weekday == 6);
  CHECK_FALSE(parse_window("Daily 02:00-06:00")->weekday);
  for (const char* wrong : {"Sun 2-6", "Sunday 02:00-06:00", "Sun 02:00-02:30", "Sun 24:00-06:00", "Sun 02:00-02:00"})
    CHECK_FALSE(parse_window(wrong));
}

TEST_CASE("Spark reads sizes and times in its own units") {
  CHECK(parse_spark_mib("4g") == 4096);
  CHECK(parse_spark_mib("4GB") == 4096);
  CHECK(parse_spark_mib("4096") == 4096);
  CHECK(parse_spark_mib("2048k") == 2);
  CHECK_FALSE(parse_spark_mib("4Gi"));
  CHECK_FALSE(parse_spark_mib("1.5g"));
  CHECK(parse_spark_seconds("90") == 90);
  CHECK(parse_spark_seconds("2min") == 120);
  CHECK(parse_spark_seconds("1500ms") == 2);
  CHECK_FALSE(parse_spark_seconds("soon"));
}
