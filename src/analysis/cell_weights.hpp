#pragma once

#include "analysis/study_cells.hpp"
#include "analysis/weights.hpp"

namespace gridwarden::analysis {

/// Neighbours of cells: a square's that share a corner (queen) or a side (rook); a hexagon's six. Only cells of the study area
/// count, clipped or not.
Weights cell_contiguity(const StudyCells& cells, bool corners);

} // namespace gridwarden::analysis
