#pragma once

#include "core/quantity.hpp"
#include "shape/geometry.hpp"

#include <optional>
#include <string>
#include <vector>

namespace gridwarden::geometry {

/// All functions work in the plane of the coordinates they are given (lon/lat edges straight, as the contract has it)
/// and are pure: values in, values out. GEOS contexts are per thread inside.

/// Version of the GEOS library.
std::string geos_version();

/// Why a polygon is not valid, and where; nothing where it is valid. Empty geometries, points and lines are valid.
struct Defect {
    std::string reason; ///< GEOS' words: `Self-intersection`, `Ring Self-intersection`, ...
    shape::Coord at;
};
std::optional<Defect> find_defect(const shape::Geometry& geometry);

/// Repairs by structure (GEOS MakeValid, method structure: outer rings are joined, holes taken away, a hole outside its
/// ring is ground of its own); keeps polygons only. Coordinates that are not finite are left out. The result may be
/// empty. A valid polygon comes back unchanged, coordinate by coordinate. What comes back is valid. \throws Error
/// GW-GEOM-002 where GEOS cannot make it so.
shape::Geometry make_valid(const shape::Geometry& polygons);

/// A ring around a pole has turned by 360 degrees of longitude when it closes.
bool encircles_pole(const shape::Geometry& lonlat);

/// Makes edges over 180 degrees long short by adding or taking 360 to the longitudes behind them, ring by ring: the
/// result is continuous and may leave [-180, 180], the middle of each part does not. Holes are moved beside their outer
/// ring. Parts that were cut at the antimeridian (one has an edge along 180, one along -180) are joined again where
/// they are valid, so that the cut is no border. A ring round a pole stays open: ask `encircles_pole` first.
shape::Geometry unwrap(const shape::Geometry& lonlat);

/// Cuts what leaves [-180, 180] at the antimeridian and moves the pieces back inside (RFC 7946, 3.1.9).
shape::Geometry split_at_antimeridian(const shape::Geometry& unwrapped);

/// Outer rings counter-clockwise, holes clockwise (RFC 7946, 3.1.6).
void orient_rings(shape::Geometry& polygons);

/// Overlays of valid geometries. An intersection keeps what has the dimension of the lesser argument (two polygons that
/// share only a border have none), a difference that of the first. \throws Error GW-GEOM-002 where GEOS refuses.
shape::Geometry intersection(const shape::Geometry& a, const shape::Geometry& b);
shape::Geometry difference(const shape::Geometry& a, const shape::Geometry& b);
shape::Geometry unary_union(const std::vector<const shape::Geometry*>& polygons);

/// One geometry of polygons that meet without overlap, as cells and areal units do: a coverage union where it proves right (valid, and
/// of the sum of the areas to 1e-12), else the union of the overlay. \throws as those
shape::Geometry dissolve(const std::vector<const shape::Geometry*>& polygons);

/// A point inside the polygon (GEOS point on surface), for labels and issues; NaN in an empty one.
shape::Coord point_inside(const shape::Geometry& polygon);

/// The largest circle inside a polygon: its centre is the pole of inaccessibility, where a name stands best. Found to `tolerance` (GEOS maximum inscribed
/// circle); NaN and 0 in an empty polygon.
struct Circle {
    shape::Coord centre;
    double radius = 0;
};
Circle largest_inner_circle(const shape::Geometry& polygon, double tolerance);

/// Whether polygon `a` covers polygon `b` (GEOS covers).
bool covers(const shape::Geometry& a, const shape::Geometry& b);

} // namespace gridwarden::geometry
