#pragma once

#include "model/units.hpp"
#include "shape/coord.hpp"

#include <span>
#include <vector>

namespace gridwarden::analysis {

/// The box of each unit, in row order.
std::vector<shape::Box> boxes_of(const model::UnitLevel& level);

/// All corners of some polygons one after the other, and where each polygon's begin (one more offset at the end).
struct Corners {
    std::vector<shape::Coord> at;
    std::vector<std::size_t> first;
};
Corners corners_of(const model::UnitLevel& level);

} // namespace gridwarden::analysis
