#pragma once

#include "geodesy/geodesic.hpp"
#include "geodesy/nearest.hpp"
#include "oracle/point_in_polygon.hpp"
#include "shape/geometry.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <tuple>
#include <vector>

namespace gridwarden::oracle {

struct Near {
    std::int64_t millimetres;
    std::uint32_t row;
    std::int64_t nanometres = 0; ///< what bounds speak of
    friend bool operator==(const Near& a, const Near& b) { return a.millimetres == b.millimetres && a.row == b.row; }
    friend bool operator<(const Near& a, const Near& b) { return std::tie(a.millimetres, a.row) < std::tie(b.millimetres, b.row); }
};

inline Near near_at(double metres, std::uint32_t row) { return {std::llround(metres * 1e3), row, std::llround(metres * 1e9)}; }

/// The inverse problem from one position to every other; NaN rows are nowhere. Nearest first.
inline std::vector<Near> all_distances(shape::Coord from, const std::vector<shape::Coord>& points) {
    std::vector<Near> all;
    for (std::uint32_t row = 0; row < points.size(); ++row) {
        if (shape::is_finite(points[row])) {
            all.push_back(near_at(geodesy::distance(from, points[row]).in_metres(), row));
        }
    }
    std::sort(all.begin(), all.end());
    return all;
}

/// From edge to edge by trying every pair of edges, 0 where one holds a corner of the other. Not for geometries across the antimeridian.
inline double distance_between(const shape::Geometry& a, const shape::Geometry& b) {
    double least = std::numeric_limits<double>::infinity();
    const auto each_edge = [](const shape::Geometry& g, auto take) {
        for (const auto& part : g.parts) {
            for (const auto& path : part) {
                for (std::size_t i = 0; i < path.size(); ++i) {
                    if (path.size() == 1 || i + 1 < path.size()) {
                        take(path[i], path[std::min(i + 1, path.size() - 1)]);
                    }
                }
            }
        }
    };
    const auto holds_a_corner = [&](const shape::Geometry& holder, const shape::Geometry& held) {
        bool found = false;
        each_edge(held, [&](shape::Coord from, shape::Coord) {
            found = found || (holder.kind == shape::Kind::polygon && locate(holder, from) != Where::outside);
        });
        return found;
    };
    if (holds_a_corner(a, b) || holds_a_corner(b, a)) {
        return 0.0;
    }
    each_edge(a, [&](shape::Coord p, shape::Coord q) {
        each_edge(b, [&](shape::Coord r, shape::Coord s) { least = std::min(least, geodesy::nearest_between_edges(p, q, r, s).distance.in_metres()); });
    });
    return least;
}

} // namespace gridwarden::oracle
