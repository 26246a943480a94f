#pragma once

#include "index/partition_edges.hpp"

#include <algorithm>
#include <cmath>

namespace gridwarden::index {

/// Cells are found by whole numbers: the extent is cut into 2^30 fine steps each way. Edges and points are taken to fine steps by the
/// same monotone function, and edges are put into every cell they come within 0.01 steps of, which rounding (below 1e-5) cannot cross.
struct Frame {
    static constexpr int bits = 30;
    static constexpr double widening = 0.01;
    double x0 = 0.0, y0 = 0.0; ///< lower left corner
    double sx = 0.0, sy = 0.0; ///< fine steps a degree
    [[nodiscard]] double fine_x(double x) const noexcept { return (x - x0) * sx; }
    [[nodiscard]] double fine_y(double y) const noexcept { return (y - y0) * sy; }
    [[nodiscard]] double x_at(double fine) const noexcept { return x0 + fine / sx; }
    [[nodiscard]] double y_at(double fine) const noexcept { return y0 + fine / sy; }
};

/// A square of `cells` by `cells` cells, all in fine steps.
struct Grid {
    std::uint32_t left = 0, bottom = 0;
    std::uint32_t side = 0; ///< of a cell
    std::uint32_t cells = 0;
};

/// Calls `visit(column, row)` for the cells of a grid that an edge touches, row by row: in each the stretch between where the edge
/// enters the row and where it leaves.
template <class Visit>
void each_cell(const Frame& frame, const Grid& grid, const Edge& edge, const Visit& visit) {
    const double ax = frame.fine_x(edge.a.x) - grid.left;
    const double ay = frame.fine_y(edge.a.y) - grid.bottom;
    const double bx = frame.fine_x(edge.b.x) - grid.left;
    const double by = frame.fine_y(edge.b.y) - grid.bottom;
    const double side = grid.side;
    const int last = static_cast<int>(grid.cells) - 1;
    const auto cell = [&](double fine) { return static_cast<int>(std::floor(fine / side)); };
    const auto [low_x, high_x] = std::minmax(ax, bx);
    const double slope = by - ay < 1.0 ? 0.0 : (bx - ax) / (by - ay);
    const int top = std::min(cell(by + Frame::widening), last);
    for (int row = std::max(cell(ay - Frame::widening), 0); row <= top; ++row) {
        double from = low_x;
        double to = high_x;
        if (by - ay >= 1.0) { // a flatter edge touches its whole stretch in every row
            const double enters = ax + (std::max(ay, row * side - Frame::widening) - ay) * slope;
            const double leaves = ax + (std::min(by, (row + 1) * side + Frame::widening) - ay) * slope;
            from = std::max(std::min(enters, leaves), low_x);
            to = std::min(std::max(enters, leaves), high_x);
        }
        const int right = std::min(cell(to + Frame::widening), last);
        for (int column = std::max(cell(from - Frame::widening), 0); column <= right; ++column) {
            visit(static_cast<std::uint32_t>(column), static_cast<std::uint32_t>(row));
        }
    }
}

/// Edges by cell: those of cell i are `edges[first[i]]` up to `edges[first[i + 1]]`, ascending.
struct CellLists {
    std::vector<std::uint32_t> first;
    std::vector<std::uint32_t> edges;
    [[nodiscard]] std::span<const std::uint32_t> of(std::size_t cell) const {
        return std::span(edges).subspan(first[cell], first[cell + 1] - first[cell]);
    }
};

/// Sorts some edges into the cells of a grid (counting sort).
inline void list_by_cell(const Frame& frame, const Grid& grid, std::span<const Edge> edges, std::span<const std::uint32_t> among, CellLists& lists) {
    lists.first.assign(std::size_t{grid.cells} * grid.cells + 2, 0);
    const auto each = [&](auto act) {
        for (const auto edge : among) {
            each_cell(frame, grid, edges[edge], [&](std::uint32_t column, std::uint32_t row) { act(std::size_t{row} * grid.cells + column, edge); });
        }
    };
    each([&](std::size_t cell, std::uint32_t) { ++lists.first[cell + 2]; });
    for (std::size_t i = 2; i < lists.first.size(); ++i) {
        lists.first[i] += lists.first[i - 1];
    }
    lists.edges.resize(lists.first.back());
    each([&](std::size_t cell, std::uint32_t edge) { lists.edges[lists.first[cell + 1]++] = edge; });
    lists.first.pop_back();
}

} // namespace gridwarden::index
