#pragma once

#include "shape/geometry.hpp"

#include <string>

namespace gridwarden::io {

/// `[lon,lat]` with a fixed number of decimals, trailing zeros cut.
void append_geojson_position(std::string& out, shape::Coord coord, int precision);

/// A geometry that is canonical already (see `canonical_lonlat`); one of no kind or no part is `null`.
void append_canonical_geometry(std::string& out, const shape::Geometry& geometry, int precision);

} // namespace gridwarden::io
