// The stream: markers, directives, comments, line ends, byte order marks.
#include <catch2/catch.hpp>

#include "reading.hpp"

using dek::tests::check_all;
using dek::tests::Sample;

TEST_CASE("documents are read as YAML 1.2 reads them") {
  check_all({
      {"nothing at all", "", ""},
      {"only blank lines", "\n\n \n", ""},
      {"only comments", "# a\n\n  # b\n", ""},
      {"an empty document between markers", "---\n---\n", "+DOC --- =VAL : -DOC +DOC --- =VAL : -DOC"},
      {"a marker and nothing else", "---\n", "+DOC --- =VAL : -DOC"},
      {"a marker without a line break", "---", "+DOC --- =VAL : -DOC"},
      {"two documents", "a: 1\n---\nb: 2\n",
       "+DOC +MAP =VAL :a =VAL :1 -MAP -DOC +DOC --- +MAP =VAL :b =VAL :2 -MAP -DOC"},
      {"text behind the marker", "--- a\n--- \"b\"\n--- [c]\n--- |\n d\n",
       "+DOC --- =VAL :a -DOC +DOC --- =VAL \"b -DOC +DOC --- +SEQ [] =VAL :c -SEQ -DOC +DOC --- =VAL |d\\n -DOC"},
      {"a comment behind the marker", "--- # a\nb\n", "+DOC --- =VAL :b -DOC"},
      {"a block map below the marker", "---\na: 1\n", "+DOC --- +MAP =VAL :a =VAL :1 -MAP -DOC"},
      {"an end marker", "a: 1\n...\n", "+DOC +MAP =VAL :a =VAL :1 -MAP -DOC ..."},
      {"end markers and a bare document", "a: 1\n...\nb: 2\n",
       "+DOC +MAP =VAL :a =VAL :1 -MAP -DOC ... +DOC +MAP =VAL :b =VAL :2 -MAP -DOC"},
      {"several end markers", "a\n...\n...\n# c\n---\nb\n", "+DOC =VAL :a -DOC ... +DOC --- =VAL :b -DOC"},
      {"an end marker first", "...\n", ""},
      {"an end marker with a comment", "a\n... # b\n", "+DOC =VAL :a -DOC ..."},
      {"a version", "%YAML 1.2\n---\na\n", "+DOC --- =VAL :a -DOC"},
      {"another version of YAML 1", "%YAML 1.1\n---\na\n", "+DOC --- =VAL :a -DOC"},
      {"an unknown directive", "%FOO bar baz\n---\na\n", "+DOC --- =VAL :a -DOC"},
      {"a comment on a directive", "%YAML 1.2 # x\n# y\n---\na\n", "+DOC --- =VAL :a -DOC"},
      {"directives of a second document", "a\n...\n%YAML 1.2\n---\nb\n", "+DOC =VAL :a -DOC ... +DOC --- =VAL :b -DOC"},
      {"handles end with their document", "%TAG !e! x:\n---\n!e!a b\n...\n%TAG !e! y:\n---\n!e!a b\n",
       "+DOC --- =VAL <x:a> :b -DOC ... +DOC --- =VAL <y:a> :b -DOC"},
      {"CRLF", "a: |\r\n  b\r\n  c\r\nd: \"e\r\n  f\"\r\n",
       "+DOC +MAP =VAL :a =VAL |b\\nc\\n =VAL :d =VAL \"e f -MAP -DOC"},
      {"CR alone", "a: b\rc: |\r  d\r  e\r", "+DOC +MAP =VAL :a =VAL :b =VAL :c =VAL |d\\ne\\n -MAP -DOC"},
      {"a byte order mark",
       "\xef\xbb\xbf"
       "a: b\n",
       "+DOC +MAP =VAL :a =VAL :b -MAP -DOC"},
      {"a byte order mark behind a marker",
       "---\n\xef\xbb\xbf"
       "a: b\nc: d\n",
       "+DOC --- +MAP =VAL :a =VAL :b =VAL :c =VAL :d -MAP -DOC"},
      {"a byte order mark before a later document", "a\n---\nb\n...\n\xef\xbb\xbf# c\nd\n",
       "+DOC =VAL :a -DOC +DOC --- =VAL :b -DOC ... +DOC =VAL :d -DOC"},
      {"comments everywhere", "# a\na: # b\n  # c\n  - x # d\n# e\n  # f\nb: 1\n# g\n",
       "+DOC +MAP =VAL :a +SEQ =VAL :x -SEQ =VAL :b =VAL :1 -MAP -DOC"},
      {"no line break at the end", "a: 1\nb: 2", "+DOC +MAP =VAL :a =VAL :1 =VAL :b =VAL :2 -MAP -DOC"},
  });
}
