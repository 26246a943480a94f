#pragma once

#include "shape/coord.hpp"
#include "shape/crs_tag.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace gridwarden::table {

/// Square cells of a plane, rows from north to south, columns from west to east.
struct Grid {
    shape::CrsTag crs;   ///< of the plane; metres
    double west_m = 0;   ///< outer edge of the first column
    double north_m = 0;  ///< outer edge of the first row
    double cell_m = 0;   ///< side of a cell
    std::size_t columns = 0;
    std::size_t rows = 0;
    [[nodiscard]] std::size_t size() const noexcept { return columns * rows; }
    /// The middle of a cell.
    [[nodiscard]] double x(std::size_t column) const noexcept { return west_m + (static_cast<double>(column) + 0.5) * cell_m; }
    [[nodiscard]] double y(std::size_t row) const noexcept { return north_m - (static_cast<double>(row) + 0.5) * cell_m; }
    [[nodiscard]] shape::Coord middle(std::size_t cell) const noexcept { return {x(cell % columns), y(cell / columns)}; }
};

/// One number a cell of a grid, row by row; NaN where there is no data.
struct Raster {
    Grid grid;
    std::vector<double> values;
    std::string band; ///< what the numbers are: `sites per km²`
    std::string unit; ///< `1/km2`
};

} // namespace gridwarden::table
