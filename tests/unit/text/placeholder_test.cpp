// What counts as filled in later, and what only looks like it.
#include "text/placeholder.hpp"

#include <catch2/catch.hpp>

using namespace dek::text;

TEST_CASE("placeholders of every kind are found") {
  for (const char* text : {"${cluster}", "a-${b}-c", "{{ .Values.x }}", "$(date)", "$NAME", "%{ if x }",
                           "<your-bucket>", "<my_spark_app>", "REPLACE_ME", "x-CHANGEME", "${never closed"}) {
    CAPTURE(text);
    CHECK(find_placeholder(text));
    CHECK(may_hold_placeholder(text));
  }
}

TEST_CASE("ordinary text is no placeholder") {
  for (const char* text :
       {"", "20%", "5 $", "a < b > c", "2<3>1", "{x}", "100%", "<>", "cost: $5", "PRECHANGEMENT", "a -> b"}) {
    CAPTURE(text);
    CHECK_FALSE(find_placeholder(text));
  }
}

TEST_CASE("text without any beginning of a placeholder holds none") {
  for (const char* text : {"", "20%", "{x}", "100%", "a -> b", "cost: 5", "kind: NodePool"}) {
    CAPTURE(text);
    CHECK_FALSE(may_hold_placeholder(text));
  }
}
