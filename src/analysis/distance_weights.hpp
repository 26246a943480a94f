#pragma once

#include "analysis/weights.hpp"
#include "core/quantity.hpp"
#include "shape/geometry.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace gridwarden::analysis {

/// The place a unit is measured from: the centroid of all its parts, weighted by area, in the plane of lon/lat (what GEOS, sf and
/// shapely give for lon/lat); parts on the other side of the antimeridian are moved beside the largest. It may lie outside.
std::vector<shape::Coord> centroids(std::span<const shape::Geometry> polygons);

/// The `count` nearest units by geodesic distance, ties to the smaller row. Not symmetric. Fewer only where there are fewer units.
Weights nearest_weights(std::span<const shape::Coord> places, std::size_t count, unsigned threads);

/// Units within a geodesic distance (closed), each with weight 1.
Weights band_weights(std::span<const shape::Coord> places, Length distance, unsigned threads);

/// Weights that fall with distance d, u = d / bandwidth: triangular 1 - u, quartic (1 - u^2)^2 (both 0 from the bandwidth on),
/// gaussian exp(-u^2 / 2) up to 3 bandwidths. All are 1 at d = 0, the weight that a unit itself has in Gi*.
enum class Kernel { triangular, quartic, gaussian };
Weights kernel_weights(std::span<const shape::Coord> places, Kernel kernel, Length bandwidth, unsigned threads);

} // namespace gridwarden::analysis
