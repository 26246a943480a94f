#pragma once

#include "io/geometry_cells.hpp"

#include <string>
#include <string_view>

namespace gridwarden::io {

/// Rewrites CSV that was written with too few geometry columns: every record behind the first gets empty cells where
/// `now` has columns that `before` had not; the first record becomes `header`. \pre now includes before
void append_widened(std::string& out, std::string_view csv, std::string_view header, GeometryColumns before, GeometryColumns now);

} // namespace gridwarden::io
