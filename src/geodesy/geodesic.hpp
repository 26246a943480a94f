#pragma once

#include "core/quantity.hpp"
#include "shape/geometry.hpp"

namespace gridwarden::geodesy {

/// Answer of the inverse problem on WGS 84.
struct Line {
    Length distance;
    Angle azimuth_from; ///< at the first point, clockwise from north, [0, 360)
    Angle azimuth_to;   ///< forward azimuth at the second point
};

/// Shortest line between two positions (degrees, WGS 84), by Karney's algorithm: error below 1e-8 m.
/// Source: C. F. F. Karney, Algorithms for geodesics, J. Geodesy 87 (2013).
Line inverse(shape::Coord from, shape::Coord to);
Length distance(shape::Coord from, shape::Coord to);
shape::Coord direct(shape::Coord from, Angle azimuth, Length distance);

/// Area of polygons whose edges are straight in longitude/latitude, on the WGS 84 ellipsoid, to 1e-9 relative (and
/// 1e-4 m2). Outer rings count positive and holes negative whatever their direction; other kinds have no area. Edges
/// over 180 degrees long are taken to cross the antimeridian. A ring around a pole is refused (GW-GEOM-010).
Area area(const shape::Geometry& polygons);

/// Length of lines whose edges are straight in lon/lat is taken geodesically from vertex to vertex.
Length length(const shape::Geometry& lines);

/// Shortest geodesic distance from a position to an edge that is straight in lon/lat, to 1 mm.
Length distance_to_edge(shape::Coord p, shape::Coord a, shape::Coord b);

/// Degrees of latitude and of longitude that certainly hold a distance at this place (a box that can only be too large;
/// 360 of longitude near a pole).
struct Reach {
    double lat_deg;
    double lon_deg;
};
Reach reach(shape::Coord at, Length distance);

} // namespace gridwarden::geodesy
