#pragma once

#include "core/quantity.hpp"
#include "shape/coord.hpp"

#include <array>
#include <cstdint>
#include <string>

namespace gridwarden::analysis {

enum class CellShape : std::uint8_t { square, hexagon };

/// A cell of a lattice: columns count to the east, rows to the north, from the origin of the plane.
struct CellAt {
    std::int32_t row = 0;
    std::int32_t column = 0;
    friend auto operator<=>(const CellAt&, const CellAt&) = default;
};

/// A corner or a middle, counted in steps of the lattice: cells that share a corner share its numbers, so also its bytes.
struct Node {
    std::int64_t x = 0;
    std::int64_t y = 0;
};

/// An endless lattice of cells of one area on a plane. Square (row, column) covers [column, column + 1) x [row, row + 1) sizes:
/// its west and south side are its own. Hexagons stand on a corner, have the area of the square, and every other row (the odd
/// ones) lies half a width further east; the centre of hexagon (0, 0) is the origin.
class Lattice {
public:
    /// `size` is the side of the square. \throws Error GW-HOT-052 below 1 m or above 500 km.
    Lattice(CellShape shape, Length size);

    [[nodiscard]] CellShape shape() const noexcept { return shape_; }
    [[nodiscard]] double size_m() const noexcept { return size_; }
    [[nodiscard]] double area_m2() const noexcept { return size_ * size_; }
    [[nodiscard]] int sides() const noexcept { return shape_ == CellShape::square ? 4 : 6; }

    /// The cell that holds a position: hexagons by the nearest centre. A position on a border belongs to the cell of the greatest
    /// row, then column, that it touches. \pre finite, below 5e7 m
    [[nodiscard]] CellAt at(shape::Coord plane) const noexcept;
    [[nodiscard]] shape::Coord centre(CellAt cell) const noexcept;
    /// Counter-clockwise; the first `sides()` are set.
    [[nodiscard]] std::array<Node, 6> corners(CellAt cell) const noexcept;
    [[nodiscard]] shape::Coord place(Node node) const noexcept {
        return {static_cast<double>(node.x) * step_x_, static_cast<double>(node.y) * step_y_};
    }
    /// The box of a cell on the plane.
    [[nodiscard]] shape::Box box(CellAt cell) const noexcept;
    /// Cells whose boxes may touch a box: rows and columns from `first` to `last`.
    void touching(const shape::Box& plane, CellAt& first, CellAt& last) const noexcept;

    /// `<plane>-sq1000m-R50012C49988` (`hx` for hexagons): numbers count from 50000 (or 500000, ... where cells are smaller) at the
    /// origin of the plane and have one length, so that the bytes of ids order cells by row, then column.
    [[nodiscard]] std::string id_prefix(const std::string& plane) const;
    [[nodiscard]] std::string id(const std::string& prefix, CellAt cell) const;

private:
    CellShape shape_;
    double size_;
    double step_x_; ///< metres a step of a node
    double step_y_;
    std::int64_t bias_;
    std::size_t digits_;
};

} // namespace gridwarden::analysis
