#pragma once

#include "analysis/study_cells.hpp"
#include "table/table.hpp"

#include <cstdint>
#include <vector>

namespace gridwarden::analysis {

/// The cell of every site, or `model::no_unit` for sites without a place and for those outside the study area (its border is
/// inside). A point belongs to the cell that `Lattice::at` gives for its position on the plane; a footprint to the cell with its
/// largest share of area (a line's of length, of several points the most), ties to the smaller id. The same at any thread count.
std::vector<std::uint32_t> cells_of_sites(const table::Table& sites, const StudyCells& cells, unsigned threads);

} // namespace gridwarden::analysis
