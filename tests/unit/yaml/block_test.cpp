// Block lists and maps: what belongs where is told by indentation alone.
#include <catch2/catch.hpp>

#include "reading.hpp"

using dek::tests::check_all;
using dek::tests::Sample;

TEST_CASE("block collections are read as YAML 1.2 reads them") {
  check_all({
      {"a list of words", "- a\n- b\n- c\n", "+DOC +SEQ =VAL :a =VAL :b =VAL :c -SEQ -DOC"},
      {"a map of words", "a: 1\nb: two\n", "+DOC +MAP =VAL :a =VAL :1 =VAL :b =VAL :two -MAP -DOC"},
      {"maps in a list, begun behind the dash", "- name: x\n  size: 1\n- name: y\n",
       "+DOC +SEQ +MAP =VAL :name =VAL :x =VAL :size =VAL :1 -MAP +MAP =VAL :name =VAL :y -MAP -SEQ -DOC"},
      {"maps in a list, begun on the next line", "-\n  name: x\n-\n  name: y\n",
       "+DOC +SEQ +MAP =VAL :name =VAL :x -MAP +MAP =VAL :name =VAL :y -MAP -SEQ -DOC"},
      {"lists in a list on one line", "- - x\n  - y\n- - - z\n",
       "+DOC +SEQ +SEQ =VAL :x =VAL :y -SEQ +SEQ +SEQ =VAL :z -SEQ -SEQ -SEQ -DOC"},
      {"a list at the indentation of its key", "a:\n- x\n- y\nb: 1\n",
       "+DOC +MAP =VAL :a +SEQ =VAL :x =VAL :y -SEQ =VAL :b =VAL :1 -MAP -DOC"},
      {"a list deeper than its key", "a:\n    - x\n    - y\nb: 1\n",
       "+DOC +MAP =VAL :a +SEQ =VAL :x =VAL :y -SEQ =VAL :b =VAL :1 -MAP -DOC"},
      {"a list at the indentation of an explicit key", "?\n- a\n- b\n:\n- c\n",
       "+DOC +MAP +SEQ =VAL :a =VAL :b -SEQ +SEQ =VAL :c -SEQ -MAP -DOC"},
      {"levels may be indented by different widths", "a:\n b:\n     c: 1\n d: 2\ne:\n   f: 3\n",
       "+DOC +MAP =VAL :a +MAP =VAL :b +MAP =VAL :c =VAL :1 -MAP =VAL :d =VAL :2 -MAP =VAL :e +MAP =VAL :f =VAL :3 "
       "-MAP -MAP -DOC"},
      {"values that are not written are null", "a:\nb:\n  c:\n-x:\n",
       "+DOC +MAP =VAL :a =VAL : =VAL :b +MAP =VAL :c =VAL : -MAP =VAL :-x =VAL : -MAP -DOC"},
      {"an item that is not written is null", "-\n- a\n-\n", "+DOC +SEQ =VAL : =VAL :a =VAL : -SEQ -DOC"},
      {"an explicit key with its value on the next line", "? a\n: b\n", "+DOC +MAP =VAL :a =VAL :b -MAP -DOC"},
      {"an explicit key that is a list", "? - a\n  - b\n: - c\n",
       "+DOC +MAP +SEQ =VAL :a =VAL :b -SEQ +SEQ =VAL :c -SEQ -MAP -DOC"},
      {"an explicit key that is a map", "? a: 1\n  b: 2\n: c\n",
       "+DOC +MAP +MAP =VAL :a =VAL :1 =VAL :b =VAL :2 -MAP =VAL :c -MAP -DOC"},
      {"an explicit key without a value", "? a\n? b\nc: 1\n",
       "+DOC +MAP =VAL :a =VAL : =VAL :b =VAL : =VAL :c =VAL :1 -MAP -DOC"},
      {"explicit and implicit keys in turn", "a: 1\n? b\n: 2\nc: 3\n",
       "+DOC +MAP =VAL :a =VAL :1 =VAL :b =VAL :2 =VAL :c =VAL :3 -MAP -DOC"},
      {"an explicit key with a comment before its value", "? a\n# why\n: b\n", "+DOC +MAP =VAL :a =VAL :b -MAP -DOC"},
      {"an empty key", "a: 1\n: 2\n", "+DOC +MAP =VAL :a =VAL :1 =VAL : =VAL :2 -MAP -DOC"},
      {"a flow list as a key", "[c, d]: 3\n", "+DOC +MAP +SEQ [] =VAL :c =VAL :d -SEQ =VAL :3 -MAP -DOC"},
      {"a flow list as a later key", "a: 1\n[c, d]: 3\n",
       "+DOC +MAP =VAL :a =VAL :1 +SEQ [] =VAL :c =VAL :d -SEQ =VAL :3 -MAP -DOC"},
      {"a flow map as a key", "{a: b}: c\n", "+DOC +MAP +MAP {} =VAL :a =VAL :b -MAP =VAL :c -MAP -DOC"},
      {"a quoted key with blanks before its colon", "\"a b\"  : c\n'd' : e\n",
       "+DOC +MAP =VAL \"a b =VAL :c =VAL 'd =VAL :e -MAP -DOC"},
      {"a key with signs that are indicators elsewhere", "a-b: 1\na.b/c: 2\na?b: 3\n<<: 4\n",
       "+DOC +MAP =VAL :a-b =VAL :1 =VAL :a.b/c =VAL :2 =VAL :a?b =VAL :3 =VAL :<< =VAL :4 -MAP -DOC"},
      {"blank lines between entries", "a: 1\n\n\nb: 2\n\n", "+DOC +MAP =VAL :a =VAL :1 =VAL :b =VAL :2 -MAP -DOC"},
      {"a value on the line behind its key", "a:\n  b\nc:\n  \"d\"\n",
       "+DOC +MAP =VAL :a =VAL :b =VAL :c =VAL \"d -MAP -DOC"},
      {"a comment between key and value", "a: # first\n  # second\n  b\n", "+DOC +MAP =VAL :a =VAL :b -MAP -DOC"},
      {"a root that is one word", "word\n", "+DOC =VAL :word -DOC"},
      {"a root that is quoted", "\"word\"\n", "+DOC =VAL \"word -DOC"},
      {"a long key", std::string(2000, 'k') + ": v\n",
       "+DOC +MAP =VAL :" + std::string(2000, 'k') + " =VAL :v -MAP -DOC"},
      {"a tab behind the colon", "a:\tb\nc: \t d\n", "+DOC +MAP =VAL :a =VAL :b =VAL :c =VAL :d -MAP -DOC"},
      {"a tab behind the dash", "-\ta\n-\t-1\n", "+DOC +SEQ =VAL :a =VAL :-1 -SEQ -DOC"},
      {"a tab on a blank line", "a: 1\n\t\nb:\n \t \n  c: 2\n",
       "+DOC +MAP =VAL :a =VAL :1 =VAL :b +MAP =VAL :c =VAL :2 -MAP -MAP -DOC"},
      {"a tab behind the indentation of a value", "a:\n \tb\n", "+DOC +MAP =VAL :a =VAL :b -MAP -DOC"},
      {"a tab before a comment", "a: b\t# c\n", "+DOC +MAP =VAL :a =VAL :b -MAP -DOC"},
  });
}
