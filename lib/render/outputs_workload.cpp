// Rows of the table of files: the tenants' jobs and services.
#include "render/output_tables.hpp"
#include "render/views.hpp"
#include "render/wants.hpp"

namespace dek::render {
namespace {

constexpr Output kOutputs[] = {
    {"spark/{tenant}/batch.yaml.mustache", wants::spark, spark_view},
};

}  // namespace

std::span<const Output> workload_outputs() {
  return kOutputs;
}

}  // namespace dek::render
