// Anchors, aliases and tags.
#include <catch2/catch.hpp>

#include "reading.hpp"

using dek::tests::check_all;
using dek::tests::Sample;

TEST_CASE("anchors, aliases and tags are read as YAML 1.2 reads them") {
  check_all({
      {"an anchor and its alias", "a: &x b\nc: *x\n", "+DOC +MAP =VAL :a =VAL &x :b =VAL :c =ALI *x -MAP -DOC"},
      {"an anchor on a key", "&x a: b\nc: *x\n", "+DOC +MAP =VAL &x :a =VAL :b =VAL :c =ALI *x -MAP -DOC"},
      {"an alias as a key", "&x a: b\n*x : c\n", "+DOC +MAP =VAL &x :a =VAL :b =ALI *x =VAL :c -MAP -DOC"},
      {"an anchor set twice: the nearest above counts", "- &x a\n- *x\n- &x b\n- *x\n",
       "+DOC +SEQ =VAL &x :a =ALI *x =VAL &x :b =ALI *x -SEQ -DOC"},
      {"an anchor on a map", "a: &x\n  b: c\nd: *x\n",
       "+DOC +MAP =VAL :a +MAP &x =VAL :b =VAL :c -MAP =VAL :d =ALI *x -MAP -DOC"},
      {"an anchor on a list at the indentation of its key", "a: &x\n- b\nc: *x\n",
       "+DOC +MAP =VAL :a +SEQ &x =VAL :b -SEQ =VAL :c =ALI *x -MAP -DOC"},
      {"an anchor on a line of its own", "a:\n  &x\n  b: c\n",
       "+DOC +MAP =VAL :a +MAP &x =VAL :b =VAL :c -MAP -MAP -DOC"},
      {"an anchor for the map and one for its first key", "a: &x\n  &y b: c\n",
       "+DOC +MAP =VAL :a +MAP &x =VAL &y :b =VAL :c -MAP -MAP -DOC"},
      {"an anchor for an explicit key", "? &x a\n: &y b\n", "+DOC +MAP =VAL &x :a =VAL &y :b -MAP -DOC"},
      {"an anchor of nothing", "a: &x\nb: *x\n", "+DOC +MAP =VAL :a =VAL &x : =VAL :b =ALI *x -MAP -DOC"},
      {"an anchor on nothing but a key", "&x : a\n", "+DOC +MAP =VAL &x : =VAL :a -MAP -DOC"},
      {"signs in a name", "- &a.b/c:d x\n- *a.b/c:d\n", "+DOC +SEQ =VAL &a.b/c:d :x =ALI *a.b/c:d -SEQ -DOC"},
      {"a name beyond ASCII", "- &\xc3\xa4 x\n- *\xc3\xa4\n", "+DOC +SEQ =VAL &\xc3\xa4 :x =ALI *\xc3\xa4 -SEQ -DOC"},
      {"merge keys stay keys", "a: &x {b: 1}\nc:\n  <<: *x\n  d: 2\n",
       "+DOC +MAP =VAL :a +MAP {} &x =VAL :b =VAL :1 -MAP =VAL :c +MAP =VAL :<< =ALI *x =VAL :d =VAL :2 -MAP -MAP "
       "-DOC"},
      {"local, secondary and verbatim tags", "- !a b\n- !!str c\n- !<tag:x,2000:y> d\n- ! e\n",
       "+DOC +SEQ =VAL <!a> :b =VAL <tag:yaml.org,2002:str> :c =VAL <tag:x,2000:y> :d =VAL <!> :e -SEQ -DOC"},
      {"a tag of a map and of a list", "a: !!map\n  b: c\nd: !!seq\n- e\n",
       "+DOC +MAP =VAL :a +MAP <tag:yaml.org,2002:map> =VAL :b =VAL :c -MAP =VAL :d +SEQ <tag:yaml.org,2002:seq> =VAL "
       ":e -SEQ -MAP -DOC"},
      {"a tag of nothing", "- !!str\n- !!null\n",
       "+DOC +SEQ =VAL <tag:yaml.org,2002:str> : =VAL <tag:yaml.org,2002:null> : -SEQ -DOC"},
      {"a tag and an anchor in both orders", "- !!str &a b\n- &c !!str d\n",
       "+DOC +SEQ =VAL &a <tag:yaml.org,2002:str> :b =VAL &c <tag:yaml.org,2002:str> :d -SEQ -DOC"},
      {"a tag and an anchor on two lines", "!!map\n&a\nb: c\n",
       "+DOC +MAP &a <tag:yaml.org,2002:map> =VAL :b =VAL :c -MAP -DOC"},
      {"a tag of the root behind dashes", "--- !a\nb: c\n", "+DOC --- +MAP <!a> =VAL :b =VAL :c -MAP -DOC"},
      {"escapes in a tag", "- !a%21b c\n", "+DOC +SEQ =VAL <!a!b> :c -SEQ -DOC"},
      {"declared handles", "%TAG !e! tag:example.com,2000:\n---\n- !e!x y\n",
       "+DOC --- +SEQ =VAL <tag:example.com,2000:x> :y -SEQ -DOC"},
      {"a redefined primary handle", "%TAG ! tag:example.com,2000:\n---\n- !x y\n",
       "+DOC --- +SEQ =VAL <tag:example.com,2000:x> :y -SEQ -DOC"},
      {"a redefined secondary handle", "%TAG !! tag:example.com,2000:\n---\n- !!x y\n",
       "+DOC --- +SEQ =VAL <tag:example.com,2000:x> :y -SEQ -DOC"},
      {"an anchor of a flow collection that is a key", "&x [a]: b\n",
       "+DOC +MAP +SEQ [] &x =VAL :a -SEQ =VAL :b -MAP -DOC"},
      {"an anchor of a map whose first key is a flow collection", "k: &x\n  [a]: b\n",
       "+DOC +MAP =VAL :k +MAP &x +SEQ [] =VAL :a -SEQ =VAL :b -MAP -MAP -DOC"},
      {"an alias inside a flow collection that is a key", "- &x a\n- [*x]: [*x]\n",
       "+DOC +SEQ =VAL &x :a +MAP +SEQ [] =ALI *x -SEQ +SEQ [] =ALI *x -SEQ -MAP -SEQ -DOC"},
  });
}
