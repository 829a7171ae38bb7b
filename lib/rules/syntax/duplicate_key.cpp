// syntax/duplicate-key — the same key twice in one mapping; reported by the reader itself.
#include "lint/rule.hpp"

namespace dek::rules::syntax_duplicate_key {
namespace {

constexpr std::string_view kDoc = R"md(
A mapping holds the same key twice.

## Why
YAML forbids it, and tools disagree about what to do: `kubectl apply` refuses the file, many libraries keep the last
value, others the first. Whoever edits the value that is not used sees no effect and no message. Both places are shown.

## Bad
~~~yaml
apiVersion: v1
kind: ConfigMap
metadata:
  name: spark-defaults
data:
  memory: 4g
  cores: "2"
  memory: 8g
~~~

## Good
~~~yaml
apiVersion: v1
kind: ConfigMap
metadata:
  name: spark-defaults
data:
  memory: 8g
  cores: "2"
~~~

## Sources
- yaml.org: spec/1.2.2, section 3.2.1.3
- kubernetes-sigs/yaml: yaml.go, UnmarshalStrict
)md";

}  // namespace

extern constinit const lint::Rule rule{
    .info = {.id = "syntax/duplicate-key", .code = "", .severity = Severity::error, .since = "0.1.0", .doc = kDoc},
    .check = lint::emitted_by_reader()};

}  // namespace dek::rules::syntax_duplicate_key
