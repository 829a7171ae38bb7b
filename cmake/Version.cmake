# The one place a version comes from: project(VERSION) and, in a checkout, the commit.
set(DEK_COMMIT "")
find_package(Git QUIET)
if(GIT_FOUND AND EXISTS ${PROJECT_SOURCE_DIR}/.git)
  execute_process(COMMAND ${GIT_EXECUTABLE} -C ${PROJECT_SOURCE_DIR} rev-parse --short=12 HEAD
    OUTPUT_VARIABLE DEK_COMMIT OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
endif()
configure_file(${PROJECT_SOURCE_DIR}/lib/base/version.hpp.in ${PROJECT_BINARY_DIR}/generated/base/version.hpp @ONLY)
target_include_directories(dek_settings INTERFACE ${PROJECT_BINARY_DIR}/generated)
