# The warnings we hold ourselves to; errors in developer presets only, never for people who build a release.
option(DEK_WERROR "Treat warnings as errors" OFF)

add_library(dek_warnings INTERFACE)
target_compile_options(dek_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wold-style-cast -Wnon-virtual-dtor -Woverloaded-virtual
  -Wextra-semi -Wundef
  $<$<CXX_COMPILER_ID:Clang>:-Wglobal-constructors -Wexit-time-destructors>
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>  # gcc 12 takes "x" + std::string for overlapping memory (its bug 105651)
  $<$<BOOL:${DEK_WERROR}>:-Werror>)

# Catch2's macros cannot meet the strict half.
add_library(dek_test_warnings INTERFACE)
target_compile_options(dek_test_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict> $<$<BOOL:${DEK_WERROR}>:-Werror>)
