#pragma once

#include "shape/geometry.hpp"
#include "table/raster.hpp"

#include <vector>

namespace gridwarden::analysis {

/// Round limits of classes for numbers up to `highest`: equal steps of 1, 2, 2.5 or 5 times a power of ten, at most `most` classes;
/// the first is one step, the last at or above `highest`. Empty where `highest` is not above 0.
std::vector<double> round_limits(double highest, std::size_t most);

/// Where a surface is at or above a level: rings on the plane, closed, outer ones counter-clockwise and holes clockwise; none touches
/// another, and those of a higher level lie strictly inside those of a lower one. Between the middles of four cells the
/// surface is four triangles that meet in the mean of the four; outside the raster it is below every level. A crossing keeps a
/// thousandth of an edge from its ends, so levels should be a hundredth of the highest value apart. \pre values are finite, none is
/// negative, nor is the level
std::vector<shape::Path> rings_at_or_above(const table::Raster& raster, double level);

/// The ground from one level up to the next as one multipolygon, holes in their outer rings, from the rings of both. Empty `above`:
/// without an upper end.
shape::Geometry band_between(const std::vector<shape::Path>& from, const std::vector<shape::Path>& above);

} // namespace gridwarden::analysis
