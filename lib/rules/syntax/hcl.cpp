// syntax/hcl — text that is not HCL; reported by the reader itself.
#include "lint/rule.hpp"

namespace dek::rules::syntax_hcl {
namespace {

constexpr std::string_view kDoc = R"md(
The Terraform file is not HCL, or a local needs its own value.

## Why
Terraform refuses the whole folder for one such item. The finding says what was found and what the reader waited for;
the item is left out, and the rest of the file is linted as usual.

## Bad
~~~hcl
resource "kubectl_manifest" "spark_driver" {
  yaml_body = file("${path.module}/spark-driver.yaml"
}
~~~

## Good
~~~hcl
resource "kubectl_manifest" "spark_driver" {
  yaml_body = file("${path.module}/spark-driver.yaml")
}
~~~

## Exceptions
None: a file of this ending is read by Terraform and nothing else.

## Sources
- hashicorp/hcl: hclsyntax/spec.md
)md";

}  // namespace

extern constinit const lint::Rule rule{
    .info = {.id = "syntax/hcl", .code = "", .severity = Severity::error, .since = "0.1.0", .doc = kDoc},
    .check = lint::emitted_by_reader()};

}  // namespace dek::rules::syntax_hcl
