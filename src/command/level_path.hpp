#pragma once

#include <cstddef>
#include <string>

namespace gridwarden::command {

/// `rollup_%level.geojson` of a level; a name without `%level` serves one level only. \throws Error GW-ARG-050
std::string level_path(const std::string& pattern, std::size_t level, std::size_t levels);

} // namespace gridwarden::command
