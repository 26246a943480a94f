#pragma once

#include "analysis/weights.hpp"
#include "core/quantity.hpp"
#include "shape/geometry.hpp"

#include <span>

namespace gridwarden::analysis {

/// Queen: borders meet, be it in a point. Rook: they share a stretch.
enum class Contiguity { queen, rook };

/// Neighbours by their borders; symmetric. Corners and edges that are the same to the last bit are found by sorting. What is left
/// (edges that have no twin: the outer border, T-junctions, borders drawn twice) is compared on the ground: borders within `snap`
/// of each other meet, and share a stretch where they run along each other within it over more than 10 times `snap`, so that
/// neither a corner nor a narrow angle makes a rook neighbour. The default closes what rounding of coordinates to 6 or 7 decimals
/// and edges straight in another plane open; 0 compares exactly (to a micrometre). \pre valid polygons in lon/lat, unwrapped
inline constexpr Length usual_snap = Length::metres(0.1);
Weights contiguity(std::span<const shape::Geometry> polygons, Contiguity kind, Length snap, unsigned threads);

} // namespace gridwarden::analysis
