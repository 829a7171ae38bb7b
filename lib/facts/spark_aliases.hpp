// The row type of the table of Spark names that people write and Spark does not read.
#pragma once

#include <string_view>

namespace dek::facts {

struct SparkAlias {
  std::string_view written;  // a final `*` stands for the rest of the name, kept as it is
  std::string_view meant;
};

}  // namespace dek::facts
