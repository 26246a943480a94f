# Builds the files of styles/ into the room `publish`, so that an installed program needs no data path.
file(GLOB style_files CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/styles/*.style.json")
set(style_entries "")
foreach(style_file IN LISTS style_files)
    set_property(DIRECTORY "${PROJECT_SOURCE_DIR}" APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${style_file}")
    get_filename_component(style_name "${style_file}" NAME)
    string(REPLACE ".style.json" "" style_name "${style_name}")
    file(READ "${style_file}" style_json)
    string(APPEND style_entries "    {\"${style_name}\", R\"STYLE(${style_json})STYLE\"},\n")
endforeach()
file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/style_sources.cpp" @ONLY CONTENT
"#include \"publish/style_source.hpp\"\n
namespace gridwarden::publish {\n
static constexpr StyleSource sources[] = {\n@style_entries@};
std::span<const StyleSource> style_sources() { return sources; }\n
} // namespace gridwarden::publish\n")
target_sources(gridwarden_publish PRIVATE "${PROJECT_BINARY_DIR}/style_sources.cpp")
