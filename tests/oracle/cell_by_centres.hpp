#pragma once

#include "analysis/cell_lattice.hpp"

#include <cmath>

namespace gridwarden::oracle {

/// The cell that holds a position, by looking at all of a block of cells: squares by their sides, hexagons by the nearest centre;
/// of several the greatest.
inline analysis::CellAt cell_by_looking(const analysis::Lattice& lattice, shape::Coord p, int rows) {
    analysis::CellAt best;
    double least = INFINITY;
    for (int row = -rows; row <= rows; ++row) {
        for (int column = -rows; column <= rows; ++column) {
            const analysis::CellAt cell{row, column};
            if (lattice.shape() == analysis::CellShape::square) {
                const auto box = lattice.box(cell);
                if (box.contains(p)) {
                    best = cell; // later ones are greater
                }
                continue;
            }
            const auto centre = lattice.centre(cell);
            const double away = (p.x - centre.x) * (p.x - centre.x) + (p.y - centre.y) * (p.y - centre.y);
            if (away <= least) {
                least = away;
                best = cell;
            }
        }
    }
    return best;
}

} // namespace gridwarden::oracle
