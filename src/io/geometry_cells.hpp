#pragma once

#include "io/coordinates_out.hpp"
#include "table/table.hpp"

#include <string>
#include <vector>

namespace gridwarden::io {

/// Which columns a table without a geometry type needs to hold geometries: single points two of coordinates, all else one of WKT.
struct GeometryColumns {
    bool points = false;
    bool wkt = false;
    friend bool operator==(const GeometryColumns&, const GeometryColumns&) = default;
};

/// What the rows of a batch need; nothing where no row has a geometry.
GeometryColumns needed_by(const table::Batch& batch);

/// `lon`, `lat` (`x`, `y` on a plane) and `wkt`.
std::vector<std::string> names_of(const GeometryColumns& columns, const CoordinatesOut& coordinates);

/// Decimals that make sense: the precision asked for, at most 4 (0.1 mm) on a plane.
int decimals_of(const CoordinatesOut& coordinates, int precision);

} // namespace gridwarden::io
