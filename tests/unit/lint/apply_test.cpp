// Fixes in one text: order, collisions, edits that two findings share.
#include "lint/apply.hpp"

#include <catch2/catch.hpp>

using namespace dek;
using diag::Applicability;

namespace {

class Text {
 public:
  explicit Text(std::string bytes) : id_(store_.add_file("a.yaml", std::move(bytes))) {}

  Text& replace(std::uint32_t begin, std::uint32_t end, std::string by, Applicability how = Applicability::safe) {
    diag::Diagnostic& finding = findings_.emplace_back();
    finding.severity = diag::Severity::warning;
    finding.fix = diag::Fix{
        .title = "fix", .applicability = how, .edits = {{.span = {id_, begin, end}, .replacement = std::move(by)}}};
    return *this;
  }
  diag::Diagnostic& last() { return findings_.back(); }

  [[nodiscard]] std::string fixed(lint::FixChoice choice = {}) const {
    const std::vector<lint::FixedFile> files = lint::apply_fixes(findings_, store_, choice);
    return files.empty() ? "nothing to fix" : files.front().bytes;
  }
  [[nodiscard]] std::size_t fixes() const { return lint::apply_fixes(findings_, store_, {}).front().fixes; }

 private:
  text::TextStore store_;
  text::TextId id_;
  std::vector<diag::Diagnostic> findings_;
};

}  // namespace

TEST_CASE("fixes are made wherever their findings stand") {
  CHECK(Text("abcdef").replace(4, 5, "E").replace(0, 1, "A").fixed() == "AbcdEf");
}

TEST_CASE("of fixes that touch the same bytes the first is made") {
  Text text("abcdef");
  text.replace(1, 4, "-").replace(3, 5, "+");
  CHECK(text.fixed() == "a-ef");
  CHECK(text.fixes() == 1);
}

TEST_CASE("an insertion stands before what is replaced behind it") {
  CHECK(Text("abc").replace(1, 2, "B").replace(1, 1, "_").fixed() == "a_Bc");
}

TEST_CASE("two findings with one cure are both cured") {
  Text text("abc");
  text.replace(0, 0, "x").replace(0, 0, "x");
  CHECK(text.fixed() == "xabc");
  CHECK(text.fixes() == 2);
}

TEST_CASE("unsafe fixes, and those of advice, only when asked") {
  Text unsafe("abc");
  unsafe.replace(0, 1, "A", Applicability::unsafe);
  CHECK(unsafe.fixed() == "nothing to fix");
  CHECK(unsafe.fixed({.unsafe = true}) == "Abc");
  CHECK(Text("abc").replace(0, 1, "A", Applicability::display_only).fixed({.unsafe = true}) == "nothing to fix");
  Text advice("abc");
  advice.replace(0, 1, "A").last().severity = diag::Severity::advice;
  CHECK(advice.fixed() == "nothing to fix");
  CHECK(advice.fixed({.advice = true}) == "Abc");
}
