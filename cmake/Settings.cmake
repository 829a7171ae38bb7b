# Language standard, optimisation, sanitizers and linking: one interface target for every object of ours.
option(DEK_STATIC "Link the binary statically, so that it runs on any Linux and starts at once" OFF)
set(DEK_SANITIZE "" CACHE STRING "Sanitizers of every target, for example address,undefined")
option(DEK_FUZZ "Build the fuzz targets with libFuzzer (clang only)" OFF)

set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()

find_program(DEK_CCACHE ccache)
if(DEK_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${DEK_CCACHE})
endif()

add_library(dek_settings INTERFACE)
target_compile_features(dek_settings INTERFACE cxx_std_20)
target_include_directories(dek_settings INTERFACE ${PROJECT_SOURCE_DIR}/lib)
# Same sources, same binary, wherever the checkout lies.
target_compile_options(dek_settings INTERFACE -ffile-prefix-map=${PROJECT_SOURCE_DIR}/=)
target_compile_definitions(dek_settings INTERFACE $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)

if(DEK_SANITIZE)
  target_compile_options(dek_settings INTERFACE -fsanitize=${DEK_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(dek_settings INTERFACE -fsanitize=${DEK_SANITIZE})
endif()
if(DEK_FUZZ)
  target_compile_options(dek_settings INTERFACE -fsanitize=fuzzer-no-link)
endif()
