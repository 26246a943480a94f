#include "analysis/cell_weights.hpp"

#include <array>
#include <span>

namespace gridwarden::analysis {

namespace {

/// Steps to the neighbours, by row, then column, so that rows of weights ascend.
using Steps = std::span<const CellAt>;

constexpr std::array<CellAt, 8> queen{{{-1, -1}, {-1, 0}, {-1, 1}, {0, -1}, {0, 1}, {1, -1}, {1, 0}, {1, 1}}};
constexpr std::array<CellAt, 4> rook{{{-1, 0}, {0, -1}, {0, 1}, {1, 0}}};
constexpr std::array<CellAt, 6> even_row{{{-1, -1}, {-1, 0}, {0, -1}, {0, 1}, {1, -1}, {1, 0}}};
constexpr std::array<CellAt, 6> odd_row{{{-1, 0}, {-1, 1}, {0, -1}, {0, 1}, {1, 0}, {1, 1}}};

Steps steps_of(CellShape shape, std::int32_t row, bool corners) {
    if (shape == CellShape::hexagon) {
        return (row & 1) != 0 ? Steps(odd_row) : Steps(even_row);
    }
    return corners ? Steps(queen) : Steps(rook);
}

} // namespace

Weights cell_contiguity(const StudyCells& cells, bool corners) {
    Weights weights;
    weights.first.reserve(cells.size() + 1);
    weights.neighbours.reserve(cells.size() * (corners ? 8 : 6));
    for (const auto& run : cells.runs) {
        const auto steps = steps_of(cells.lattice.shape(), run.row, corners);
        for (auto column = run.begin; column < run.end; ++column) {
            for (const auto step : steps) {
                if (const auto other = cells.find({run.row + step.row, column + step.column}); other != model::no_unit) {
                    weights.neighbours.push_back(other);
                }
            }
            weights.first.push_back(weights.neighbours.size());
        }
    }
    return weights;
}

} // namespace gridwarden::analysis
