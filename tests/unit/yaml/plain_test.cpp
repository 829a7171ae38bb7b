// Plain scalars: what they may hold, where they end, how lines join.
#include <catch2/catch.hpp>

#include "reading.hpp"

using dek::tests::check_all;
using dek::tests::Sample;

TEST_CASE("plain scalars are read as YAML 1.2 reads them") {
  check_all({
      {"a hash without a blank before it", "a: x#y\n", "+DOC +MAP =VAL :a =VAL :x#y -MAP -DOC"},
      {"a hash behind a blank begins a comment", "a: x #y\n", "+DOC +MAP =VAL :a =VAL :x -MAP -DOC"},
      {"a colon inside", "a: b:c\nd: e::f\n", "+DOC +MAP =VAL :a =VAL :b:c =VAL :d =VAL :e::f -MAP -DOC"},
      {"a URL", "a: http://host:80/p?q=1#f\n", "+DOC +MAP =VAL :a =VAL :http://host:80/p?q=1#f -MAP -DOC"},
      {"a comma and brackets in block context", "a: b, c\nd: x[0]\ne: f{g}\n",
       "+DOC +MAP =VAL :a =VAL :b, c =VAL :d =VAL :x[0] =VAL :e =VAL :f{g} -MAP -DOC"},
      {"a dash, question mark and colon before text", "- -a\n- ?b\n- :c\n- --\n",
       "+DOC +SEQ =VAL :-a =VAL :?b =VAL ::c =VAL :-- -SEQ -DOC"},
      {"quotes inside", "a: it's\nb: say \"so\"\n", "+DOC +MAP =VAL :a =VAL :it's =VAL :b =VAL :say \"so\" -MAP -DOC"},
      {"a backslash is text", "a: b\\n\\\n", "+DOC +MAP =VAL :a =VAL :b\\\\n\\\\ -MAP -DOC"},
      {"lines join with a blank", "a: b\n  c\n  d\n", "+DOC +MAP =VAL :a =VAL :b c d -MAP -DOC"},
      {"a blank line between lines is a line feed", "a: b\n\n  c\n\n\n  d\n",
       "+DOC +MAP =VAL :a =VAL :b\\nc\\n\\nd -MAP -DOC"},
      {"blanks and tabs around the break go", "a: b \t\n  \t c\n", "+DOC +MAP =VAL :a =VAL :b c -MAP -DOC"},
      {"a continuation that looks like other things", "a: b\n  - c\n  ? d\n  & e\n",
       "+DOC +MAP =VAL :a =VAL :b - c ? d & e -MAP -DOC"},
      {"a word of the root goes on at the margin", "a\nb\n  c\n", "+DOC =VAL :a b c -DOC"},
      {"a line of the root that begins with a percent sign", "--- a\n%b\n", "+DOC --- =VAL :a %b -DOC"},
      {"a comment ends a scalar", "a: b # c\nd: e\n", "+DOC +MAP =VAL :a =VAL :b =VAL :d =VAL :e -MAP -DOC"},
      {"indicators behind the first character", "a: b&c*d!e|f>g%h@i`j\n",
       "+DOC +MAP =VAL :a =VAL :b&c*d!e|f>g%h@i`j -MAP -DOC"},
      {"text beyond ASCII", "\xc3\xa4: \xc3\xbc \xe2\x82\xac\n\xf0\x9f\x98\x80: x\n",
       "+DOC +MAP =VAL :\xc3\xa4 =VAL :\xc3\xbc \xe2\x82\xac =VAL :\xf0\x9f\x98\x80 =VAL :x -MAP -DOC"},
      {"U+0085, U+2028 and U+2029 are text",
       "a: b\xe2\x80\xa8"
       "c\xe2\x80\xa9"
       "d\xc2\x85"
       "e\n",
       "+DOC +MAP =VAL :a =VAL :b\xe2\x80\xa8"
       "c\xe2\x80\xa9"
       "d\xc2\x85"
       "e -MAP -DOC"},
      {"three dots or dashes with text behind them", "---a: 1\n...b: 2\n",
       "+DOC +MAP =VAL :---a =VAL :1 =VAL :...b =VAL :2 -MAP -DOC"},
      {"a scalar at the end without a line break", "a: b", "+DOC +MAP =VAL :a =VAL :b -MAP -DOC"},
      {"placeholders", "a: ${X}\nb: $X\nc: <x>\n",
       "+DOC +MAP =VAL :a =VAL :${X} =VAL :b =VAL :$X =VAL :c =VAL :<x> -MAP -DOC"},
  });
}
