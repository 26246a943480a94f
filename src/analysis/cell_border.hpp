#pragma once

#include "analysis/cell_lattice.hpp"
#include "analysis/cell_outline.hpp"
#include "shape/geometry.hpp"

#include <vector>

namespace gridwarden::analysis {

/// Every cell that the border of an area (edges straight in lon/lat) passes or comes near, by row, then column, each once; some
/// beside it too. \throws Error GW-HOT-054 where the border leaves the plane
std::vector<CellAt> border_cells(const shape::Geometry& area, const Lattice& lattice, const shape::CrsTag& plane, unsigned threads);

/// What of one cell lies in an area.
struct CellGround {
    enum class Kind : std::uint8_t { none, part, whole } kind = Kind::none;
    shape::Geometry drawn;
    Area area;
};

/// Overlays cells with an area, each with the part of the area near it alone. `pieces` as the cells are drawn.
std::vector<CellGround> overlay_cells(const shape::Geometry& area, const std::vector<CellAt>& cells, const Lattice& lattice,
                                      const shape::CrsTag& plane, double middle_lon, int pieces, unsigned threads);

} // namespace gridwarden::analysis
