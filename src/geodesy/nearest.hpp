#pragma once

#include "core/quantity.hpp"
#include "shape/coord.hpp"

namespace gridwarden::geodesy {

/// The shortest way between two things, and where it begins and ends (longitudes in [-180, 180]).
struct Nearest {
    Length distance;
    shape::Coord from;
    shape::Coord to;
};

/// From a position to an edge that is straight in lon/lat, geodesic, to 1 mm.
Nearest nearest_on_edge(shape::Coord p, shape::Coord a, shape::Coord b);

/// From the edge a-b to the edge c-d, both straight in lon/lat, geodesic, to 1 mm; 0 where they cross. Edges of one position are allowed.
Nearest nearest_between_edges(shape::Coord a, shape::Coord b, shape::Coord c, shape::Coord d);

} // namespace gridwarden::geodesy
