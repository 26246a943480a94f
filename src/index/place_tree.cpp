#include "index/place_tree.hpp"

#include "geodesy/chord.hpp"
#include "geodesy/geodesic.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <queue>
#include <tuple>

namespace gridwarden::index {

namespace {

constexpr std::size_t leaf = 8;
constexpr double measured_to_m = 1e-5;

std::array<double, 3> in_space(shape::Coord c) {
    const auto at = geodesy::geocentric(c);
    return {at.x, at.y, at.z};
}

double squared(const std::array<double, 3>& a, const std::array<double, 3>& b) {
    const double x = a[0] - b[0];
    const double y = a[1] - b[1];
    const double z = a[2] - b[2];
    return x * x + y * y + z * z;
}

std::int64_t micrometres(double metres) { return std::llround(metres * 1e6); }

} // namespace

PlaceTree::PlaceTree(std::span<const shape::Coord> places) : places_(places.begin(), places.end()) {
    for (std::uint32_t row = 0; row < places.size(); ++row) {
        if (shape::is_finite(places[row])) {
            points_.push_back({in_space(places[row]), row});
        }
    }
    axis_.resize(points_.size());
    build(0, points_.size());
}

void PlaceTree::build(std::size_t begin, std::size_t end) {
    if (end - begin <= leaf) {
        return;
    }
    std::array<double, 3> low = points_[begin].at;
    std::array<double, 3> high = low;
    for (auto i = begin; i < end; ++i) {
        for (std::size_t a = 0; a < 3; ++a) {
            low[a] = std::min(low[a], points_[i].at[a]);
            high[a] = std::max(high[a], points_[i].at[a]);
        }
    }
    std::size_t axis = 0;
    for (std::size_t a = 1; a < 3; ++a) {
        axis = high[a] - low[a] > high[axis] - low[axis] ? a : axis;
    }
    const auto middle = begin + (end - begin) / 2;
    const auto at = [&](std::size_t i) { return points_.begin() + static_cast<std::ptrdiff_t>(i); };
    std::nth_element(at(begin), at(middle), at(end), [axis](const Point& a, const Point& b) {
        return std::tie(a.at[axis], a.row) < std::tie(b.at[axis], b.row);
    });
    axis_[middle] = static_cast<std::uint8_t>(axis);
    build(begin, middle);
    build(middle + 1, end);
}

/// Visits every point whose squared chord may be at most `limit()`, the nearer side first; `visit(point, squared chord)`.
template <class Visit, class Limit>
void PlaceTree::visit_near(std::size_t begin, std::size_t end, const Point& from, const Visit& visit, const Limit& limit) const {
    if (end - begin <= leaf) {
        for (auto i = begin; i < end; ++i) {
            visit(points_[i], squared(points_[i].at, from.at));
        }
        return;
    }
    const auto middle = begin + (end - begin) / 2;
    const double across = from.at[axis_[middle]] - points_[middle].at[axis_[middle]];
    across < 0 ? visit_near(begin, middle, from, visit, limit) : visit_near(middle + 1, end, from, visit, limit);
    visit(points_[middle], squared(points_[middle].at, from.at));
    if (across * across <= limit()) {
        across < 0 ? visit_near(middle + 1, end, from, visit, limit) : visit_near(begin, middle, from, visit, limit);
    }
}

void PlaceTree::nearest(shape::Coord from, std::size_t count, std::vector<Near>& out) const {
    out.clear();
    if (count == 0 || !shape::is_finite(from)) {
        return;
    }
    std::priority_queue<double> best; // squared chords of the nearest so far, the farthest on top
    visit_near(
        0, points_.size(), {in_space(from), 0},
        [&](const Point&, double chord) {
            if (best.size() < count) {
                best.push(chord);
            } else if (chord < best.top()) {
                best.pop();
                best.push(chord);
            }
        },
        [&] { return best.size() < count ? std::numeric_limits<double>::infinity() : best.top(); });
    if (best.empty()) {
        return;
    }
    within(from, Length::metres(geodesy::longest_over_chord(std::sqrt(best.top())) + measured_to_m), out);
    std::sort(out.begin(), out.end(), [](const Near& a, const Near& b) {
        return std::pair(micrometres(a.metres), a.row) < std::pair(micrometres(b.metres), b.row);
    });
    out.resize(std::min(out.size(), count));
}

void PlaceTree::within(shape::Coord from, Length distance, std::vector<Near>& out) const {
    out.clear();
    if (!shape::is_finite(from)) {
        return;
    }
    const double limit = distance.in_metres() + measured_to_m;
    visit_near(
        0, points_.size(), {in_space(from), 0},
        [&](const Point& point, double chord) {
            if (chord <= limit * limit) {
                if (const double metres = geodesy::distance(from, places_[point.row]).in_metres(); metres <= limit) {
                    out.push_back({point.row, metres});
                }
            }
        },
        [&] { return limit * limit; });
    std::sort(out.begin(), out.end(), [](const Near& a, const Near& b) { return a.row < b.row; });
}

} // namespace gridwarden::index
