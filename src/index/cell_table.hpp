#pragma once

#include "index/leaf.hpp"
#include "shape/geometry.hpp"

namespace gridwarden::index {

/// The cells of a partition as tables. A value with the high bit set points further, one without is an owner, or `ask`.
///
/// `top` is a square grid over the extent. A top cell that no border passes holds its owner; any other points to a square of smaller
/// cells in `leaves`, as many as its edges are worth. A small cell holds its owner, or points to its `lines`. `ask` is for cells where
/// units overlap or borders do not match (and where the building had no luck): there another index must be asked.
struct CellTable {
    static constexpr std::uint32_t further = 0x80000000U;
    static constexpr std::uint32_t ask = 0x7FFFFFFFU;
    static constexpr int attempts = 8;

    struct Square {
        std::uint32_t first = 0;   ///< in `leaves`
        std::uint8_t bits = 0;     ///< of 2^bits by 2^bits cells
        std::uint8_t attempt = 0;  ///< which offsets the reference points have
    };

    std::vector<Edge> edges;
    Frame frame;
    int top_bits = 0;
    std::vector<std::uint32_t> top;
    std::vector<Square> squares;
    std::vector<std::uint32_t> leaves;
    std::vector<Line> lines;

    /// Where in a cell its reference point stands: nowhere a border is likely to pass (no round share of a cell).
    static double offset_x(int attempt) { return 0.5 + 0.00137 * (1 + attempt); }
    static double offset_y(int attempt) { return 0.5 - 0.00211 * (1 + attempt); }
    static double reference_at(std::uint32_t cell_begin, double side, double offset) { return cell_begin + offset * side; }

    [[nodiscard]] std::uint32_t top_side() const noexcept { return 1U << (Frame::bits - top_bits); }
};

/// Builds the tables over units that are unwrapped. The same at any number of threads. With no edges `top` is empty.
CellTable build_cell_table(std::span<const shape::Geometry> units, unsigned threads);

} // namespace gridwarden::index
