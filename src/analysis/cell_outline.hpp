#pragma once

#include "analysis/cell_lattice.hpp"
#include "geodesy/crs.hpp"

#include <span>
#include <vector>

namespace gridwarden::analysis {

/// Between lon/lat and a plane, many at a time on many threads; the answers do not depend on them.
void to_plane(const shape::CrsTag& plane, std::span<shape::Coord> coords, unsigned threads);
/// Longitudes come within 180 degrees of `middle_lon`.
void to_lonlat(const shape::CrsTag& plane, double middle_lon, std::span<shape::Coord> coords, unsigned threads);

/// The outline of a cell on the plane, each side cut into equal pieces: `sides * pieces` positions from the first corner on,
/// counter-clockwise, not closed. The same for both cells of a side to the last bit; with a power of two times the pieces, the
/// positions of the fewer pieces are among those of the more.
void append_outline(const Lattice& lattice, CellAt cell, int pieces, std::vector<shape::Coord>& out);

/// Pieces (a power of two) with which the sides of cells in a box of lon/lat stray by less than 0.1 m from lines straight in
/// lon/lat. \throws Error GW-HOT-053 where 1024 are not enough: beside a pole.
int pieces_needed(const Lattice& lattice, const geodesy::Transform& plane, const shape::Box& lonlat);

} // namespace gridwarden::analysis
