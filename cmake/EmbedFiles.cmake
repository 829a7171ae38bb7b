# dek_embed(<target> <namespace::function> ROOT <dir> FILES <files>...): files become a constexpr table in the target.
add_executable(dek_embed_tool ${PROJECT_SOURCE_DIR}/cmake/embed.cpp)
target_compile_features(dek_embed_tool PRIVATE cxx_std_20)

function(dek_embed target symbol)
  cmake_parse_arguments(arg "" "ROOT" "FILES" ${ARGN})
  string(MAKE_C_IDENTIFIER ${symbol} stem)
  set(output ${PROJECT_BINARY_DIR}/generated/embedded/${stem}.cpp)
  add_custom_command(OUTPUT ${output}
    COMMAND dek_embed_tool ${symbol} ${arg_ROOT} ${output} ${arg_FILES}
    DEPENDS dek_embed_tool ${arg_FILES}
    COMMENT "Embedding ${symbol}" VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()
