# dek_fact_tables(<target>): every lib/facts/data/*.csv becomes a header facts/tables/<name>.hpp with a constexpr array.
add_executable(dek_fact_table_tool ${PROJECT_SOURCE_DIR}/cmake/fact_table.cpp)
target_compile_features(dek_fact_table_tool PRIVATE cxx_std_20)

function(dek_fact_tables target)
  set(folder ${PROJECT_BINARY_DIR}/generated/facts/tables)
  file(MAKE_DIRECTORY ${folder})
  file(GLOB tables CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/lib/facts/data/*.csv)
  foreach(table ${tables})
    get_filename_component(name ${table} NAME_WE)
    set(output ${folder}/${name}.hpp)
    add_custom_command(OUTPUT ${output}
      COMMAND dek_fact_table_tool ${name} ${table} ${output}
      DEPENDS dek_fact_table_tool ${table}
      COMMENT "Table of ${name}" VERBATIM)
    list(APPEND headers ${output})
  endforeach()
  target_sources(${target} PRIVATE ${headers})
endfunction()
