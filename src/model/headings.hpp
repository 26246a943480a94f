#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gridwarden::model {

/// What a column can be found to be by its heading alone.
enum class Meaning { longitude, latitude, x, y, wkt, id, name, kind, status, deadline };

/// A heading as it is compared: folded (width, case, traditional to simplified), without brackets and what they hold, blanks, line
/// breaks and joining signs; `经度（°）` is `经度`, `Site_Name` is `sitename`.
std::string bare_heading(std::string_view name);

/// The column whose heading means this, or -1. The first entry of the synonym table that any heading equals wins; then the first such
/// column. Coordinates are also found behind a word that says of what they are (`中心点经度`, `坐标_经度`, `WGS84 lon`).
int column_meaning(const std::vector<std::string>& names, Meaning meaning);

/// Whether a heading stands in the synonym table of any meaning.
bool is_known_heading(std::string_view name);

} // namespace gridwarden::model
