# SPDX-License-Identifier: MIT
# What `cmake --install` and CPack write: programs, rules, the library with its headers and its CMake package.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/chuan)

# `chuan` starts the `chuan-all` beside it, and both find share/chuan/rules from where they are.
install(TARGETS chuan chuan-all RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT programs)
install(DIRECTORY rules DESTINATION ${CMAKE_INSTALL_DATADIR}/chuan COMPONENT programs)
install(FILES LICENSE README.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT programs)

# The completion and the manual are written by the program itself, from the options it has.
set(written ${CMAKE_BINARY_DIR}/written)
add_custom_command(OUTPUT ${written}/chuan.bash ${written}/chuan.1
  COMMAND ${CMAKE_COMMAND} -E make_directory ${written}
  COMMAND chuan-all --write-completion > ${written}/chuan.bash
  COMMAND chuan-all --write-manual > ${written}/chuan.1
  DEPENDS chuan-all COMMENT "Writing the completion and the manual" VERBATIM)
add_custom_target(chuan_written ALL DEPENDS ${written}/chuan.bash ${written}/chuan.1)
install(FILES ${written}/chuan.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME chuan
  COMPONENT programs)
install(FILES ${written}/chuan.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT programs)

set_target_properties(chuan_engine PROPERTIES EXPORT_NAME engine)
target_compile_features(chuan_engine PUBLIC cxx_std_20)
install(TARGETS chuan_engine EXPORT chuan ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT library
  INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY include/chuan DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT library)
install(EXPORT chuan NAMESPACE chuan:: FILE chuan-targets.cmake DESTINATION ${package_folder} COMPONENT library)
configure_package_config_file(tools/install/chuan-config.cmake.in ${CMAKE_BINARY_DIR}/chuan-config.cmake
  INSTALL_DESTINATION ${package_folder} PATH_VARS CMAKE_INSTALL_DATADIR NO_CHECK_REQUIRED_COMPONENTS_MACRO)
write_basic_package_version_file(${CMAKE_BINARY_DIR}/chuan-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_BINARY_DIR}/chuan-config.cmake ${CMAKE_BINARY_DIR}/chuan-config-version.cmake
  DESTINATION ${package_folder} COMPONENT library)

# Debian packages: `cpack -G DEB` in the build folder, which needs dpkg-dev. The libraries they depend on are those of
# the Debian they were built on, so its name is in the file's name.
file(STRINGS /etc/os-release release REGEX "^VERSION_CODENAME=")
string(REPLACE "VERSION_CODENAME=" "" release "${release}")
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_CONTACT "chuan maintainers <maintainers@chuan.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "assesses Vietnamese schools against accreditation circulars")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL programs library)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1~${release})
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PROGRAMS_PACKAGE_NAME chuan)
set(CPACK_DEBIAN_PROGRAMS_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PROGRAMS_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PROGRAMS_PACKAGE_RECOMMENDS graphviz)
set(CPACK_COMPONENT_PROGRAMS_DESCRIPTION
  "Reads a school's self-assessment against the circular in force, says which level\n it has reached, and explains why with the article behind every sentence.")
set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME libchuan-dev)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_DEPENDS "libfmt-dev, libsimdjson-dev, libutf8proc-dev, nettle-dev, pkg-config")
set(CPACK_COMPONENT_LIBRARY_DESCRIPTION "The engine of chuan as a C++20 library: headers, static library, CMake package.")
include(CPack)
