#include "analysis/cell_lattice.hpp"

#include "core/error.hpp"
#include "core/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace gridwarden::analysis {

namespace {

constexpr double least_size_m = 1;
constexpr double most_size_m = 500'000;
constexpr double farthest_m = 5e7; ///< no plane of metres has coordinates beyond (belts with a prefix: 4.6e7)

bool odd(std::int64_t row) noexcept { return (row & 1) != 0; }

/// The step [n * size, (n + 1) * size) that holds v, exactly: the quotient may be rounded over a border.
std::int32_t step_of(double v, double size) noexcept {
    const double n = std::floor(v / size);
    return static_cast<std::int32_t>(n * size > v ? n - 1 : (n + 1) * size <= v ? n + 1 : n);
}

double squared(double dx, double dy) noexcept { return dx * dx + dy * dy; }

} // namespace

Lattice::Lattice(CellShape shape, Length size) : shape_(shape), size_(size.in_metres()), step_x_(size_), step_y_(size_), bias_(5), digits_(1) {
    if (!(size_ >= least_size_m && size_ <= most_size_m)) {
        throw Error("GW-HOT-052", {{"value", to_text(size)}});
    }
    if (shape == CellShape::hexagon) {
        const double side = size_ * std::sqrt(2 / (3 * std::numbers::sqrt3)); // area 3 sqrt(3) / 2 side^2 = size^2
        step_x_ = side * std::numbers::sqrt3 / 2;
        step_y_ = side / 2;
    }
    while (static_cast<double>(bias_) * size_ < farthest_m) {
        bias_ *= 10;
        ++digits_;
    }
}

CellAt Lattice::at(shape::Coord p) const noexcept {
    if (shape_ == CellShape::square) {
        return {step_of(p.y, size_), step_of(p.x, size_)};
    }
    // Centres of even rows are one rectangular lattice, those of odd rows another. In each the nearest is one of two in a row.
    const auto whole = [](double v) { return static_cast<std::int32_t>(std::floor(v)); };
    const double width = 2 * step_x_;
    const double two_rows = 6 * step_y_;
    const CellAt even{2 * whole(p.y / two_rows + 0.5), whole(p.x / width)};
    const CellAt other{2 * whole(p.y / two_rows) + 1, whole(p.x / width - 0.5)};
    CellAt best;
    double least = std::numeric_limits<double>::infinity();
    for (const CellAt cell : {even, CellAt{even.row, even.column + 1}, other, CellAt{other.row, other.column + 1}}) {
        const auto middle = centre(cell);
        const double away = squared(p.x - middle.x, p.y - middle.y);
        if (away < least || (away == least && cell > best)) {
            least = away;
            best = cell;
        }
    }
    return best;
}

shape::Coord Lattice::centre(CellAt cell) const noexcept {
    const std::int64_t row = cell.row;
    const std::int64_t column = cell.column;
    if (shape_ == CellShape::square) {
        return {(static_cast<double>(column) + 0.5) * size_, (static_cast<double>(row) + 0.5) * size_};
    }
    return place({2 * column + (odd(row) ? 1 : 0), 3 * row});
}

std::array<Node, 6> Lattice::corners(CellAt cell) const noexcept {
    const std::int64_t row = cell.row;
    const std::int64_t column = cell.column;
    if (shape_ == CellShape::square) {
        return {{{column, row}, {column + 1, row}, {column + 1, row + 1}, {column, row + 1}, {}, {}}};
    }
    const std::int64_t x = 2 * column + (odd(row) ? 1 : 0);
    const std::int64_t y = 3 * row;
    return {{{x, y - 2}, {x + 1, y - 1}, {x + 1, y + 1}, {x, y + 2}, {x - 1, y + 1}, {x - 1, y - 1}}};
}

shape::Box Lattice::box(CellAt cell) const noexcept {
    shape::Box box;
    const auto all = corners(cell);
    for (int i = 0; i < sides(); ++i) {
        box.add(place(all[static_cast<std::size_t>(i)]));
    }
    return box;
}

void Lattice::touching(const shape::Box& plane, CellAt& first, CellAt& last) const noexcept {
    const double column = shape_ == CellShape::square ? size_ : 2 * step_x_;
    const double row = shape_ == CellShape::square ? size_ : 3 * step_y_;
    const int more = shape_ == CellShape::square ? 0 : 1; // a hexagon reaches half a width west and a third of its height south of its row
    const auto whole = [](double v) { return static_cast<std::int32_t>(std::floor(v)); };
    first = {whole(plane.min_y / row) - more, whole(plane.min_x / column) - more};
    last = {whole(plane.max_y / row) + more, whole(plane.max_x / column) + more};
}

std::string Lattice::id_prefix(const std::string& plane) const {
    return plane + (shape_ == CellShape::square ? "-sq" : "-hx") + number_text(size_) + "m-R";
}

std::string Lattice::id(const std::string& prefix, CellAt cell) const {
    std::string text = prefix;
    const auto append = [&](std::int64_t number) {
        const auto digits = std::to_string(number + bias_);
        text.append(digits_ - std::min(digits_, digits.size()), '0');
        text += digits;
    };
    append(cell.row);
    text += 'C';
    append(cell.column);
    return text;
}

} // namespace gridwarden::analysis
