#pragma once

#include "index/box_index.hpp"
#include "model/units.hpp"
#include "shape/coord.hpp"

#include <span>
#include <vector>

namespace gridwarden::analysis {

/// The box of each unit, in row order.
std::vector<shape::Box> boxes_of(const model::UnitLevel& level);

/// Units across the antimeridian are unwrapped, so what lies beside them may stand a turn away. A geometry moved by so many degrees of
/// longitude; one moved by a turn where only then its box meets the other; and the rows of boxes met at any turn, ascending.
shape::Geometry moved(shape::Geometry geometry, double degrees);
shape::Geometry turned_to_meet(const shape::Geometry& geometry, const shape::Box& box);
std::vector<std::uint32_t> touching(const index::BoxIndex& index, shape::Box box);

/// All corners of some polygons one after the other, and where each polygon's begin (one more offset at the end).
struct Corners {
    std::vector<shape::Coord> at;
    std::vector<std::size_t> first;
};
Corners corners_of(const model::UnitLevel& level);

} // namespace gridwarden::analysis
