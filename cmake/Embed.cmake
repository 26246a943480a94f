# Builds data files into a room, so that an installed program needs no data path:
# `gridwarden_embed(room GLOB pattern SUFFIX suffix HEADER header TYPE type ACCESSOR function)` defines
# `std::span<const TYPE> ACCESSOR()` with a name and the text of each file.
function(gridwarden_embed room)
    cmake_parse_arguments(EMBED "" "GLOB;SUFFIX;HEADER;TYPE;ACCESSOR" "" ${ARGN})
    file(GLOB files CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/${EMBED_GLOB}")
    set(entries "")
    foreach(file IN LISTS files)
        set_property(DIRECTORY "${PROJECT_SOURCE_DIR}" APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
        get_filename_component(name "${file}" NAME)
        string(REPLACE "${EMBED_SUFFIX}" "" name "${name}")
        file(READ "${file}" json)
        string(APPEND entries "    {\"${name}\", R\"EMBED(${json})EMBED\"},\n")
    endforeach()
    set(source "${PROJECT_BINARY_DIR}/${EMBED_ACCESSOR}.cpp")
    file(CONFIGURE OUTPUT "${source}" @ONLY CONTENT
"#include \"@EMBED_HEADER@\"\n
namespace gridwarden::@room@ {\n
static constexpr @EMBED_TYPE@ sources[] = {\n@entries@};
std::span<const @EMBED_TYPE@> @EMBED_ACCESSOR@() { return sources; }\n
} // namespace gridwarden::@room@\n")
    target_sources(gridwarden_${room} PRIVATE "${source}")
endfunction()
