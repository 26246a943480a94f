#pragma once

#include <span>
#include <string_view>

namespace gridwarden::web {

/// A file of `src/web/app/`, built into the program so that it needs no data path.
struct AppSource {
    std::string_view name;
    std::string_view text;
};
std::span<const AppSource> app_scripts(); ///< JavaScript; made by cmake/Embed.cmake
std::span<const AppSource> app_sheets();  ///< CSS

} // namespace gridwarden::web
