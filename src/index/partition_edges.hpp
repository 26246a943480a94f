#pragma once

#include "shape/geometry.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace gridwarden::index {

/// Owners are written as unit + 1, so that 0 is the ground of nobody.
inline constexpr std::uint32_t nobody = 0;

/// An edge of the partition, once however many units share it. It goes up (`a.y < b.y`) or, where it is level, to the left: then
/// "not left" means "right or above" everywhere.
struct Edge {
    shape::Coord a;
    shape::Coord b;
    std::int64_t step = 0;        ///< what a step from left to right over the edge adds to the sum of owners
    std::uint32_t left = nobody;
    std::uint32_t right = nobody; ///< the same as `left` where the edge has not one owner a side at most
    [[nodiscard]] bool plain() const noexcept { return left != right; }
};

/// Sums of owners tell how many units hold a point, and which one where it is one.
constexpr std::int64_t one_owner = std::int64_t{1} << 40;
constexpr std::int64_t weight_of(std::uint32_t owner) { return owner == nobody ? 0 : one_owner + owner; }

/// Edges of units that are unwrapped, in order of first appearance.
std::vector<Edge> partition_edges(std::span<const shape::Geometry> units);

} // namespace gridwarden::index
