// syntax/unreadable-file — a file whose bytes could not be had; reported while files are read.
#include "lint/rule.hpp"

namespace dek::rules::syntax_unreadable_file {
namespace {

constexpr std::string_view kDoc = R"md(
A file that should be linted could not be read.

## Why
What was not read was not checked: a run that passes over such a file in silence says more than it knows. The finding
names the reason: no permission, a FIFO or device instead of a file, a loop of symbolic links, or more bytes than a
manifest ever has.

## Bad
A directory with a file that the user who runs `dekctl lint` may not open.

## Good
The file is readable, or it is excluded from the run by name.

## Sources
- kubernetes/kubernetes: the API server refuses request bodies above 3 MiB, so no manifest is larger
)md";

}  // namespace

extern constinit const lint::Rule rule{
    .info = {.id = "syntax/unreadable-file", .code = "", .severity = Severity::error, .since = "0.1.0", .doc = kDoc},
    .check = lint::emitted_by_reader()};

}  // namespace dek::rules::syntax_unreadable_file
