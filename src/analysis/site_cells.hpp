#pragma once

#include "core/quantity.hpp"
#include "geodesy/plane_surface.hpp"
#include "shape/coord.hpp"

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace gridwarden::analysis {

/// Points in small cells of longitude and latitude, for questions of one radius: any two points of a cell lie within the radius of each
/// other, and all points within the radius of a cell lie in the cells near it. Distances are geodesic on WGS 84, exact: chords decide, and
/// the inverse problem is solved where they leave the millimetre open. A bound is closed and speaks of whole millimetres.
/// Points are renumbered by cell (`slots`). Immutable, thread safe.
class SiteCells {
public:
    /// \pre points are finite; 1 cm <= radius <= 1000 km
    SiteCells(std::span<const shape::Coord> lonlat, Length radius);

    using Range = std::pair<std::uint32_t, std::uint32_t>; ///< [first, last)
    [[nodiscard]] std::uint32_t cell_count() const noexcept { return static_cast<std::uint32_t>(cells_.size()); }
    [[nodiscard]] Range slots_of(std::uint32_t cell) const { return {starts_[cell], starts_[cell + 1]}; }
    [[nodiscard]] std::uint32_t site_at(std::uint32_t slot) const { return sites_[slot]; }
    /// Runs of cells, this one among them, that hold every point within the radius of a point of the cell.
    void near_cells(std::uint32_t cell, std::vector<Range>& runs) const;
    [[nodiscard]] bool within(std::uint32_t slot, std::uint32_t other) const {
        const double chord2 = squared_chord(slot, other);
        return chord2 <= surely_within_ || (chord2 <= surely_beyond_ && measured_within(slot, other));
    }
    [[nodiscard]] double squared_chord(std::uint32_t slot, std::uint32_t other) const {
        const auto& a = space_[slot];
        const auto& b = space_[other];
        const double x = a.x - b.x;
        const double y = a.y - b.y;
        const double z = a.z - b.z;
        return x * x + y * y + z * z;
    }

private:
    struct Cell {
        std::int64_t row;
        std::int64_t column;
        friend auto operator<=>(const Cell&, const Cell&) = default;
    };
    [[nodiscard]] std::int64_t columns_of(std::int64_t row) const;
    [[nodiscard]] double least_axis_distance(std::int64_t row) const;
    [[nodiscard]] Cell cell_of(shape::Coord c) const;
    void add_run(std::int64_t row, std::int64_t first, std::int64_t last, std::vector<Range>& runs) const;
    [[nodiscard]] bool measured_within(std::uint32_t slot, std::uint32_t other) const;

    std::span<const shape::Coord> lonlat_;
    double radius_m_;
    double side_m_;
    double row_deg_;
    double surely_within_;
    double surely_beyond_;
    std::vector<Cell> cells_;            ///< by row, then column
    std::vector<std::uint32_t> starts_;  ///< first slot of each cell, one more at the end
    std::vector<std::uint32_t> sites_;   ///< by slot
    std::vector<geodesy::Geocentric> space_;  ///< by slot
};

} // namespace gridwarden::analysis
