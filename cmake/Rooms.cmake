# A room is a folder of src/ and a static library. `gridwarden_room(name ROOMS ... LIBRARIES ...)` builds it.

# One precompiled header of the standard library serves every room.
file(WRITE "${PROJECT_BINARY_DIR}/standard.cpp" "// carries the precompiled standard headers\n")
add_library(gridwarden_standard OBJECT "${PROJECT_BINARY_DIR}/standard.cpp")
target_precompile_headers(gridwarden_standard PRIVATE
    <algorithm> <array> <atomic> <cmath> <cstdint> <filesystem> <functional> <map> <memory> <mutex> <optional> <span>
    <stdexcept> <string> <string_view> <unordered_map> <utility> <variant> <vector>)

function(gridwarden_flags target)
    target_compile_features(${target} PUBLIC cxx_std_20)
    # -ffp-contract=off: bytes must not depend on whether the CPU has fused multiply-add.
    target_compile_options(${target} PRIVATE -ffp-contract=off -Wall -Wextra -Wshadow -Wconversion -Wsign-conversion
                           -Wold-style-cast -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough
                           $<$<BOOL:${GRIDWARDEN_WERROR}>:-Werror>)
    # GCC 12 warns of its own inlined std::string and std::variant, in code that is right (GCC bugs 105329, 105562).
    if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
        target_compile_options(${target} PRIVATE -Wno-stringop-overflow -Wno-array-bounds -Wno-restrict -Wno-maybe-uninitialized)
    endif()
    set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF POSITION_INDEPENDENT_CODE ON)
endfunction()
gridwarden_flags(gridwarden_standard)

function(gridwarden_room name)
    cmake_parse_arguments(ROOM "" "" "ROOMS;LIBRARIES" ${ARGN})
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/${name}/*.cpp")
    set(target gridwarden_${name})
    if(NOT sources) # a room with headers only still is a library, so that every room links alike
        file(WRITE "${PROJECT_BINARY_DIR}/${name}_headers_only.cpp" "// ${name} has headers only\n")
        set(sources "${PROJECT_BINARY_DIR}/${name}_headers_only.cpp")
    endif()
    add_library(${target} STATIC ${sources})
    add_library(gridwarden::${name} ALIAS ${target})
    set_target_properties(${target} PROPERTIES EXPORT_NAME ${name})
    gridwarden_flags(${target})
    target_include_directories(${target} PUBLIC $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/src>
                                                $<INSTALL_INTERFACE:include/gridwarden>)
    target_precompile_headers(${target} REUSE_FROM gridwarden_standard)
    list(TRANSFORM ROOM_ROOMS PREPEND gridwarden_)
    target_link_libraries(${target} PUBLIC ${ROOM_ROOMS} PRIVATE ${ROOM_LIBRARIES})
    install(TARGETS ${target} EXPORT gridwarden ARCHIVE DESTINATION lib)
    install(DIRECTORY "${PROJECT_SOURCE_DIR}/src/${name}" DESTINATION include/gridwarden FILES_MATCHING PATTERN "*.hpp")
endfunction()
