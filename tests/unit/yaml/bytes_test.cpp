// Bytes that no YAML text may hold are found with their place, and cost only the document they stand in.
#include "reading.hpp"

using dek::tests::first_finding;
using dek::tests::read_events;

TEST_CASE("NUL and control characters are named with their place") {
  CHECK(first_finding(std::string("a: b\nc: \0d\n", 11)) == "2:4 a NUL byte stands in the text");
  CHECK(first_finding("a: b\x01\n") == "1:5 the control character U+0001 stands in the text");
  CHECK(first_finding("a: \x7f\n") == "1:4 the control character U+007F stands in the text");
  CHECK(first_finding("a: \xc2\x80\n") == "1:4 the control character U+0080 stands in the text");
  CHECK(first_finding("a: \xef\xbf\xbe\n") == "1:4 the control character U+FFFE stands in the text");
}

TEST_CASE("invalid UTF-8 is named with its byte") {
  CHECK(first_finding("a: b\nc: h\xe4user\n") == "2:5 the byte 0xE4 is not UTF-8");
  CHECK(first_finding("a: \xc3") == "1:4 the byte 0xC3 is not UTF-8");
  CHECK(first_finding("a: \xc0\xaf\n") == "1:4 the byte 0xC0 is not UTF-8");          // overlong
  CHECK(first_finding("a: \xed\xa0\x80\n") == "1:4 the byte 0xED is not UTF-8");      // a surrogate
  CHECK(first_finding("a: \xf4\x90\x80\x80\n") == "1:4 the byte 0xF4 is not UTF-8");  // beyond U+10FFFF
  CHECK(first_finding("a: \x80\n") == "1:4 the byte 0x80 is not UTF-8");
}

TEST_CASE("a bad byte is found wherever it lies among clean ones") {
  for (std::size_t before = 0; before < 80; ++before) {
    const std::string text = "# " + std::string(before, 'x') + "\xff" + std::string(70, 'y') + "\na: b\n";
    CHECK(first_finding(text) == "1:" + std::to_string(before + 3) + " the byte 0xFF is not UTF-8");
  }
}

TEST_CASE("documents before and behind a bad byte are read") {
  CHECK(read_events("a\n---\nb: \x01\n---\nc\n") == "+DOC =VAL :a -DOC +DOC --- =VAL :c -DOC");
  CHECK(dek::yaml::parse({}, "a: \x01\n---\nb: \x02\n--- c\n").diagnostics.size() == 2);
  CHECK(dek::yaml::parse({}, "a: [\n---\nb: \x02\n--- c\n").diagnostics.size() == 2);
}

TEST_CASE("UTF-16 is not guessed at") {
  const std::string little(
      "\xff\xfe"
      "a\0:\0",
      6);
  const std::string big("\0a\0:\0 \0b", 8);
  CHECK(first_finding(little) == "1:1 the file is UTF-16, not UTF-8");
  CHECK(first_finding(big) == "1:1 the file is UTF-16, not UTF-8");
}

TEST_CASE("a byte order mark takes no column, and offsets count it") {
  const std::string text = "\xef\xbb\xbfkey: value\n";
  const auto parsed = dek::yaml::parse({}, text);
  const dek::text::Span span = parsed.documents[0]->root()["key"].span();
  CHECK(span.begin == 8);
  CHECK(dek::text::LineIndex(text).position(span.begin) == dek::text::Position{1, 6});
}
