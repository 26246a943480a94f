#pragma once

#include "page/canvas.hpp"

#include <string>
#include <vector>

namespace gridwarden::page {

/// A table of wrapped text that runs over as many pages as it needs.
struct FlowTable {
    struct Column {
        std::string title;
        double share;        ///< of the breadth; all sum to 1
        bool number = false; ///< set to the right
    };
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows;
};

/// How many rows from `first` on have room in a height (at least one).
std::size_t rows_that_fit(Canvas& canvas, const FlowTable& table, std::size_t first, Size room);

/// Draws rows [first, last) below their header and gives the height.
double draw_rows(Canvas& canvas, const FlowTable& table, std::size_t first, std::size_t last, double x, double y, double width);

} // namespace gridwarden::page
