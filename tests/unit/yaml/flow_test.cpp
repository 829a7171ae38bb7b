// Flow collections and JSON.
#include <catch2/catch.hpp>

#include "reading.hpp"

using dek::tests::check_all;
using dek::tests::Sample;

TEST_CASE("flow collections are read as YAML 1.2 reads them") {
  check_all({
      {"empty", "- []\n- {}\n- [ ]\n- {\n  }\n",
       "+DOC +SEQ +SEQ [] -SEQ +MAP {} -MAP +SEQ [] -SEQ +MAP {} -MAP -SEQ -DOC"},
      {"a list", "[a, b, \"c\", 'd']\n", "+DOC +SEQ [] =VAL :a =VAL :b =VAL \"c =VAL 'd -SEQ -DOC"},
      {"a map", "{a: 1, \"b\": 2, c: }\n", "+DOC +MAP {} =VAL :a =VAL :1 =VAL \"b =VAL :2 =VAL :c =VAL : -MAP -DOC"},
      {"nested", "{a: [b, {c: d}], e: {f: [g]}}\n",
       "+DOC +MAP {} =VAL :a +SEQ [] =VAL :b +MAP {} =VAL :c =VAL :d -MAP -SEQ =VAL :e +MAP {} =VAL :f +SEQ [] =VAL :g "
       "-SEQ -MAP -MAP -DOC"},
      {"a comma at the end", "- [a, b,]\n- {a: 1,}\n",
       "+DOC +SEQ +SEQ [] =VAL :a =VAL :b -SEQ +MAP {} =VAL :a =VAL :1 -MAP -SEQ -DOC"},
      {"over lines", "a: [\n  b,\n  c\n  ]\n", "+DOC +MAP =VAL :a +SEQ [] =VAL :b =VAL :c -SEQ -MAP -DOC"},
      {"comments inside", "a: [ # b\n  c, # d\n  # e\n  f]\n",
       "+DOC +MAP =VAL :a +SEQ [] =VAL :c =VAL :f -SEQ -MAP -DOC"},
      {"JSON", "{\"a\":1,\"b\":[true,null,{\"c\":\"d\"}],\"e\":{}}\n",
       "+DOC +MAP {} =VAL \"a =VAL :1 =VAL \"b +SEQ [] =VAL :true =VAL :null +MAP {} =VAL \"c =VAL \"d -MAP -SEQ =VAL "
       "\"e +MAP {} -MAP -MAP -DOC"},
      {"a value right behind a quoted key", "{\"a\":b, 'c':d}\n",
       "+DOC +MAP {} =VAL \"a =VAL :b =VAL 'c =VAL :d -MAP -DOC"},
      {"a value right behind a bracket", "{[a]:b, {c: d}:e}\n",
       "+DOC +MAP {} +SEQ [] =VAL :a -SEQ =VAL :b +MAP {} =VAL :c =VAL :d -MAP =VAL :e -MAP -DOC"},
      {"a colon before text is text", "{a: :b, c: d:e}\n", "+DOC +MAP {} =VAL :a =VAL ::b =VAL :c =VAL :d:e -MAP -DOC"},
      {"a colon before a comma or bracket ends a key", "[a:, {b:}]\n",
       "+DOC +SEQ [] +MAP {} =VAL :a =VAL : -MAP +MAP {} =VAL :b =VAL : -MAP -SEQ -DOC"},
      {"a key without a value", "{a, b: c, d}\n",
       "+DOC +MAP {} =VAL :a =VAL : =VAL :b =VAL :c =VAL :d =VAL : -MAP -DOC"},
      {"a key without a value behind a colon", "{a:, b: }\n", "+DOC +MAP {} =VAL :a =VAL : =VAL :b =VAL : -MAP -DOC"},
      {"an empty key", "{: a}\n", "+DOC +MAP {} =VAL : =VAL :a -MAP -DOC"},
      {"pairs in a list", "[a: b, c: d]\n",
       "+DOC +SEQ [] +MAP {} =VAL :a =VAL :b -MAP +MAP {} =VAL :c =VAL :d -MAP -SEQ -DOC"},
      {"a pair with an empty key in a list", "[: a]\n", "+DOC +SEQ [] +MAP {} =VAL : =VAL :a -MAP -SEQ -DOC"},
      {"a pair with a quoted key in a list", "[\"a\":b, 'c' : d]\n",
       "+DOC +SEQ [] +MAP {} =VAL \"a =VAL :b -MAP +MAP {} =VAL 'c =VAL :d -MAP -SEQ -DOC"},
      {"a pair whose key is a list", "[[a, b]: c, {d: e}: f]\n",
       "+DOC +SEQ [] +MAP {} +SEQ [] =VAL :a =VAL :b -SEQ =VAL :c -MAP +MAP {} +MAP {} =VAL :d =VAL :e -MAP =VAL :f "
       "-MAP -SEQ -DOC"},
      {"explicit pairs", "{? a : b, ? c, ? : d}\n",
       "+DOC +MAP {} =VAL :a =VAL :b =VAL :c =VAL : =VAL : =VAL :d -MAP -DOC"},
      {"explicit pairs in a list", "[? a : b, ? c]\n",
       "+DOC +SEQ [] +MAP {} =VAL :a =VAL :b -MAP +MAP {} =VAL :c =VAL : -MAP -SEQ -DOC"},
      {"a question mark before text is text", "[?a, b?]\n", "+DOC +SEQ [] =VAL :?a =VAL :b? -SEQ -DOC"},
      {"a key over several lines", "{a\n b: c,\n \"d\n e\": f}\n",
       "+DOC +MAP {} =VAL :a b =VAL :c =VAL \"d e =VAL :f -MAP -DOC"},
      {"a colon on the next line", "{a\n : b}\n", "+DOC +MAP {} =VAL :a =VAL :b -MAP -DOC"},
      {"a plain scalar over lines", "[a\n  b,\n  c\n\n  d]\n", "+DOC +SEQ [] =VAL :a b =VAL :c\\nd -SEQ -DOC"},
      {"a URL", "{a: http://x/y, b: [ftp://z]}\n",
       "+DOC +MAP {} =VAL :a =VAL :http://x/y =VAL :b +SEQ [] =VAL :ftp://z -SEQ -MAP -DOC"},
      {"tabs inside", "[\ta,\t\n \tb\t]\n", "+DOC +SEQ [] =VAL :a =VAL :b -SEQ -DOC"},
      {"a tab before a quote", "a: {\n  \t\"b\": 1 }\n", "+DOC +MAP =VAL :a +MAP {} =VAL \"b =VAL :1 -MAP -MAP -DOC"},
      {"an anchor, a tag and an alias", "[&a b, *a, !c d, !!str e]\n",
       "+DOC +SEQ [] =VAL &a :b =ALI *a =VAL <!c> :d =VAL <tag:yaml.org,2002:str> :e -SEQ -DOC"},
      {"an anchor of an empty item", "[&a , !!str , b]\n",
       "+DOC +SEQ [] =VAL &a : =VAL <tag:yaml.org,2002:str> : =VAL :b -SEQ -DOC"},
      {"as a value of a block map", "a: {b: c}\nd: [e]\n",
       "+DOC +MAP =VAL :a +MAP {} =VAL :b =VAL :c -MAP =VAL :d +SEQ [] =VAL :e -SEQ -MAP -DOC"},
      {"in a block list", "- {a: b}\n- [c]\n", "+DOC +SEQ +MAP {} =VAL :a =VAL :b -MAP +SEQ [] =VAL :c -SEQ -SEQ -DOC"},
      {"blanks around everything", "{ a : b , c : [ d , e ] }\n",
       "+DOC +MAP {} =VAL :a =VAL :b =VAL :c +SEQ [] =VAL :d =VAL :e -SEQ -MAP -DOC"},
      {"hash without a blank inside a word", "[a#b, c]\n", "+DOC +SEQ [] =VAL :a#b =VAL :c -SEQ -DOC"},
  });
}
