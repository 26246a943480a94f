#include "index/reference_points.hpp"

#include "index/orientation.hpp"

#include <algorithm>

namespace gridwarden::index {

namespace {

using shape::Coord;

/// Half-open, so that a way that passes through a corner meets one of the two edges there.
bool passes(double from, double to, double at) { return (from <= at) != (to <= at); }

/// The number of points of an ascending row that lie before an edge, where `side(i)` is positive before it, negative behind it and 0
/// on it; begins at a guess, because computed crossings may be wrong by rounding. None where a neighbour of the crossing is on it.
template <class Side>
std::optional<std::size_t> count_before(std::size_t guess, std::size_t count, const Side& side) {
    while (guess > 0 && side(guess - 1) < 0) {
        --guess;
    }
    while (guess < count && side(guess) > 0) {
        ++guess;
    }
    const bool on_edge = (guess > 0 && side(guess - 1) == 0) || (guess < count && side(guess) == 0);
    return on_edge ? std::nullopt : std::optional(guess);
}

std::size_t place(const std::vector<double>& ascending, double value) {
    return static_cast<std::size_t>(std::upper_bound(ascending.begin(), ascending.end(), value) - ascending.begin());
}

/// Notes where an edge crosses the rows: the points behind it in a row are one step further.
bool cross_rows(const Edge& edge, const ReferencePoints& points, std::vector<std::int64_t>& sums) {
    const auto columns = points.xs.size();
    const auto slope = (edge.b.x - edge.a.x) / (edge.b.y - edge.a.y);
    auto row = static_cast<std::size_t>(std::lower_bound(points.ys.begin(), points.ys.end(), edge.a.y) - points.ys.begin());
    for (; row < points.ys.size() && points.ys[row] < edge.b.y; ++row) {
        const double y = points.ys[row];
        const auto before = count_before(place(points.xs, edge.a.x + (y - edge.a.y) * slope), columns,
                                         [&](std::size_t i) { return orientation(edge.a, edge.b, {points.xs[i], y}); });
        if (!before) {
            return false;
        }
        if (*before > 0 && *before < columns) {
            sums[row * columns + *before] += edge.step;
        }
    }
    return true;
}

/// The same up the first column. An edge that rises to the right has its left side above.
bool cross_first_column(const Edge& edge, const ReferencePoints& points, std::vector<std::int64_t>& sums) {
    const double x = points.xs.front();
    if (!passes(edge.a.x, edge.b.x, x)) {
        return true;
    }
    const int left_below = edge.b.x > edge.a.x ? -1 : 1;
    const auto guess = place(points.ys, edge.a.y + (x - edge.a.x) * (edge.b.y - edge.a.y) / (edge.b.x - edge.a.x));
    const auto before = count_before(guess, points.ys.size(), [&](std::size_t j) { return left_below * orientation(edge.a, edge.b, {x, points.ys[j]}); });
    if (before && *before > 0 && *before < points.ys.size()) {
        sums[*before * points.xs.size()] += left_below * edge.step;
    }
    return before.has_value();
}

} // namespace

std::optional<std::int64_t> sum_by_walk(std::span<const Edge> edges, std::span<const std::uint32_t> among, Coord from, std::int64_t sum, Coord to) {
    const Coord corner{from.x, to.y};
    for (const auto number : among) {
        const Edge& edge = edges[number];
        const bool along = passes(edge.a.y, edge.b.y, to.y);
        const bool up = passes(edge.a.x, edge.b.x, from.x);
        if (!along && !up) {
            continue;
        }
        const int at_end = orientation(edge.a, edge.b, to);
        const int at_corner = orientation(edge.a, edge.b, corner);
        const int at_start = orientation(edge.a, edge.b, from);
        if (at_end == 0 || at_start == 0 || edge.a == corner || edge.b == corner) {
            return std::nullopt;
        }
        // A corner on the edge itself counts as not left in both legs, so whichever it were, both would tell the same.
        const int steps = (up ? (at_start > 0) - (at_corner > 0) : 0) + (along ? (at_corner > 0) - (at_end > 0) : 0);
        sum += steps * edge.step;
    }
    return sum;
}

bool sums_by_rows(std::span<const Edge> edges, std::span<const std::uint32_t> among, const ReferencePoints& points, std::int64_t first,
                  std::vector<std::int64_t>& sums) {
    const auto columns = points.xs.size();
    sums.assign(columns * points.ys.size(), 0);
    for (const auto edge : among) {
        if (!cross_rows(edges[edge], points, sums) || !cross_first_column(edges[edge], points, sums)) {
            return false;
        }
    }
    sums.front() = first;
    for (std::size_t row = 0; row < points.ys.size(); ++row) {
        auto* line = sums.data() + row * columns;
        line[0] += row > 0 ? line[-static_cast<std::ptrdiff_t>(columns)] : 0;
        for (std::size_t column = 1; column < columns; ++column) {
            line[column] += line[column - 1];
        }
    }
    return true;
}

} // namespace gridwarden::index
