# Man pages and completions come out of the program's own command tree, so they cannot say anything else than it does.
set(generated ${CMAKE_BINARY_DIR}/generated)
set(run_in_english ${CMAKE_COMMAND} -E env AITALENT_LANG=en $<TARGET_FILE:aitalent>)
set(run_in_chinese ${CMAKE_COMMAND} -E env AITALENT_LANG=zh-TW $<TARGET_FILE:aitalent>)
add_custom_command(OUTPUT ${generated}/en/aitalent.1 ${generated}/zh_TW/aitalent.1 ${generated}/aitalent.bash
                          ${generated}/_aitalent ${generated}/aitalent.fish
  COMMAND ${CMAKE_COMMAND} -E make_directory ${generated}/en ${generated}/zh_TW
  COMMAND ${run_in_english} completion man > ${generated}/en/aitalent.1
  COMMAND ${run_in_chinese} completion man > ${generated}/zh_TW/aitalent.1
  COMMAND ${run_in_chinese} completion bash > ${generated}/aitalent.bash
  COMMAND ${run_in_chinese} completion zsh > ${generated}/_aitalent
  COMMAND ${run_in_chinese} completion fish > ${generated}/aitalent.fish
  DEPENDS aitalent VERBATIM COMMENT "Writing man pages and completions from the command tree")
add_custom_target(manual ALL DEPENDS ${generated}/en/aitalent.1)

install(FILES ${generated}/en/aitalent.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${generated}/zh_TW/aitalent.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/zh_TW/man1)
install(FILES ${generated}/aitalent.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME aitalent)
install(FILES ${generated}/_aitalent DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES ${generated}/aitalent.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(FILES README.md data/web/vega-licences.txt DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY examples/ DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples PATTERN "*.py" EXCLUDE)
install(DIRECTORY data/frameworks data/profiles data/catalogue data/import-profiles data/rules data/schema
        DESTINATION ${CMAKE_INSTALL_DATADIR}/aitalent)
if(EXISTS ${CMAKE_SOURCE_DIR}/data/guide)
  install(DIRECTORY data/guide DESTINATION ${CMAKE_INSTALL_DOCDIR})
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME aitalent)
set(CPACK_PACKAGE_VENDOR "aitalent")
set(CPACK_PACKAGE_CONTACT "aitalent maintainers <maintainers@aitalent.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY ${PROJECT_DESCRIPTION})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_STRIP_FILES ON)
include(CPack)
