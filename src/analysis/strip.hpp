#pragma once

#include "core/quantity.hpp"
#include "shape/geometry.hpp"

#include <functional>
#include <vector>

namespace gridwarden::analysis {

/// The ground on both sides of lines, as far as `half_width` from them: geodesic on WGS 84, round where lines bend or meet, flat across at ends
/// where none goes on. An end goes on where it is, to a ten-millionth of a degree, a corner of another of the lines, or where
/// `goes_on` says so. Drawn within `tolerance`. Edges are straight in lon/lat; the result is continuous in
/// longitude and may leave [-180, 180]. \pre half_width > 0
shape::Geometry strip_outline(const std::vector<shape::Path>& lines, Length half_width, Length tolerance,
                              const std::function<bool(shape::Coord)>& goes_on = {});

} // namespace gridwarden::analysis
