#pragma once

#include "index/cell_grid.hpp"

#include <array>
#include <optional>

namespace gridwarden::index {

/// Two edges of a cell that borders pass, in one cache line. The place of a point is told from the cell's reference point, whose owner
/// is known: walk from there up or down to the height of the point, then along it, and change the owner at each edge met. Changes are
/// the xor of both owners (A. Kipf et al., Adaptive Main-Memory Indexing for High-Performance Point-Polygon Joins, EDBT 2020, have the
/// cells): xor knows no order, so edges are looked at as they stand. Coordinates are from the reference point, in half cells.
struct alignas(64) Line {
    std::array<float, 2> nx, ny, c;     ///< nx * u + ny * v + c, positive on the left of the edge
    std::array<float, 2> low, high;     ///< v of the ends
    std::array<std::uint32_t, 2> change;///< left xor right owner
    std::uint32_t reference = nobody;   ///< owner of the reference point
    std::uint8_t lines = 0;             ///< lines of this leaf from here on
    std::uint8_t up = 0;                ///< bits: the edges that the way up from the reference point passes
    std::uint8_t left = 0;              ///< bits: the edges that have the reference point on their left
    std::array<std::uint32_t, 2> edge;  ///< numbers for the exact answer
    static constexpr std::uint32_t no_edge = 0xFFFFFFFFU;
};
static_assert(sizeof(Line) == 64);

/// Signs closer to zero than this are left to the exact answer. u, v are below 1.2 and |nx| + |ny| = 1, so 12 roundings of floats below
/// 2 make an error under 12 * 2^-24 < 2^-20; those of the doubles before are far below (cells are at least 2^8 fine steps wide).
inline constexpr float unsure = 0x1.0p-19F;

/// A cell with edges, and its reference point.
struct LeafCell {
    std::span<const std::uint32_t> edges;
    shape::Coord reference;
    double fine_x = 0.0, fine_y = 0.0; ///< of the reference point
    double side = 0.0;                 ///< in fine steps
    double left = 0.0, bottom = 0.0;   ///< in fine steps
};

/// What an attempt to make the lines of a leaf came to.
enum class LeafMade { done, unlucky, not_plain };

/// Appends the lines of a leaf whose reference point has this owner. `unlucky`: the reference point lies on an edge, or above or below
/// an end of one; another must be chosen. `not_plain`: within this cell more than one unit holds a point, or may, as edges cross or
/// touch elsewhere than at common ends; nothing is appended then.
LeafMade append_lines(const Frame& frame, std::span<const Edge> edges, const LeafCell& cell, std::uint32_t owner, std::vector<Line>& lines);

/// The owner at a point by floats; false where a sign is unsure.
inline bool quick_owner(const Line* line, float u, float v, std::uint32_t& owner) {
    owner = line->reference;
    for (const Line* end = line + line->lines; line < end; ++line) {
        for (unsigned k = 0; k < 2; ++k) {
            const float at_corner = line->ny[k] * v + line->c[k];
            const float at_point = line->nx[k] * u + at_corner;
            const float above_low = v - line->low[k];
            const float above_high = v - line->high[k];
            if (std::fabs(at_corner) < unsure || std::fabs(at_point) < unsure || std::fabs(above_low) < unsure || std::fabs(above_high) < unsure) {
                return false;
            }
            const bool left = at_corner > 0.0F;
            const bool up = ((line->up >> k) & 1U) != 0 && (((line->left >> k) & 1U) != 0) != left;
            const bool along = above_low > 0.0F && above_high < 0.0F && (at_point > 0.0F) != left;
            owner ^= up != along ? line->change[k] : 0U;
        }
    }
    return true;
}

/// The exact answer: the owner, or in `touched` those of the edges the point lies on, ascending and each once.
std::uint32_t exact_owner(const Line* lines, std::span<const Edge> edges, double reference_x, shape::Coord p, std::vector<std::uint32_t>& touched);

} // namespace gridwarden::index
