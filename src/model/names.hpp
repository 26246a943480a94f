#pragma once

#include "core/language.hpp"

#include <span>
#include <string>
#include <string_view>

namespace gridwarden::model {

/// A column that gridwarden writes: its name in files and its title for people (QGIS aliases, tables).
struct OutputColumn {
    std::string_view name;
    Bilingual title;
    std::string_view unit; ///< `km2`, `m`, `1/km2`, ...; empty for none
};
/// The dictionary of all columns we write (`site_id`, `level<k>_id`, `area_km2`, ...).
std::span<const OutputColumn> output_columns();

/// Title of an output column; `level3_name` and `count_kind_landfill` are understood by pattern; other names are their own title.
std::string title_of(std::string_view column, Language lang);

} // namespace gridwarden::model
