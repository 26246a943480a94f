#pragma once

#include "analysis/cell_lattice.hpp"
#include "analysis/cell_plane.hpp"
#include "model/units.hpp"
#include "shape/geometry.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace gridwarden::analysis {

/// Cells side by side in one row: columns [begin, end), numbered from `first`.
struct CellRun {
    std::int32_t row;
    std::int32_t begin;
    std::int32_t end;
    std::uint32_t first;
};

/// What of a cell lies in the study area, where that is not all of it.
struct ClippedCell {
    std::uint32_t cell;
    shape::Geometry ground; ///< drawn, lon/lat
    Area area;              ///< of what lies inside, along the cell's own sides
};

/// The cells that cover a study area, numbered by row, then column: the order of their ids' bytes. Cells without ground inside do
/// not exist. Every cell has the area of the lattice on the ellipsoid but for the clipped ones, and the areas add up to that of the
/// study area to 1e-9 (1.2e-9 at the equator, where PROJ's way back from the plane is so exact).
struct StudyCells {
    CellPlane plane;
    Lattice lattice;
    shape::Geometry area;             ///< the study area, lon/lat, unwrapped
    double middle_lon = 0;            ///< longitudes of drawn cells lie within 180 degrees of it
    int pieces = 1;                   ///< straight lines that a side is drawn with, so that it strays by less than 0.1 m
    std::vector<CellRun> runs;
    std::vector<std::size_t> row_runs;///< first run of each row from the lowest on, one more at the end
    std::vector<ClippedCell> clipped; ///< ascending by cell
    std::vector<Area> areas;          ///< of each cell

    [[nodiscard]] std::size_t size() const noexcept { return areas.size(); }
    /// The number of a cell, or `model::no_unit`.
    [[nodiscard]] std::uint32_t find(CellAt at) const noexcept;
};

/// Cells in the area itself, before any is made.
double expected_cells(const shape::Geometry& area, const Lattice& lattice);

/// The cells of a study area. Only those on its border are overlaid; the others are told by their place.
/// \pre `area` is valid, unwrapped, in lon/lat
/// \throws Error GW-HOT-053 where a pole lies in a cell of the area, GW-HOT-054 where the area leaves the plane,
/// GW-HOT-055 where nothing of the area is left
StudyCells study_cells(shape::Geometry area, const CellPlane& plane, const Lattice& lattice, unsigned threads);

/// Ids and drawn polygons (lon/lat) of all cells; neighbours share their corners to the last bit.
std::vector<std::string> cell_ids(const StudyCells& cells);
std::vector<CellAt> cell_places(const StudyCells& cells);
shape::GeometryColumn cell_polygons(const StudyCells& cells, unsigned threads);

} // namespace gridwarden::analysis
