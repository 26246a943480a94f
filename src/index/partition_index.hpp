#pragma once

#include "shape/geometry.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace gridwarden::index {

/// Which areal unit a point lies in. `unit` is the row of the unit, or `none`, or `several`: then the point lies on a
/// border or in an overlap and all its owners are in `Located::owners`.
inline constexpr std::uint32_t none = 0xFFFFFFFFu;
inline constexpr std::uint32_t several = 0xFFFFFFFEu;

struct Owner {
    std::uint32_t unit;
    bool on_border; ///< on the border of this unit (it covers the point, its interior does not hold it)
};

/// The answer to a batch of points.
struct Located {
    std::vector<std::uint32_t> unit; ///< for each point: a unit, `none` or `several`
    std::vector<std::uint32_t>
        special; ///< ascending rows of the points that are `several`, or on the border of their one unit
    std::vector<std::uint32_t> first_owner; ///< special.size() + 1 offsets into `owners`
    std::vector<Owner> owners;              ///< ascending by unit row for each point
};

/// Exact point-to-areal-unit: a unit owns the points that its polygon covers (GEOS `covers`: interior and border),
/// edges straight in lon/lat. Polygons must be valid; they may overlap. They are unwrapped, so that a unit across the
/// antimeridian is one piece. NaN points are in no unit. Answers do not depend on threads. Immutable once built.
class PartitionIndex {
public:
    virtual ~PartitionIndex() = default;
    [[nodiscard]] virtual Located locate(std::span<const shape::Coord> points, unsigned threads) const = 0;
};

/// The index that is done soonest with building and `points` questions. \pre `units` outlive it
std::unique_ptr<PartitionIndex> build_partition_index(std::span<const shape::Geometry> units, std::size_t points, unsigned threads);

/// Builds over GEOS: STRtree of envelopes, then IndexedPointInAreaLocator of each candidate.
std::unique_ptr<PartitionIndex> build_geos_index(std::span<const shape::Geometry> units, unsigned threads);

/// Builds a grid of cells, most of which have one owner (cell_table.hpp). Where units overlap, or borders do not match, the
/// points concerned are given to a GEOS index, which is built when the first of them comes. \pre `units` outlive it
std::unique_ptr<PartitionIndex> build_cell_index(std::span<const shape::Geometry> units, unsigned threads);

} // namespace gridwarden::index
