# `find_package(gridwarden)` after install: one imported target a room, `gridwarden::<room>`.
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)
install(TARGETS gridwarden RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(EXPORT gridwarden NAMESPACE gridwarden:: DESTINATION lib/cmake/gridwarden FILE gridwardenTargets.cmake)
configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/gridwardenConfig.cmake.in"
    "${PROJECT_BINARY_DIR}/gridwardenConfig.cmake" INSTALL_DESTINATION lib/cmake/gridwarden)
write_basic_package_version_file("${PROJECT_BINARY_DIR}/gridwardenConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/gridwardenConfig.cmake" "${PROJECT_BINARY_DIR}/gridwardenConfigVersion.cmake"
        DESTINATION lib/cmake/gridwarden)
