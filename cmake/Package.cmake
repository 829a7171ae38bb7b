# What `cmake --install` and the .deb hold beside the program: manual pages, completions, documents.
include(GNUInstallDirs)

set(extras ${PROJECT_BINARY_DIR}/extras)
find_program(DEK_GZIP gzip)
if(DEK_GZIP)
  add_custom_command(OUTPUT ${extras}/bash/dekctl
    COMMAND ${CMAKE_COMMAND} -DDEKCTL=$<TARGET_FILE:dekctl> -DFOLDER=${extras} -P ${PROJECT_SOURCE_DIR}/cmake/Extras.cmake
    DEPENDS dekctl ${PROJECT_SOURCE_DIR}/cmake/Extras.cmake
    COMMENT "Writing manual pages and completions" VERBATIM)
  add_custom_target(dekctl_extras ALL DEPENDS ${extras}/bash/dekctl)
  install(DIRECTORY ${extras}/man/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
  install(FILES ${extras}/bash/dekctl DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
  install(FILES ${extras}/zsh/_dekctl DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
  install(FILES ${extras}/fish/dekctl.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
  # Debian wants it compressed, and the same bytes every time.
  add_custom_command(OUTPUT ${PROJECT_BINARY_DIR}/changelog.gz
    COMMAND sh -c "gzip -9nc '${PROJECT_SOURCE_DIR}/cmake/package/changelog' > '${PROJECT_BINARY_DIR}/changelog.gz'"
    DEPENDS ${PROJECT_SOURCE_DIR}/cmake/package/changelog VERBATIM)
  add_custom_target(dekctl_changelog ALL DEPENDS ${PROJECT_BINARY_DIR}/changelog.gz)
  install(FILES ${PROJECT_BINARY_DIR}/changelog.gz DESTINATION ${CMAKE_INSTALL_DOCDIR})
endif()
install(FILES ${PROJECT_SOURCE_DIR}/cmake/package/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})
file(GLOB pages CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/docs/*.md)
install(FILES ${pages} DESTINATION ${CMAKE_INSTALL_DOCDIR})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME dekctl)
set(CPACK_PACKAGE_CONTACT "The authors of dekctl <dekctl@example.com>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "renders, lints and explains data platforms on Amazon EKS")
set(CPACK_PACKAGE_DESCRIPTION
"dekctl turns a short profile into the files of a platform for Spark, Flink,
Ray or training on Amazon EKS: Terraform, eksctl, Karpenter, Helm values.
It lints what is there already, with line, reason and fix, and explains why.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION admin)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
include(CPack)
