#pragma once

#include "shape/coord.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace gridwarden::analysis {

/// For each position how many of them are bit for bit the same (itself included); 0 for positions that are NaN.
std::vector<std::uint32_t> count_same_place(std::span<const shape::Coord> positions);

} // namespace gridwarden::analysis
