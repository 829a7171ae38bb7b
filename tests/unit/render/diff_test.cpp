// Unified diffs and digests.
#include "render/diff.hpp"

#include <catch2/catch.hpp>

#include "render/sha256.hpp"

using namespace dek::render;

TEST_CASE("equal texts have no diff") {
  CHECK(unified_diff("a", "x\n", "b", "x\n").empty());
}

TEST_CASE("a changed line is shown with three lines around it") {
  CHECK(unified_diff("a/f", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "b/f", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n") ==
        "--- a/f\n+++ b/f\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
}

TEST_CASE("changes far apart are hunks of their own") {
  std::string before, after;
  for (int i = 0; i < 30; ++i) {
    before += std::to_string(i) + "\n";
    if (i != 2) after += std::to_string(i) + "\n";
    if (i == 27) after += "new\n";
  }
  CHECK(unified_diff("a", before, "b", after) ==
        "--- a\n+++ b\n@@ -1,6 +1,5 @@\n 0\n 1\n-2\n 3\n 4\n 5\n@@ -26,5 +25,6 @@\n 25\n 26\n 27\n+new\n 28\n 29\n");
}

TEST_CASE("new and removed files, and a missing line end") {
  CHECK(unified_diff("/dev/null", "", "b/f", "x\n") == "--- /dev/null\n+++ b/f\n@@ -0,0 +1,1 @@\n+x\n");
  CHECK(unified_diff("a/f", "x\n", "/dev/null", "") == "--- a/f\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-x\n");
  CHECK(unified_diff("a", "x", "b", "x\n") == "--- a\n+++ b\n@@ -1,1 +1,1 @@\n-x\n\\ No newline at end of file\n+x\n");
}

TEST_CASE("SHA-256 of the standard's examples") {
  CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}
