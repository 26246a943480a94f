#include "analysis/reach.hpp"

#include "geodesy/geodesic.hpp"
#include "geometry/geometry.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace gridwarden::analysis {

namespace {

/// Along an arc: corners `out` times the radius away, `count` steps.
struct Steps {
    int count;
    double out; ///< makes the polygon's area that of the arc: sqrt(step / sin(step)); 2/3 of the sagitta lie outside
};

/// At a step of d the corners lie r d^2 / 12 outside and the edges half of that inside.
Steps steps_for(double radius_m, double turn_rad, double tolerance_m) {
    constexpr double widest = std::numbers::pi / 32; // a small disc still looks round
    const double step = std::min(widest, std::sqrt(12 * tolerance_m / std::max(radius_m, 1e-3)));
    const int count = std::max(1, static_cast<int>(std::ceil(turn_rad / step)));
    const double even = turn_rad / count;
    return {count, std::sqrt(even / std::sin(even))};
}

/// Longitude beside `near`, on the same turn.
shape::Coord beside(shape::Coord c, double near) { return {near + std::remainder(c.x - near, 360.0), c.y}; }

/// Corners of an arc, counter-clockwise from `from_deg` (an azimuth) through `turn_deg`, both ends included. Where straight sides go on
/// from the ends (`sides`), these lie on the arc.
void add_arc(shape::Path& path, shape::Coord centre, double radius_m, double from_deg, double turn_deg, double tolerance_m, bool sides = false) {
    const auto steps = steps_for(radius_m, turn_deg * std::numbers::pi / 180, tolerance_m);
    for (int i = 0; i <= steps.count; ++i) {
        const double azimuth = from_deg - turn_deg * i / steps.count;
        const double out = sides && (i == 0 || i == steps.count) ? 1.0 : steps.out;
        path.push_back(beside(geodesy::direct(centre, Angle::degrees(azimuth), Length::metres(radius_m * out)), centre.x));
    }
}

/// So many pieces of an edge that each is followed by a geodesic within a hundredth of the tolerance, when straight in lon/lat.
int pieces_of(double metres, double lat_deg, double tolerance_m) {
    const double bend = std::tan(std::min(1.5, std::abs(lat_deg) * std::numbers::pi / 180)) / (4 * 6.37e6);
    return std::max(1, static_cast<int>(std::ceil(metres * std::sqrt(bend / (tolerance_m / 100)))));
}

/// A side of a sector: a geodesic from or to the centre; the end on the arc is left to the arc.
void add_side(shape::Path& path, shape::Coord centre, double azimuth_deg, Length radius, bool outwards, double tolerance_m) {
    const int pieces = pieces_of(radius.in_metres(), centre.y, tolerance_m);
    for (int i = outwards ? 0 : 1; i < pieces; ++i) {
        const int k = outwards ? i : pieces - i;
        path.push_back(beside(geodesy::direct(centre, Angle::degrees(azimuth_deg), Length::metres(radius.in_metres() * k / pieces)), centre.x));
    }
}

shape::Path close(shape::Path path) {
    path.push_back(path.front());
    return path;
}

shape::Geometry round_a_point(shape::Coord centre, const Reach& reach, double tolerance_m) {
    shape::Path ring;
    if (reach.all_round()) {
        add_arc(ring, centre, reach.radius.in_metres(), 0, 360, tolerance_m);
        ring.pop_back();
    } else {
        const double right = reach.azimuth_deg + reach.fov_deg / 2;
        add_side(ring, centre, right, reach.radius, true, tolerance_m);
        add_arc(ring, centre, reach.radius.in_metres(), right, reach.fov_deg, tolerance_m);
        add_side(ring, centre, right - reach.fov_deg, reach.radius, false, tolerance_m);
    }
    return shape::polygon({close(std::move(ring))});
}

/// Two half discs and what lies between them.
shape::Geometry round_an_edge(shape::Coord a, shape::Coord b, double radius_m, double tolerance_m) {
    const auto line = geodesy::inverse(a, b);
    shape::Path ring;
    add_arc(ring, a, radius_m, line.azimuth_from.in_degrees() - 90, 180, tolerance_m, true);
    add_arc(ring, b, radius_m, line.azimuth_to.in_degrees() + 90, 180, tolerance_m, true);
    for (auto& c : ring) {
        c = beside(c, a.x);
    }
    return shape::polygon({close(std::move(ring))});
}

/// An edge straight in lon/lat, in pieces.
void round_long_edge(std::vector<shape::Geometry>& out, shape::Coord a, shape::Coord b, double radius_m, double tolerance_m) {
    const double metres = geodesy::distance(a, b).in_metres();
    const int pieces = pieces_of(metres, a.y, tolerance_m);
    const auto at = [&](int i) {
        const double t = static_cast<double>(i) / pieces;
        return i == pieces ? b : shape::Coord{a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
    };
    for (int i = 0; i < pieces; ++i) {
        out.push_back(round_an_edge(at(i), at(i + 1), radius_m, tolerance_m));
    }
}

shape::Geometry united(const std::vector<shape::Geometry>& pieces) {
    std::vector<const shape::Geometry*> all;
    for (const auto& piece : pieces) {
        all.push_back(&piece);
    }
    return geometry::unary_union(all);
}

} // namespace

shape::Geometry reach_outline(const Reach& reach, Length tolerance) {
    const double radius = reach.radius.in_metres();
    const double tolerance_m = tolerance.in_metres();
    if (radius == 0) {
        return reach.place.kind == shape::Kind::polygon ? reach.place : shape::Geometry{};
    }
    std::vector<shape::Geometry> pieces;
    if (reach.place.kind == shape::Kind::polygon) {
        pieces.push_back(reach.place);
    }
    for (const auto& part : reach.place.parts) {
        for (const auto& path : part) {
            if (path.size() == 1) {
                pieces.push_back(round_a_point(path.front(), reach, tolerance_m));
            }
            for (std::size_t i = 1; i < path.size(); ++i) {
                round_long_edge(pieces, path[i - 1], path[i], radius, tolerance_m);
            }
        }
    }
    return pieces.size() == 1 ? std::move(pieces.front()) : united(pieces);
}

} // namespace gridwarden::analysis
