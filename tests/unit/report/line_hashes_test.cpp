// GitHub's hashes of lines; tests/oracle/compare_fingerprints.mjs compares many more.
#include "report/line_hashes.hpp"

#include <catch2/catch.hpp>

using dek::report::line_hashes;
using Hashes = std::vector<std::string>;

TEST_CASE("blanks, tabs and the kind of line end do not count") {
  const Hashes plain = line_hashes("kind: NodePool\nspec:\n");
  CHECK(line_hashes("kind:NodePool\r\n\tspec :\r\n") == plain);
  CHECK(line_hashes("kind:\tNodePool\r  spec:\r") == plain);
  CHECK(line_hashes("kind: NodePools\nspec:\n") != plain);
}

TEST_CASE("every line has a hash, also the empty one at the end") {
  CHECK(line_hashes("").size() == 1);
  CHECK(line_hashes("a").size() == 1);
  CHECK(line_hashes("a\n").size() == 2);
  CHECK(line_hashes(std::string(1000, '\n')).size() == 1001);
}

TEST_CASE("lines with the same hundred characters are numbered") {
  const std::string same(120, 'x');
  const Hashes hashes = line_hashes(same + "\n" + same + "\nend");
  REQUIRE(hashes.size() == 3);
  CHECK(hashes[0].substr(0, hashes[0].find(':')) == hashes[1].substr(0, hashes[1].find(':')));
  CHECK(hashes[0].ends_with(":1"));
  CHECK(hashes[1].ends_with(":2"));
}

// The end of a file counts as 65535, and zeros behind it: 65535 times 37 to the power of 99, modulo 2 to that of 64.
TEST_CASE("the hash of nothing is the one of the definition") {
  std::uint64_t hash = 65535;
  for (int i = 0; i < 99; ++i) hash *= 37;
  char digits[17];
  std::snprintf(digits, sizeof digits, "%llx", static_cast<unsigned long long>(hash));
  CHECK(line_hashes("") == Hashes{std::string(digits) + ":1"});
}
