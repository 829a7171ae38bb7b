// Block scalars: header, indentation, folding, chomping.
#include <catch2/catch.hpp>

#include "reading.hpp"

using dek::tests::check_all;
using dek::tests::Sample;

TEST_CASE("block scalars are read as YAML 1.2 reads them") {
  check_all({
      {"literal", "a: |\n  b\n  c\n", "+DOC +MAP =VAL :a =VAL |b\\nc\\n -MAP -DOC"},
      {"folded", "a: >\n  b\n  c\n\n  d\n", "+DOC +MAP =VAL :a =VAL >b c\\nd\\n -MAP -DOC"},
      {"strip", "a: |-\n  b\n\n", "+DOC +MAP =VAL :a =VAL |b -MAP -DOC"},
      {"clip", "a: |\n  b\n\n\nc: 1\n", "+DOC +MAP =VAL :a =VAL |b\\n =VAL :c =VAL :1 -MAP -DOC"},
      {"keep", "a: |+\n  b\n\n\nc: 1\n", "+DOC +MAP =VAL :a =VAL |b\\n\\n\\n =VAL :c =VAL :1 -MAP -DOC"},
      {"keep of folded text", "a: >+\n  b\n\n", "+DOC +MAP =VAL :a =VAL >b\\n\\n -MAP -DOC"},
      {"an indentation digit", "a: |2\n    b\n   c\n", "+DOC +MAP =VAL :a =VAL |  b\\n c\\n -MAP -DOC"},
      {"digit and chomping in both orders", "a: |2-\n   b\nc: >-1\n  d\n",
       "+DOC +MAP =VAL :a =VAL | b =VAL :c =VAL > d -MAP -DOC"},
      {"leading blank lines", "a: |\n\n\n  b\n", "+DOC +MAP =VAL :a =VAL |\\n\\nb\\n -MAP -DOC"},
      {"blank lines with fewer blanks than the text", "a: |\n \n  b\n \n  c\n",
       "+DOC +MAP =VAL :a =VAL |\\nb\\n\\nc\\n -MAP -DOC"},
      {"blank lines with more blanks than the text", "a: |\n  b\n     \n  c\n",
       "+DOC +MAP =VAL :a =VAL |b\\n   \\nc\\n -MAP -DOC"},
      {"deeper lines of folded text keep their breaks", "a: >\n  b\n    c\n    d\n  e\n  f\n",
       "+DOC +MAP =VAL :a =VAL >b\\n  c\\n  d\\ne f\\n -MAP -DOC"},
      {"blank lines around deeper lines", "a: >\n  b\n\n    c\n\n  d\n",
       "+DOC +MAP =VAL :a =VAL >b\\n\\n  c\\n\\nd\\n -MAP -DOC"},
      {"tabs begin deeper lines", "a: >\n  b\n  \tc\n  d\n", "+DOC +MAP =VAL :a =VAL >b\\n\\tc\\nd\\n -MAP -DOC"},
      {"leading blanks before the first deeper line", "a: >2\n\n    b\n  c\n",
       "+DOC +MAP =VAL :a =VAL >\\n  b\\nc\\n -MAP -DOC"},
      {"empty", "a: |\nb: >\nc: |-\n", "+DOC +MAP =VAL :a =VAL | =VAL :b =VAL > =VAL :c =VAL | -MAP -DOC"},
      {"empty with kept breaks", "a: |+\n\nb: 1\n", "+DOC +MAP =VAL :a =VAL |\\n =VAL :b =VAL :1 -MAP -DOC"},
      {"only blank lines", "a: |\n\n\nb: 1\n", "+DOC +MAP =VAL :a =VAL | =VAL :b =VAL :1 -MAP -DOC"},
      {"hashes are text", "a: |\n  # b\n  c # d\n", "+DOC +MAP =VAL :a =VAL |# b\\nc # d\\n -MAP -DOC"},
      {"a comment on the header", "a: | # b\n  c\n", "+DOC +MAP =VAL :a =VAL |c\\n -MAP -DOC"},
      {"a comment behind the text", "a: |\n  b\n # c\nd: 1\n",
       "+DOC +MAP =VAL :a =VAL |b\\n =VAL :d =VAL :1 -MAP -DOC"},
      {"no line break at the end of the file", "a: |\n  b", "+DOC +MAP =VAL :a =VAL |b -MAP -DOC"},
      {"keep without a line break at the end", "a: |+\n  b", "+DOC +MAP =VAL :a =VAL |b -MAP -DOC"},
      {"strip without a line break at the end", "a: |-\n  b", "+DOC +MAP =VAL :a =VAL |b -MAP -DOC"},
      {"indented dashes are text", "a: |\n  ---\n  ...\nb: 1\n",
       "+DOC +MAP =VAL :a =VAL |---\\n...\\n =VAL :b =VAL :1 -MAP -DOC"},
      {"dashes at the margin begin a document", "--- |\nb\n---\nc\n", "+DOC --- =VAL |b\\n -DOC +DOC --- =VAL :c -DOC"},
      {"at the root, not indented", "--- >\nb\nc\n", "+DOC --- =VAL >b c\\n -DOC"},
      {"in a list", "- |\n b\n- >\n c\n", "+DOC +SEQ =VAL |b\\n =VAL >c\\n -SEQ -DOC"},
      {"in a list at the indentation of its key", "a:\n- |\n b\n- c\n",
       "+DOC +MAP =VAL :a +SEQ =VAL |b\\n =VAL :c -SEQ -MAP -DOC"},
      {"as an explicit key", "? |\n  a\n: |\n  b\n", "+DOC +MAP =VAL |a\\n =VAL |b\\n -MAP -DOC"},
      {"trailing blanks stay", "a: |\n  b  \n  c\t\n", "+DOC +MAP =VAL :a =VAL |b  \\nc\\t\\n -MAP -DOC"},
      {"text deeper than its first line", "a: |\n  b\n      c\n   d\n",
       "+DOC +MAP =VAL :a =VAL |b\\n    c\\n d\\n -MAP -DOC"},
  });
}
