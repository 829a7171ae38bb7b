// syntax/yaml — text that is not YAML; reported by the reader itself.
#include "lint/rule.hpp"

namespace dek::rules::syntax_yaml {
namespace {

constexpr std::string_view kDoc = R"md(
The document is not YAML, so nothing in it is read.

## Why
Every tool behind this file stops at the same place, or worse: some readers accept an unclosed quote and swallow the
rest of the file without a word. The finding says what was found, where the construct began and what to do. Only the
broken document is lost; the others of the file are linted as usual.

## Bad
~~~yaml
apiVersion: v1
kind: ConfigMap
metadata:
  name: "spark-defaults
~~~

## Good
~~~yaml
apiVersion: v1
kind: ConfigMap
metadata:
  name: "spark-defaults"
~~~

## Exceptions
Templates of Helm, Jinja and Terraform are often no YAML before they are filled in: lint what the tool writes.

## Sources
- yaml.org: spec/1.2.2
)md";

}  // namespace

extern constinit const lint::Rule rule{
    .info = {.id = "syntax/yaml", .code = "", .severity = Severity::error, .since = "0.1.0", .doc = kDoc},
    .check = lint::emitted_by_reader()};

}  // namespace dek::rules::syntax_yaml
